"""The pages of the masterplan as their readers and writers use them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.figures.references import Reference
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.models import Activity, Goal, Indicator, Masterplan, Programme
from lonto.regency.smartcity.timeline import NARROW_LABEL, Timeline
from tests.conftest import As
from tests.regency.smartcity.planning import activity_details, indicator_details, make_programme, make_series
from tests.web.reading import text_of


def page(name: str, pk: object = None) -> str:
    return reverse(f"smartcity:{name}", args=[] if pk is None else [pk])


def test_the_coordinator_writes_a_plan_from_the_first_page_on(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    desk = as_(coordinator)
    assert page("plan_new") in text_of(desk.get(page("home")))
    sent = {"title": "Rencana 2025", "vision": "Dekat.", "first_year": "2025", "last_year": "2028"}
    assert "lima sampai sepuluh tahun" in text_of(desk.post(page("plan_new"), sent))
    assert not Masterplan.objects.exists()
    desk.post(page("plan_new"), {**sent, "last_year": "2030"})
    plan = Masterplan.objects.get()
    desk.post(page("goal_new", plan.pk), {"dimension": "branding", "text": "Dikenal dunia."})
    programme = {
        "kind": "programme",
        "name": "Promosi bersama",
        "aim": "Kunjungan merata.",
        "part": "branding-1",
        "layer": "superstructure",
        "office": str(officer.office_id),
        "first_on": "01-02-2025",
        "last_on": "31-12-2027",
    }
    refused = text_of(desk.post(page("programme_new", plan.pk), {**programme, "last_on": "31-12-2031"}))
    assert 'aria-invalid="true"' in refused
    assert "Promosi bersama" in refused
    desk.post(page("programme_new", plan.pk), programme)
    made = Programme.objects.get()
    desk.post(page("activity_new", made.pk), {"name": "Pameran", "first_on": "01-03-2025", "last_on": "05-03-2025"})
    desk.post(page("budget_new", made.pk), {"year": "2025", "source": "state", "amount": "Rp 1.250.000.000"})
    desk.post(
        page("indicator_new", made.pk),
        {
            "kind": "output",
            "reference": "measure:letters-issued",
            "baseline": "0",
            "target": "1.500,5",
            "due_on": "31-12-2027",
        },
    )
    assert Indicator.objects.get().target == Decimal("1500.5")
    shown = text_of(desk.get(page("programme", made.pk)))
    for expected in ("Pameran", "1.250.000.000", "1.500,5", "Promosi bersama"):
        assert expected in shown
    home = text_of(desk.get(page("home")))
    assert "Dikenal dunia." in home
    assert "1.250.000.000" in home
    assert Goal.objects.get().number == 1


def test_the_twelve_names_that_nobody_has_confirmed_are_marked(
    coordinator: Membership, plan: Masterplan, as_: As
) -> None:
    assert text_of(as_(coordinator).get(page("home"))).count("(nama belum terkonfirmasi)") == 12


def test_an_owner_reports_moves_and_ticks(
    officer: Membership, coordinator: Membership, programme: Programme, as_: As
) -> None:
    activity = actions.add_activity(by=coordinator, programme=programme, details=activity_details())
    desk = as_(officer)
    assert page("programme_edit", programme.pk) not in text_of(desk.get(page("programme", programme.pk)))
    desk.post(page("report", programme.pk), {"text": "Jaringan di dua desa belum ada."})
    desk.post(reverse("smartcity:step", args=[programme.pk, "start"]), {"text": "Kontrak ditandatangani."})
    desk.post(page("activity_done", activity.pk), {"done": "yes"})
    shown = text_of(desk.get(page("programme", programme.pk)))
    assert "Jaringan di dua desa belum ada." in shown
    assert "Kontrak ditandatangani." in shown
    assert Activity.objects.get().done_on is not None
    desk.post(page("activity_done", activity.pk), {"done": "no"})
    assert Activity.objects.get().done_on is None


def test_a_step_that_somebody_has_taken_already_is_refused_in_words(
    officer: Membership, programme: Programme, as_: As
) -> None:
    desk, address = as_(officer), reverse("smartcity:step", args=[programme.pk, "start"])
    desk.post(address, {"text": "Mulai."})
    assert "Berjalan" in text_of(desk.post(address, {"text": "Mulai lagi."}))
    assert programme.reports.count() == 1


def test_another_agency_reads_and_does_not_report(planner: Membership, programme: Programme, as_: As) -> None:
    desk = as_(planner)
    assert desk.get(page("programme", programme.pk)).status_code == 200
    assert desk.get(page("report", programme.pk)).status_code == 404
    assert desk.get(reverse("smartcity:step", args=[programme.pk, "start"])).status_code == 404


@pytest.mark.parametrize("name", ["fly", "start-", "drop"])
def test_a_step_that_is_none_of_theirs_is_not_found(
    officer: Membership, programme: Programme, as_: As, name: str
) -> None:
    assert as_(officer).get(reverse("smartcity:step", args=[programme.pk, name])).status_code == 404


def test_late_programmes_wait_on_the_home_of_their_owner(
    officer: Membership, planner: Membership, programme: Programme, as_: As
) -> None:
    assert f"{page('programmes')}?due=late" in text_of(as_(officer).get("/"))
    assert f"{page('programmes')}?due=late" not in text_of(as_(planner).get("/"))


@pytest.mark.parametrize("query", ["dimension=moon", "layer=x", "kind=%00", "state=x", "due=x", "sort=x", "page=99"])
def test_a_filter_that_makes_no_sense_narrows_nothing(
    officer: Membership, programme: Programme, as_: As, query: str
) -> None:
    assert programme.name in text_of(as_(officer).get(f"{page('programmes')}?{query}"))


def test_the_board_shows_a_programme_in_its_state_and_dimension(
    officer: Membership, programme: Programme, as_: As
) -> None:
    desk, address = as_(officer), page("board", programme.masterplan_id)
    assert programme.name in text_of(desk.get(address))
    assert programme.name in text_of(desk.get(f"{address}?dimension=governance"))
    assert programme.name not in text_of(desk.get(f"{address}?dimension=living"))
    assert programme.name in text_of(desk.get(f"{address}?dimension=moon"))


def test_the_timeline_places_bars_by_their_days(coordinator: Membership, programme: Programme) -> None:
    plan = programme.masterplan
    drawn = Timeline(plan, [programme], dt.date(2024, 1, 1))
    [bar] = drawn.bars
    days = (dt.date(2034, 1, 1) - dt.date(2024, 1, 1)).days
    assert bar.x == f"{100 * 366 / days:.2f}%"
    assert bar.width == f"{100 * (365 * 3 + 366) / days:.2f}%"
    assert [year for year, _x in drawn.years] == list(range(2024, 2034))
    assert drawn.today_x == "0.00%"
    assert Timeline(plan, [programme], dt.date(2034, 1, 1)).today_x == ""


def test_a_long_name_is_cut_for_telephones_alone(coordinator: Membership, programme: Programme) -> None:
    programme.name = "Seratus usaha baru dengan pembayaran nontunai"
    drawn = Timeline(programme.masterplan, [programme], dt.date(2026, 1, 1)).bars[0]
    assert drawn.label == str(programme)
    assert len(drawn.narrow_label) == NARROW_LABEL


def test_the_timeline_has_its_table(officer: Membership, programme: Programme, as_: As) -> None:
    shown = text_of(as_(officer).get(page("timeline", programme.masterplan_id)))
    assert "<rect" in shown
    assert shown.count(programme.name) >= 2


def test_a_series_that_is_gone_is_said_on_the_page(
    coordinator: Membership, officer: Membership, programme: Programme, as_: As
) -> None:
    series = make_series(officer)
    details = indicator_details(reference=str(Reference.of_series(series.pk)))
    indicator = actions.add_indicator(by=coordinator, programme=programme, details=details)
    series.delete()
    shown = text_of(as_(coordinator).get(page("programme", programme.pk)))
    assert "Deret ini tidak ada lagi" in shown
    assert as_(coordinator).get(page("indicator_edit", indicator.pk)).status_code == 200


def test_numbers_too_large_and_strange_letters_are_refused_in_words(
    coordinator: Membership, programme: Programme, as_: As
) -> None:
    desk = as_(coordinator)
    for name, sent in (
        ("budget_new", {"year": "9" * 30, "source": "state", "amount": "9" * 40}),
        ("activity_new", {"name": "a\0b", "first_on": "99-99-9999", "last_on": ""}),
        (
            "indicator_new",
            {"kind": "x", "reference": "measure:x:y", "baseline": "9" * 30, "target": "∞", "due_on": "0"},
        ),
        ("report", {"text": "\0"}),
    ):
        assert desk.post(page(name, programme.pk), sent).status_code == 200
    assert not programme.budget.exists()
    assert not programme.activities.exists()


@pytest.mark.parametrize("name", ["programmes", "home", "timeline", "board"])
def test_pages_cost_the_same_with_more_programmes(
    coordinator: Membership,
    officer: Membership,
    plan: Masterplan,
    as_: As,
    name: str,
) -> None:
    desk = as_(coordinator)
    address = page(name, plan.pk if name in ("timeline", "board") else None)

    def cost() -> int:
        desk.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    def add(first: int, last: int) -> None:
        for number in range(first, last):
            made = make_programme(coordinator, plan, officer.office, name=f"Program {number}")
            actions.add_indicator(by=coordinator, programme=made, details=indicator_details())

    add(0, 10)
    few = cost()
    add(10, 20)
    assert cost() == few
