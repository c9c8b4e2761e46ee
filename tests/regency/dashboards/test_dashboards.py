"""Dashboards: each number equals its measure, villages add up, needs come first, quarters shame nobody."""

import datetime as dt
import io
import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import read_sheets
from lonto.measures.periods import Period
from lonto.measures.queries import Question, answer
from lonto.regency.dashboards.actions import ask_report, make_report
from lonto.regency.dashboards.models import PeriodReport, ReportState
from lonto.regency.dashboards.queries.villages import Need, Quarter, all_measures, lines_of, quarter_of
from lonto.regency.dashboards.reports import composition
from lonto.regency.dashboards.reports.paper import pdf_of
from lonto.regency.plans.actions import move
from lonto.regency.plans.states import REPORT
from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of
from tests.conftest import As, make_member
from tests.downloads import content_of
from tests.regency.plans.planning import adopted, computed, handed_in

NUMBERS = st.lists(st.none() | st.integers(0, 50), min_size=1, max_size=30)


@pytest.fixture
def regent(coordinator: Membership) -> Membership:
    return make_member(coordinator.office, Role.REGENT, "bupati", "Edistasius Contoh")


@pytest.fixture
def district(village: Region) -> Region:
    return Region.objects.get(pk=village.parent_id)


@pytest.mark.django_db
def test_each_number_on_the_overview_is_that_of_its_measure(regent: Membership, as_: As, village: Region) -> None:
    regency = regent.office.region
    shown = as_(regent).get("/dashboards/").context
    asked = all_measures()
    truth = answer([Question(one.measure, one.period) for one in asked], [regency])
    assert [line["number"] for line in shown["numbers"]] == [numbers[regency.pk] for numbers in truth]
    assert len(shown["numbers"]) >= 12


@pytest.mark.django_db
def test_each_number_of_a_district_and_a_village_is_that_of_its_measure(
    regent: Membership, as_: As, village: Region, district: Region
) -> None:
    asked = all_measures()
    truth = answer([Question(one.measure, one.period) for one in asked], [village, district])
    shown = as_(regent).get(f"/dashboards/villages/{village.pk}/").context["numbers"]
    assert [(line["number"], line["district"]) for line in shown] == [
        (numbers[village.pk], numbers[district.pk]) for numbers in truth
    ]


@pytest.mark.django_db
def test_the_page_of_a_village_names_its_kind_and_its_district(
    regent: Membership, as_: As, village: Region, district: Region
) -> None:
    Region.objects.filter(pk=village.pk).update(kind="kelurahan")
    shown = as_(regent).get(f"/dashboards/villages/{village.pk}/").context
    assert shown["heading"] == f"Ikhtisar Kelurahan {village.name}"
    assert shown["lead"] == f"Kecamatan {district.name}"


def test_villages_add_up_to_districts_and_districts_to_the_regency(regent: Membership) -> None:
    regency = regent.office.region
    questions = [Question(one.measure, one.period) for one in all_measures() if len(one.measure.parts) == 1]
    districts, villages = list(districts_of(regency)), list(villages_of(regency))
    for numbers in answer(questions, [regency, *districts, *villages]):
        for each in districts:
            inside = [numbers[one.pk] or 0 for one in villages if one.parent_id == each.pk]
            assert numbers[each.pk] == sum(inside)
        assert numbers[regency.pk] == sum(numbers[each.pk] or 0 for each in districts)


@pytest.mark.django_db
def test_villages_that_need_more_stand_above_those_that_need_less(regent: Membership, district: Region) -> None:
    lines = lines_of(district)
    assert [(-len(one.needs), one.village.name) for one in lines] == sorted(
        (-len(one.needs), one.village.name) for one in lines
    )
    assert all(Need.NETWORK_UNKNOWN in one.needs for one in lines)


@pytest.mark.django_db
def test_a_need_shows_its_villages_alone(regent: Membership, as_: As, district: Region) -> None:
    client, address = as_(regent), f"/dashboards/districts/{district.pk}/"
    everything = client.get(address).context["lines"]
    assert len(client.get(address, {"need": Need.NO_NETWORK}).context["lines"]) == 0
    assert len(client.get(address, {"need": Need.NETWORK_UNKNOWN}).context["lines"]) == len(everything)
    assert len(client.get(address, {"need": "x"}).context["lines"]) == len(everything)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["districts/53.15.99/", "districts/53.15/", "villages/53.15.05/", "villages/53.08.01.2001/"]
)
def test_what_is_no_place_of_the_regency_is_not_found(regent: Membership, as_: As, path: str) -> None:
    assert as_(regent).get(f"/dashboards/{path}").status_code == 404


@pytest.mark.django_db
def test_what_waits_for_a_decision_leads_to_where_it_is_decided(
    coordinator: Membership, officer: Membership, regent: Membership, as_: As
) -> None:
    task = adopted(coordinator, computed(coordinator, handed_in(coordinator, officer), "3.1"), officer.office)[0]
    move(by=officer, task=task, way=REPORT, text="Selesai.")
    client = as_(regent)
    [decision] = [one for one in client.get("/dashboards/").context["decisions"] if "plans/tasks" in one.url]
    assert decision.count == client.get(decision.url).context["page"].paginator.count == 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "districts/53.15.05/", "villages/53.15.05.2008/"])
def test_a_page_needs_few_queries_and_the_same_number_again(
    regent: Membership, as_: As, village: Region, path: str
) -> None:
    client = as_(regent)
    client.get(f"/dashboards/{path}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/dashboards/{path}")
    assert len(queries) <= 22


