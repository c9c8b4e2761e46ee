"""Readiness of people: counted by the measure of admission, tied to dimensions by the coordinator."""

import datetime as dt
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.smartcity.actions import set_dimensions
from lonto.regency.smartcity.choices import Dimension
from lonto.regency.smartcity.models import AcademyLink, Programme
from lonto.regency.smartcity.queries import people
from lonto.regency.smartcity.queries.people import readiness_of, trained_people
from lonto.regions.models import Region
from lonto.talent.training.academies import academy_row, eight_academies
from lonto.talent.training.models import Academy
from lonto.talent.training.models import Programme as TrainingProgramme
from tests.conftest import As
from tests.web.reading import text_of


@pytest.fixture
def academies(pilot: Region) -> list[Academy]:
    programme = TrainingProgramme.objects.create(
        regency=pilot, name="DTS", starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2025, 12, 31), target=20000
    )
    return Academy.objects.bulk_create(academy_row(programme, plan) for plan in eight_academies())


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """What the measure of admission counts, by academy and level."""
    counts: Counter[tuple[str, str]] = Counter()
    monkeypatch.setattr(people, "breakdown", lambda _measure, _region: dict(counts))
    return counts


def test_before_anybody_is_trained_every_number_is_zero(pilot: Region, academies: list[Academy]) -> None:
    rows = trained_people(pilot)
    assert len(rows) == len(academies)
    assert {row.total for row in rows} == {0}


def test_an_academy_counts_in_each_of_its_dimensions(
    coordinator: Membership, pilot: Region, academies: list[Academy], trained: Counter[tuple[str, str]]
) -> None:
    trained.update({("GTA", "basic"): 3, ("GTA", "advanced"): 4, ("TA", "basic"): 5, ("OLD", "basic"): 7})
    set_dimensions(by=coordinator, academy="GTA", dimensions=["governance", "society"])
    set_dimensions(by=coordinator, academy="TA", dimensions=["society"])
    rows = trained_people(pilot)
    found = {one.dimension: one for one in readiness_of(pilot, rows)}
    assert found[Dimension.GOVERNANCE].levels == [3, 0, 4]
    assert found[Dimension.SOCIETY].levels == [8, 0, 4]
    assert found[Dimension.LIVING].academies == ()
    assert {row.code: row.name for row in rows}["OLD"] == "OLD"
    assert sum(row.total for row in rows if not row.dimensions) == 7


def test_choosing_again_replaces_the_choice(coordinator: Membership, academies: list[Academy]) -> None:
    set_dimensions(by=coordinator, academy="GTA", dimensions=["governance", "society"])
    set_dimensions(by=coordinator, academy="GTA", dimensions=["society", "living"])
    assert [one.dimension for one in AcademyLink.objects.all()] == ["living", "society"]
    assert set_dimensions(by=coordinator, academy="GTA", dimensions=[]) == []


@pytest.mark.parametrize(("academy", "dimension"), [("NONE", "living"), ("GTA", "moon")])
def test_what_does_not_exist_is_tied_to_nothing(
    coordinator: Membership, academies: list[Academy], academy: str, dimension: str
) -> None:
    with pytest.raises(ValidationError):
        set_dimensions(by=coordinator, academy=academy, dimensions=[dimension])


def test_only_the_coordinator_chooses(officer: Membership, academies: list[Academy]) -> None:
    with pytest.raises(Http404):
        set_dimensions(by=officer, academy="GTA", dimensions=["living"])


def test_the_page_is_honest_before_anything_is_tied_and_leads_to_the_choice(
    coordinator: Membership, programme: Programme, academies: list[Academy], as_: As, trained: Counter[tuple[str, str]]
) -> None:
    trained.update({("GTA", "basic"): 1234})
    desk, page = as_(coordinator), reverse("smartcity:people")
    assert "Belum ada akademi yang dikaitkan" in text_of(desk.get(page))
    address = reverse("smartcity:academy", args=["GTA"])
    assert address in text_of(desk.get(page))
    desk.post(address, {"dimensions": ["governance"]})
    shown = text_of(desk.get(page))
    assert shown.count("1.234") >= 2
    assert "sehingga kesiapan per dimensi belum diketahui" not in shown
    assert 'aria-invalid="true"' in text_of(desk.post(address, {"dimensions": ["moon"]}))


def test_without_a_measure_the_page_says_that_nobody_counts(
    coordinator: Membership, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "measure_named", lambda _key: None)
    assert "tidak menghitung orang terlatih" in text_of(as_(coordinator).get(reverse("smartcity:people")))


def test_an_academy_of_nobody_is_not_found(coordinator: Membership, as_: As) -> None:
    assert as_(coordinator).get(reverse("smartcity:academy", args=["XYZ"])).status_code == 404
