"""What anybody may read of agreements: those that their agency shows, and no number that gives somebody away."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.measures import registry
from lonto.regency.agreements.actions import drop_pledge, set_public, update_pledge
from lonto.regency.agreements.models import Agreement, Duty, Pledge
from lonto.regency.agreements.pace import Standing
from lonto.regency.agreements.queries import IN_PUBLIC_TABLES, PublicPledge, public_facts
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from tests.conftest import As
from tests.measures.counters import Counter, measure
from tests.regency.agreements.conftest import TODAY, Promise, Report, agreement_details, on, pledge_details


@pytest.fixture
def shown(officer: Membership, agreement: Agreement) -> Agreement:
    return set_public(by=officer, agreement=agreement, is_public=True)


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    count = Counter()
    monkeypatch.setattr(registry, "_measures", dict(registry._measures))
    registry.register(measure(count, "people"))
    return count


def only_pledge(regency: Region) -> PublicPledge:
    [agreement] = public_facts(regency)
    [pledge] = agreement.pledges
    return pledge


def test_nothing_is_public_until_its_agency_shows_it(agreement: Agreement, officer: Membership, pilot: Region) -> None:
    assert public_facts(pilot) == []
    set_public(by=officer, agreement=agreement, is_public=True)
    assert [one.title for one in public_facts(pilot)] == [agreement.title]
    set_public(by=officer, agreement=agreement, is_public=False)
    assert public_facts(pilot) == []
    verbs = Entry.objects.filter(verb__startswith="agreements.").order_by("number").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["agreements.publish", "agreements.unpublish"]


def test_another_agency_shows_nothing(agreement: Agreement, other_officer: Membership, pilot: Region) -> None:
    with pytest.raises(NotAllowed):
        set_public(by=other_officer, agreement=agreement, is_public=True)
    assert public_facts(pilot) == []


def test_an_agreement_is_public_for_its_own_regency_alone(shown: Agreement) -> None:
    assert public_facts(Region.objects.get(pk="53.10")) == []


def test_the_button_of_the_page_shows_and_hides(
    agreement: Agreement, officer: Membership, pilot: Region, as_: As
) -> None:
    client, url = as_(officer), reverse("agreements:publish", args=[agreement.pk])
    client.post(url, {"public": "1"})
    assert len(public_facts(pilot)) == 1
    client.post(url, {})
    assert public_facts(pilot) == []


def test_the_facts_say_what_was_agreed_and_where_it_stands(
    shown: Agreement, promise: Promise, report: Report, pilot: Region
) -> None:
    promise()
    report(9_000, "2026-10-31")
    [agreement] = public_facts(pilot)
    details = agreement_details(shown.office)
    assert (agreement.title, agreement.subject, agreement.ends_on) == (details.title, details.subject, details.ends_on)
    assert (agreement.parties, agreement.office) == (("Badan PSDM", "Kabupaten"), shown.office.name)
    [pledge] = agreement.pledges
    assert (pledge.value, pledge.target, pledge.share) == (9_000, Decimal(20_000), Decimal("0.4500"))
    assert (pledge.standing, pledge.as_of, pledge.is_reported) == (Standing.LATE, on("2026-10-31"), True)
    assert (pledge.region_name, pledge.unit, pledge.is_hidden) == (pilot.name, "orang", False)


def test_duties_remarks_and_reasons_stay_inside(
    shown: Agreement, promise: Promise, duty: Duty, officer: Membership, series: Series, pilot: Region
) -> None:
    pledge = promise(note="catatan rahasia")
    reference = str(Reference.of_series(series.pk))
    less = pledge_details(officer.office, reference, target=Decimal(15_000), note="catatan rahasia")
    update_pledge(by=officer, pledge=pledge, details=less, reason="alasan rahasia")
    drop_pledge(by=officer, pledge=pledge, reason="alasan rahasia")
    found = repr(public_facts(pilot))
    assert "15000" in found
    assert "rahasia" not in found
    assert duty.text not in found


def test_a_pledge_that_was_given_up_says_so_and_is_not_judged(
    shown: Agreement, promise: Promise, report: Report, officer: Membership, pilot: Region
) -> None:
    report(9_000, "2026-10-31")
    drop_pledge(by=officer, pledge=promise(), reason="x")
    assert (only_pledge(pilot).standing, only_pledge(pilot).dropped_on) == (None, TODAY)


@pytest.mark.parametrize(("number", "is_hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_small_count_is_hidden_with_its_share_and_how_it_stands(
    shown: Agreement, promise: Promise, counter: Counter, village: Region, pilot: Region, number: int, is_hidden: bool
) -> None:
    counter.now = {village.pk: {("1",): number}}
    promise(indicator="measure:people")
    pledge = only_pledge(pilot)
    assert pledge.is_hidden is is_hidden
    assert pledge.value == (None if is_hidden else number)
    assert (pledge.share is None) is is_hidden
    assert pledge.standing is (None if is_hidden else Standing.LATE)


@pytest.mark.parametrize("place", ["village", "district"])
def test_what_is_counted_below_the_regency_could_be_what_another_table_hides(
    shown: Agreement, promise: Promise, counter: Counter, village: Region, pilot: Region, place: str
) -> None:
    counter.now = {village.pk: {("1",): 800}}
    promise(indicator="measure:people", region=village if place == "village" else village.parent)
    assert (only_pledge(pilot).is_hidden, only_pledge(pilot).value) == (True, None)


def test_a_part_of_a_count_is_hidden_and_its_whole_is_not(
    shown: Agreement, promise: Promise, counter: Counter, village: Region, pilot: Region
) -> None:
    counter.now = {village.pk: {("1",): 800, ("2",): 3}}
    promise(title="semua", indicator="measure:people")
    promise(title="laki-laki", indicator="measure:people:sex=1")
    [agreement] = public_facts(pilot)
    assert {one.title: one.value for one in agreement.pledges} == {"semua": 803, "laki-laki": None}


@pytest.mark.parametrize("key", sorted(IN_PUBLIC_TABLES))
def test_what_the_public_tables_may_hide_is_left_to_them(
    shown: Agreement, promise: Promise, pilot: Region, monkeypatch: pytest.MonkeyPatch, village: Region, key: str
) -> None:
    assert registry.measure_named(key) is not None
    monkeypatch.setattr(registry, "_measures", dict(registry._measures))
    registry._measures.pop(key)
    registry.register(measure(Counter({village.pk: {("1",): 800}}), key))
    promise(indicator=f"measure:{key}")
    assert (only_pledge(pilot).is_hidden, only_pledge(pilot).value, only_pledge(pilot).share) == (True, None, None)


def test_a_pledge_whose_number_is_gone_has_none(shown: Agreement, promise: Promise, pilot: Region) -> None:
    promise()
    Pledge.objects.update(indicator="measure:renamed")
    assert (only_pledge(pilot).value, only_pledge(pilot).is_hidden) == (None, False)


def test_more_pledges_cost_no_more_queries(
    shown: Agreement, promise: Promise, report: Report, pilot: Region, django_assert_max_num_queries: Any
) -> None:
    report(9_000, "2026-10-31")
    for number in range(8):
        promise(title=f"Janji {number}")
    with django_assert_max_num_queries(7):
        assert len(public_facts(pilot)[0].pledges) == 8


def test_the_public_page_of_the_regency_shows_the_agreement_with_its_progress(
    client: Client, officer: Membership, agreement: Agreement, promise: Promise, report: Report
) -> None:
    pledge = promise()
    report(40, "2026-01-31")
    assert agreement.title not in client.get("/public/53.15/").content.decode()
    set_public(by=officer, agreement=agreement, is_public=True)
    cache.clear()
    page = client.get("/public/53.15/").content.decode()
    assert escape(agreement.title) in page
    assert escape(pledge.title) in page
    assert ">40" in page.replace(" ", "").replace("\n", "")


def test_the_public_page_costs_the_same_however_many_pledges_it_shows(
    client: Client, shown: Agreement, promise: Promise, django_assert_num_queries: Any
) -> None:
    promise()
    client.get("/public/53.15/")
    cache.clear()
    with CaptureQueriesContext(connection) as few:
        client.get("/public/53.15/")
    for number in range(5):
        promise(title=f"Komitmen {number}")
    cache.clear()
    with django_assert_num_queries(len(few)):
        client.get("/public/53.15/")


def test_the_shown_agreements_are_open_data_in_which_a_hidden_number_is_missing(
    client: Client, shown: Agreement, promise: Promise, report: Report, counter: Counter
) -> None:
    promise()
    report(40, "2026-01-31")
    data = client.get("/public/53.15/agreements.json").json()
    [agreement] = data["agreements"]
    assert (data["code"], agreement["title"]) == ("53.15", shown.title)
    assert [one["value"] for one in agreement["pledges"]] == ["40"]
    assert client.get("/public/99.99/agreements.json").status_code == 404
