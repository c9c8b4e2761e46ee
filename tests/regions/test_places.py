"""Regions by what people write for them."""

import pytest

from lonto.regions.models import Region
from lonto.regions.places import Places
from lonto.regions.queries import villages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["53.15.05.2008", "5315052008", "Macang Tanggar", "MACANG  TANGGAR", "Desa Macang Tanggar"]
)
def test_a_village_is_found_by_code_and_by_name(pilot: Region, text: str) -> None:
    assert [region.pk for region in Places(villages_of(pilot)).find(text)] == ["53.15.05.2008"]


@pytest.mark.parametrize("text", ["", "Atlantis", "53.15.05.9999", "53", "53.10.01.2001", "٥٣", "\x00"])
def test_what_names_no_village_here_finds_none(pilot: Region, text: str) -> None:
    assert Places(villages_of(pilot)).find(text) == []


def test_a_name_that_several_villages_share_finds_them_all(pilot: Region) -> None:
    one, other = villages_of(pilot).order_by("pk")[:2]
    other.name, other.kind = one.name, one.kind
    assert len(Places([one, other]).find(one.name)) == 2
