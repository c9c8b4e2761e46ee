"""Regions are found by code, former code, name and parent."""

import csv
import gzip

import pytest

from lonto.regions.actions import DATA, load_regions
from lonto.regions.choices import Level
from lonto.regions.models import Border, Region
from lonto.regions.queries import ancestor, by_code, by_name, children_of, known_codes, villages_of


def test_the_tree_ships_all_regions_of_the_country() -> None:
    with gzip.open(DATA / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 91_599
    assert not [column for column in rows[0] if "bps" in column]


def test_a_village_is_found_by_its_code(pilot: Region) -> None:
    region = by_code("53.15.05.2008")

    assert region is not None
    assert (region.name, region.level) == ("Macang Tanggar", Level.VILLAGE)


def test_a_former_code_leads_to_the_village_of_today(pilot: Region) -> None:
    region = by_code("53.15.01.2009")

    assert region is not None
    assert (region.pk, region.name) == ("53.15.11.2011", "Kombo")


def test_an_unknown_code_finds_nothing(pilot: Region) -> None:
    assert by_code("99.99") is None


@pytest.mark.parametrize("words", ["macang tang", "MACANG  TANGGAR", "Macang"])
def test_a_name_is_found_by_its_beginning_whatever_the_case(words: str, pilot: Region) -> None:
    assert "53.15.05.2008" in by_name(words, within=pilot, level=Level.VILLAGE).values_list("pk", flat=True)


def test_the_pilot_has_12_districts_and_169_villages(pilot: Region) -> None:
    assert children_of(pilot).count() == 12
    assert villages_of(pilot).count() == 169


def test_a_village_yields_itself(village: Region) -> None:
    assert list(villages_of(village)) == [village]


def test_a_district_does_not_take_villages_of_a_district_with_a_longer_code(pilot: Region) -> None:
    district = Region.objects.get(pk="53.15.01")

    assert {pk[:9] for pk in villages_of(district).values_list("pk", flat=True)} == {"53.15.01."}


def test_ancestors_are_found_at_each_level(village: Region) -> None:
    assert [ancestor(village, level).name for level in Level] == [
        "Nusa Tenggara Timur",
        "Kabupaten Manggarai Barat",
        "Komodo",
        "Macang Tanggar",
    ]


def test_known_codes_hold_former_regencies(pilot: Region) -> None:
    codes = known_codes()

    assert {"5315", "5310", "9101"} <= codes.regencies
    assert "9471" not in codes.regencies
    assert "531505" in codes.districts


def test_each_pilot_region_has_its_border(pilot: Region) -> None:
    assert Border.objects.count() == 182


def test_loading_again_changes_nothing(pilot: Region) -> None:
    before = list(Region.objects.order_by("pk").values_list())

    load_regions(villages_of="53.15")

    assert list(Region.objects.order_by("pk").values_list()) == before
