"""A pledge is a number that is read from its measure or series, never typed; what it said before is kept."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.measures import registry
from lonto.measures.registry import Kind
from lonto.regency.agreements.actions import (
    add_milestone,
    add_pledge,
    close_agreement,
    drop_pledge,
    remove_pledge,
    update_pledge,
)
from lonto.regency.agreements.models import Agreement, Pledge
from lonto.regency.agreements.pace import Standing
from lonto.regency.agreements.queries import PledgeView, standing_pledges, views_of
from lonto.regency.agreements.words import facts_of, pace_of, sentence_of, tag_of
from lonto.regency.figures.actions import create_series
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from tests.measures.counters import Counter, measure
from tests.regency.agreements.conftest import TODAY, Promise, Report, on, pledge_details, series_details


def refused(action: Any, **arguments: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        action(**arguments)
    return list(caught.value.message_dict) if hasattr(caught.value, "error_dict") else [""]


def view(pledge: Pledge) -> PledgeView:
    return views_of(Pledge.objects.filter(pk=pledge.pk).select_related("region", "office"), pledge.regency)[0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": Decimal(-1)}, "target"),
        ({"target": Decimal(0)}, "target"),
        ({"falls": True}, "target"),
        ({"due_on": on("2025-12-31")}, "due_on"),
        ({"due_on": on("2025-01-01")}, "due_on"),
        ({"due_on": on("2025-01-01"), "baseline": None}, "due_on"),
        ({"target": Decimal(-1), "due_on": None}, "target"),
        ({"indicator": "measure:nothing"}, "indicator"),
        ({"indicator": ""}, "indicator"),
        ({"target": Decimal(10) ** 17}, "target"),
    ],
)
def test_what_is_no_promise_is_refused_at_its_field(promise: Promise, changes: dict[str, Any], field: str) -> None:
    assert refused(promise, **changes) == [field]
    assert not Pledge.objects.exists()


def test_a_target_below_the_baseline_is_a_pledge_that_falls(promise: Promise, report: Report) -> None:
    falling = promise(baseline=Decimal(100), target=Decimal(10), falls=True)
    report(20, "2026-10-31")
    assert view(falling).progress.standing is Standing.ON_TRACK


def test_a_region_of_no_party_is_refused(
    officer: Membership, agreement: Agreement, series: Series, village: Region, other_village: Region
) -> None:
    whole = agreement.parties.get(name="Kabupaten")
    whole.region = village
    whole.save()
    details = pledge_details(officer.office, str(Reference.of_series(series.pk)), region=other_village)
    assert refused(add_pledge, by=officer, agreement=agreement, details=details) == ["region"]
    inside = pledge_details(officer.office, str(Reference.of_series(series.pk)), region=village)
    assert add_pledge(by=officer, agreement=agreement, details=inside).region == village


def test_a_region_of_another_regency_is_refused(promise: Promise) -> None:
    assert refused(promise, region=Region.objects.get(pk="53.10")) == ["region"]


def test_progress_comes_from_the_reported_series(promise: Promise, report: Report) -> None:
    pledge = promise()
    assert view(pledge).progress.standing is Standing.UNKNOWN
    report(4_000, "2026-03-31")
    report(9_000, "2026-10-31")
    found = view(pledge)
    assert (found.progress.value, found.progress.standing) == (Fraction(9_000), Standing.LATE)
    assert (found.value.as_of, found.indicator.is_reported) == (on("2026-10-31"), True)
    assert found.progress.share == Fraction(9, 20)


def test_progress_comes_from_the_measure(promise: Promise, village: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    count = Counter({village.pk: {("1",): 12_500, ("2",): 7_000}})
    registered = dict(registry._measures)
    monkeypatch.setattr(registry, "_measures", registered)
    registry.register(measure(count, "people"))
    pledge = promise(indicator="measure:people")
    assert (view(pledge).progress.value, view(pledge).progress.standing) == (Fraction(19_500), Standing.AHEAD)
    women = promise(title="Perempuan", indicator="measure:people:sex=2")
    assert view(women).progress.value == 7_000
    del registered["people"]
    gone = view(pledge)
    assert (gone.indicator.is_known, gone.progress.value, gone.needs_attention) == (False, None, True)
    assert str(tag_of(gone).label)


def test_a_pledge_whose_measure_is_gone_can_be_given_another(
    promise: Promise, officer: Membership, monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    registered = dict(registry._measures)
    monkeypatch.setattr(registry, "_measures", registered)
    registry.register(measure(Counter(), "people"))
    pledge = promise(indicator="measure:people")
    del registered["people"]
    kept = pledge_details(officer.office, "measure:people", note="catatan")
    assert refused(update_pledge, by=officer, pledge=pledge, details=kept) == ["indicator"]
    series = Series.objects.get()
    report(9_000, "2026-10-31")
    other = pledge_details(officer.office, str(Reference.of_series(series.pk)))
    changed = update_pledge(by=officer, pledge=pledge, details=other, reason="ukuran berganti nama")
    assert view(changed).progress.value == 9_000


def test_a_flow_is_counted_from_its_beginning(
    promise: Promise, village: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    def days(villages: Any, period: Any) -> Any:
        return {village.pk: {(): (period.last - period.first).days + 1}}

    monkeypatch.setattr(registry, "_measures", dict(registry._measures))
    registry.register(measure(days, "daily", kind=Kind.FLOW, axes=()))  # type: ignore[arg-type]
    assert refused(promise, indicator="measure:daily", begins_on=None) == ["begins_on"]
    assert refused(promise, indicator="measure:daily", baseline=Decimal(5)) == ["baseline"]
    pledge = promise(indicator="measure:daily", begins_on=on("2026-01-01"), target=Decimal(365))
    assert view(pledge).progress.value == 329
    assert view(pledge).progress.standing is Standing.ON_TRACK


def test_a_pledge_without_a_date_is_open_and_never_late(promise: Promise, report: Report) -> None:
    pledge = promise(due_on=None, baseline=None)
    report(9_000, "2026-10-31")
    assert view(pledge).progress.standing is Standing.OPEN
    assert sentence_of(view(pledge)) == ""


def test_after_the_date_the_number_of_the_last_day_counts(promise: Promise, report: Report) -> None:
    pledge = promise(due_on=on("2026-06-30"))
    report(20_000, "2026-05-31")
    report(100, "2026-07-31")
    assert view(pledge).progress.standing is Standing.MET
    missed = promise(title="lain", due_on=on("2026-06-30"), target=Decimal(30_000))
    assert view(missed).progress.standing is Standing.MISSED


def test_what_was_not_reported_again_falls_behind(promise: Promise, report: Report) -> None:
    pledge = promise()
    report(10_000, "2026-06-30")
    with time_machine.travel("2026-07-01T04:00:00Z", tick=False):
        assert view(pledge).progress.standing is Standing.ON_TRACK
    assert view(pledge).progress.standing is Standing.LATE


def test_the_words_say_pace_and_need(promise: Promise, report: Report) -> None:
    pledge = promise()
    report(9_400, "2026-11-25")
    found = view(pledge)
    assert pace_of(found, found.progress.pace).startswith("870 orang")
    assert "1 Des 2027" in sentence_of(found)
    assert len(facts_of(found)) == 12


def test_a_change_of_a_signed_pledge_keeps_what_it_said_with_the_reason(
    promise: Promise, officer: Membership, series: Series
) -> None:
    pledge = promise()
    reference = str(Reference.of_series(series.pk))
    less = pledge_details(officer.office, reference, target=Decimal(15_000))
    assert refused(update_pledge, by=officer, pledge=pledge, details=less) == ["reason"]
    update_pledge(by=officer, pledge=pledge, details=less, reason="anggaran dipotong")
    revision = pledge.revisions.get()
    assert (revision.before, revision.reason) == ({"target": "20000.0000"}, "anggaran dipotong")


def test_a_remark_needs_no_reason(promise: Promise, officer: Membership, series: Series) -> None:
    pledge = promise()
    details = pledge_details(officer.office, str(Reference.of_series(series.pk)), note="lihat lampiran")
    assert update_pledge(by=officer, pledge=pledge, details=details).note == "lihat lampiran"
    assert not pledge.revisions.exists()


def test_a_signed_pledge_is_given_up_and_not_removed(promise: Promise, officer: Membership) -> None:
    pledge = promise()
    assert refused(remove_pledge, by=officer, pledge=pledge) == [""]
    dropped = drop_pledge(by=officer, pledge=pledge, reason="kementerian menarik diri")
    assert dropped.dropped_on == TODAY
    assert refused(add_milestone, by=officer, pledge=pledge, on=on("2026-06-30"), value=Decimal(5)) == [""]
    assert not standing_pledges(Agreement.objects.all()).exists()


@pytest.mark.parametrize(
    ("day", "value", "field"),
    [("2027-01-01", 5_000, "on"), ("2025-12-31", 5_000, "on"), ("2026-06-30", 30_000, "value")],
)
def test_a_milestone_lies_on_the_way(promise: Promise, officer: Membership, day: str, value: int, field: str) -> None:
    pledge = promise()
    arguments = {"pledge": pledge, "on": on(day), "value": Decimal(value)}
    assert refused(add_milestone, by=officer, **arguments) == [field]
    assert not pledge.milestones.exists()


def test_milestones_bend_the_plan(promise: Promise, officer: Membership, report: Report) -> None:
    pledge = promise()
    report(9_000, "2026-10-31")
    add_milestone(by=officer, pledge=pledge, on=on("2026-11-30"), value=Decimal(8_000))
    assert view(pledge).progress.standing is Standing.AHEAD


def test_a_pledge_without_a_line_has_no_milestones(promise: Promise, officer: Membership) -> None:
    pledge = promise(baseline=None)
    assert refused(add_milestone, by=officer, pledge=pledge, on=on("2026-06-30"), value=Decimal(5)) == [""]


def test_a_change_may_not_leave_a_milestone_beside_the_way(
    promise: Promise, officer: Membership, series: Series
) -> None:
    pledge = promise()
    add_milestone(by=officer, pledge=pledge, on=on("2026-06-30"), value=Decimal(8_000))
    reference = str(Reference.of_series(series.pk))
    for changes, field in (({"target": Decimal(5_000)}, "target"), ({"due_on": on("2026-05-31")}, "due_on")):
        details = pledge_details(officer.office, reference, **changes)
        assert refused(update_pledge, by=officer, pledge=pledge, details=details, reason="x") == [field]
    without = pledge_details(officer.office, reference, baseline=None)
    assert refused(update_pledge, by=officer, pledge=pledge, details=without, reason="x") == [""]


def test_the_pledges_of_a_closed_agreement_stay(promise: Promise, officer: Membership, agreement: Agreement) -> None:
    pledge = promise()
    close_agreement(by=officer, agreement=agreement, closed_on=TODAY, reason="selesai")
    assert refused(drop_pledge, by=officer, pledge=pledge, reason="x") == [""]


def test_another_agency_promises_nothing_here(agreement: Agreement, other_officer: Membership, series: Series) -> None:
    details = pledge_details(other_officer.office, str(Reference.of_series(series.pk)))
    with pytest.raises(NotAllowed):
        add_pledge(by=other_officer, agreement=agreement, details=details)


def test_a_hundred_pledges_are_judged_with_as_many_queries_as_one(
    promise: Promise, report: Report, officer: Membership, django_assert_max_num_queries: Any
) -> None:
    report(9_000, "2026-10-31")
    other = create_series(by=officer, details=series_details(officer.office, title="Lain"))
    for number in range(6):
        indicator = ["measure:residents", "measure:families", str(Reference.of_series(other.pk))][number % 3]
        due = on("2026-02-28") + dt.timedelta(days=30 * number)
        promise(title=f"Janji {number}", indicator=indicator, due_on=due)
    rows = Pledge.objects.select_related("region", "office").prefetch_related("milestones")
    views_of(rows, officer.office.region)
    with django_assert_max_num_queries(7):
        assert len(views_of(rows, officer.office.region)) == 6