@given(NUMBERS)
def test_equal_numbers_are_in_the_same_quarter(numbers: list[int | None]) -> None:
    quarters: dict[int | None, set[Quarter]] = {}
    for one in numbers:
        quarters.setdefault(one, set()).add(quarter_of(one, numbers))
    assert all(len(found) == 1 for found in quarters.values())


@given(NUMBERS)
def test_at_most_a_quarter_is_above_and_at_most_a_quarter_below(numbers: list[int | None]) -> None:
    known = [one for one in numbers if one is not None]
    placed = [quarter_of(one, numbers) for one in known]
    assert 4 * placed.count(Quarter.UPPER) <= len(known)
    assert 4 * placed.count(Quarter.LOWER) <= len(known)


@given(st.lists(st.integers(0, 50), min_size=4, max_size=30))
def test_a_higher_number_is_never_in_a_lower_quarter(numbers: list[int]) -> None:
    order = [Quarter.LOWER, Quarter.MIDDLE, Quarter.UPPER]
    places = [order.index(quarter_of(one, numbers)) for one in sorted(numbers)]
    assert places == sorted(places)


def test_three_neighbours_are_too_few_to_compare() -> None:
    assert quarter_of(1, [1, 2, 3]) is Quarter.NONE
    assert quarter_of(None, [1, 2, 3, 4, 5]) is Quarter.NONE


@pytest.mark.django_db
class TestReports:
    @pytest.fixture
    def report(self, coordinator: Membership, village: Region) -> PeriodReport:
        found = ask_report(by=coordinator, period=Period.year(timezone.localdate().year))
        assert make_report.call(str(found.pk)) == "made"
        found.refresh_from_db()
        return found

    def test_a_report_says_the_same_as_the_page(
        self, report: PeriodReport, coordinator: Membership, as_: As, village: Region
    ) -> None:
        shown = {str(one["title"]): one["number"] for one in as_(coordinator).get("/dashboards/").context["numbers"]}
        for one in report.content["measures"]:
            exact = one["exact"][report.regency_id]
            number = shown[one["title"]]
            assert (Decimal(exact) if exact else None) == (None if number is None else Decimal(number))

    def test_a_report_does_not_change_any_more(self, report: PeriodReport) -> None:
        before = report.content
        assert make_report.call(str(report.pk)) == "left alone"
        report.refresh_from_db()
        assert report.content == before

    def test_the_workbook_goes_down_to_the_villages(
        self, report: PeriodReport, coordinator: Membership, as_: As
    ) -> None:
        content = content_of(as_(coordinator).get(f"/dashboards/reports/{report.pk}.xlsx"))
        sheets = list(read_sheets(io.BytesIO(content), "laporan.xlsx"))
        villages = villages_of(report.regency).count()
        assert [len(sheet.rows) for sheet in sheets[1:3]] == [1 + districts_of(report.regency).count(), 1 + villages]
        assert len(sheets[0].rows) == 1 + len(report.content["measures"])

    def test_the_pdf_is_one_for_archives(self, report: PeriodReport) -> None:
        pdf = pdf_of(report.content)
        assert pdf.startswith(b"%PDF-")
        assert re.search(rb"pdfaid:part", pdf)

    def test_a_stock_of_the_past_that_no_night_recorded_is_left_open(self, coordinator: Membership) -> None:
        past = ask_report(by=coordinator, period=Period.month(2021, 3))
        make_report.call(str(past.pk))
        past.refresh_from_db()
        residents = next(one for one in past.content["measures"] if one["key"] == "residents")
        assert residents["number"] == ""
        assert pdf_of(past.content).startswith(b"%PDF-")

    @pytest.mark.parametrize("period", [Period.month(2019, 12), Period.year(2999)], ids=["before", "future"])
    def test_a_period_that_has_not_begun_or_is_too_old_is_refused(
        self, coordinator: Membership, period: Period
    ) -> None:
        with pytest.raises(ValidationError):
            ask_report(by=coordinator, period=period)

    def test_a_fault_stops_the_report_and_says_so(
        self, coordinator: Membership, as_: As, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_args: Any) -> None:
            raise RuntimeError("broken")

        asked = ask_report(by=coordinator, period=Period.month(2026, 1))
        monkeypatch.setattr("lonto.regency.dashboards.actions.compose", broken)
        with pytest.raises(RuntimeError, match="broken"):
            make_report.call(str(asked.pk))
        asked.refresh_from_db()
        assert asked.state == ReportState.HALTED
        page = as_(coordinator).get(f"/dashboards/reports/{asked.pk}/")
        assert asked.halted in page.content.decode()
        assert as_(coordinator).get(f"/dashboards/reports/{asked.pk}.pdf").status_code == 404

    def test_a_report_is_asked_for_by_its_form(self, coordinator: Membership, as_: As) -> None:
        client, year = as_(coordinator), timezone.localdate().year
        answered = client.post("/dashboards/reports/new/", {"year": str(year), "part": "q1"})
        report = PeriodReport.objects.get()
        assert answered["Location"] == f"/dashboards/reports/{report.pk}/"
        assert (report.first_on, report.last_on) == (dt.date(year, 1, 1), dt.date(year, 3, 31))
        assert "hx-get" in client.get(f"/dashboards/reports/{report.pk}/").content.decode()
        wrong = client.post("/dashboards/reports/new/", {"year": "1999", "part": "x"})
        assert set(wrong.context["form"].errors) == {"year", "part"}

    def test_the_printed_figures_are_those_of_the_content(self, report: PeriodReport) -> None:
        again = composition.compose(report.regency, report.days, timezone.localdate())
        assert [one["exact"] for one in again["measures"]] == [one["exact"] for one in report.content["measures"]]
