"""The pages of plans: forms, refusals in words, tables in and out, and a constant number of queries."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import read_sheets
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans.actions import EffortDetails, set_efforts
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.models import Bond, Effort, EffortTable, RisePlan, RiseTask
from lonto.regency.plans.stored import plans_in
from lonto.tables.choices import State
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.plans.planning import adopted, computed, handed_in, in_a_year
from tests.web.reading import text_of, words

pytestmark = pytest.mark.django_db
SPBE = scheme_named("spbe-2020")
EFFORTS = "/plans/efforts/spbe-2020/"
QUESTION = {
    "name": "Naik",
    "target": "own",
    "own_target": "3,2",
    "due_on": f"{in_a_year():%d-%m-%Y}",
    "most_levels": "1",
    "spared": "effort",
}


@pytest.fixture
def browser(coordinator: Membership, as_: As) -> Client:
    return as_(coordinator)


def _upload(client: Client, content: bytes, name: str = "upaya.csv") -> Any:
    return client.post(f"{EFFORTS}table/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_question_is_asked_and_its_plan_adopted(
    browser: Client, coordinator: Membership, officer: Membership
) -> None:
    assessment = handed_in(coordinator, officer)
    answer = browser.post(f"/plans/new/{assessment.pk}/", QUESTION)
    plan = RisePlan.objects.get()
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == f"/plans/{plan.pk}/"
    plan = computed(coordinator, assessment, "3.2")
    page = browser.get(f"/plans/{plan.pk}/").content.decode()
    assert "Rencana 1" in page
    form = browser.get(f"/plans/{plan.pk}/adopt/1/")
    given = {name: field.initial for name, field in form.context["form"].fields.items()}
    given = {name: value.pk if hasattr(value, "pk") else f"{value:%d-%m-%Y}" for name, value in given.items()}
    assert browser.post(f"/plans/{plan.pk}/adopt/1/", given).status_code == 302
    assert RiseTask.objects.count() == len(plans_in(plan.answer)[0].rises)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("own_target", "tiga"),
        ("own_target", "3,00001"),
        ("own_target", "9"),
        ("own_target", "\x00"),
        ("due_on", "31-02-2027"),
        ("due_on", "01-01-2020"),
        ("budget", "-5"),
        ("budget", "9" * 30),
        ("most_levels", "99"),
        ("spared", "waktu"),
        ("target", "99"),
        ("name", ""),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_nothing_is_lost(
    browser: Client, coordinator: Membership, officer: Membership, field: str, value: str
) -> None:
    assessment = handed_in(coordinator, officer)
    answer = browser.post(f"/plans/new/{assessment.pk}/", {**QUESTION, field: value})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert field == "name" or 'value="Naik"' in answer.content.decode()
    assert not RisePlan.objects.exists()


def test_the_computation_shows_how_far_it_is_and_then_the_whole_page(
    browser: Client, coordinator: Membership, officer: Membership
) -> None:
    plan = computed(coordinator, handed_in(coordinator, officer), "3.1")
    assert browser.get(f"/plans/{plan.pk}/progress/")["HX-Refresh"] == "true"
    RisePlan.objects.update(state=PlanState.ASKED)
    assert "hx-get" in browser.get(f"/plans/{plan.pk}/progress/").content.decode()


def test_the_plan_goes_out_as_a_workbook(
    browser: Client, coordinator: Membership, officer: Membership, tmp_path: Path
) -> None:
    plan = computed(coordinator, handed_in(coordinator, officer), "3.1")
    content = content_of(browser.get(f"/plans/{plan.pk}.xlsx"))
    sheets = list(read_sheets(io.BytesIO(content), "rencana.xlsx"))
    assert len(sheets) == 3
    assert len(sheets[2].rows) == 1 + 2 * 47


def test_the_efforts_go_out_and_come_back_unchanged(browser: Client, coordinator: Membership) -> None:
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(1, 4, 7, 1_000_000, True, "Menunggu.")])
    content = content_of(browser.get(f"{EFFORTS}table.xlsx"))
    preview = _upload(browser, content, "upaya.xlsx")
    assert preview.context["problems"] == []
    assert preview.context["good"] == 0


def test_a_table_is_written_only_once_it_is_confirmed(browser: Client) -> None:
    table = b"nomor;tingkat;hari-orang;rupiah;terkunci;catatan\n24;2;15;Rp5.000.000;;\n24;3;25;;ya;Menunggu\n"
    preview = _upload(browser, table)
    assert not Effort.objects.exists()
    assert preview.context["good"] == 2
    browser.post(preview.context["confirm"])
    assert list(Effort.objects.values_list("number", "level", "days", "cost", "is_frozen", "note")) == [
        (24, 2, 15, 5_000_000, False, ""),
        (24, 3, 25, 0, True, "Menunggu"),
    ]


def test_every_wrong_cell_is_named_and_only_the_good_rows_can_be_confirmed(browser: Client) -> None:
    rows = ["48;2;5;;;", "1;9;5;;;", "2;3;lima;;;", "3;3;5;-1;;", "4;3;5;;mungkin;", "5;3;;7;;", "6;3;5;;;", "6;3;6;;;"]
    table = "nomor;tingkat;hari-orang;rupiah;terkunci;catatan\n" + "\n".join(rows)
    preview = _upload(browser, table.encode())
    assert [one["place"] for one in preview.context["problems"]] == ["A2", "B3", "C4", "D5", "E6", "C7", "B9"]
    browser.post(preview.context["confirm"])
    assert not Effort.objects.exists()
    browser.post(preview.context["confirm"], {"takes_good_rows": "1"})
    assert [effort.number for effort in Effort.objects.all()] == [6]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"MZ\x90\x00" + b"\x00" * 100, "upaya.xlsx"), (b"", "upaya.csv"), (b"a;b\n1;2\n", "upaya.csv")],
    ids=["a program", "empty", "no headings"],
)
def test_a_file_that_is_no_such_table_is_refused_in_words(browser: Client, content: bytes, name: str) -> None:
    answer = _upload(browser, content, name)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]


def test_a_table_of_which_the_efforts_have_changed_since_is_not_written(
    browser: Client, coordinator: Membership
) -> None:
    preview = _upload(browser, b"nomor;tingkat;hari-orang\n24;2;15\n")
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(24, 2, 99)])
    answer = browser.post(preview.context["confirm"], follow=True)
    assert "berubah" in words(text_of(answer))
    assert Effort.objects.get().days == 99


def test_a_table_that_is_thrown_away_stays_as_a_report(browser: Client) -> None:
    preview = _upload(browser, b"nomor;tingkat;hari-orang\n24;2;15\n")
    browser.post(preview.context["cancel"])
    assert EffortTable.objects.get().state == State.CANCELLED
    browser.post(preview.context["confirm"])
    assert not Effort.objects.exists()


def test_what_one_indicator_takes_is_changed_on_its_page(browser: Client) -> None:
    answer = browser.post(f"{EFFORTS}24/", {"days_2": "15", "cost_2": "5.000.000", "frozen_3": "on", "days_3": "9"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert Effort.objects.count() == 2
    refused = browser.post(f"{EFFORTS}24/", {"cost_4": "5.000.000"})
    assert "days_4" in refused.context["form"].errors


def test_rises_are_tied_and_untied(browser: Client) -> None:
    assert browser.post(f"{EFFORTS}ties/new/", {"kind": "together", "rises": "24-3, 27 → 3"}).status_code == 302
    bond = Bond.objects.get()
    assert bond.rises == [[24, 3], [27, 3]]
    wrong = browser.post(f"{EFFORTS}ties/new/", {"kind": "together", "rises": "24/3"})
    assert "rises" in wrong.context["form"].errors
    browser.post(f"/plans/ties/{bond.pk}/untie/")
    assert not Bond.objects.exists()


@pytest.mark.parametrize("key", ["spbe-1999", "village-services-1"])
def test_a_scheme_that_is_not_official_or_unknown_has_no_efforts(browser: Client, key: str) -> None:
    assert browser.get(f"/plans/efforts/{key}/").status_code == 404


def test_an_agency_sees_its_own_tasks_alone(
    coordinator: Membership, officer: Membership, planner: Membership, as_: As
) -> None:
    tasks = adopted(coordinator, computed(coordinator, handed_in(coordinator, officer), "3.1"), officer.office)
    assert as_(officer).get("/plans/tasks/").context["page"].paginator.count == len(tasks)
    assert as_(planner).get("/plans/tasks/").context["page"].paginator.count == 0
    assert as_(planner).get(f"/plans/tasks/{tasks[0].pk}/").status_code == 404


def test_a_task_is_reported_on_its_page(coordinator: Membership, officer: Membership, as_: As) -> None:
    task = adopted(coordinator, computed(coordinator, handed_in(coordinator, officer), "3.1"), officer.office)[0]
    agency = as_(officer)
    assert agency.post(f"/plans/tasks/{task.pk}/report/", {"text": ""}).context["form"].errors
    assert agency.post(f"/plans/tasks/{task.pk}/report/", {"text": "Selesai."}).status_code == 302
    task.refresh_from_db()
    assert task.state == TaskState.REPORTED


def test_tasks_are_found_by_the_name_of_their_indicator(
    browser: Client, coordinator: Membership, officer: Membership
) -> None:
    tasks = adopted(coordinator, computed(coordinator, handed_in(coordinator, officer), "3.1"), officer.office)
    name = tasks[0].indicator.name.id
    found = browser.get("/plans/tasks/", {"q": name}).context["page"].object_list
    assert {one.number for one in found} == {tasks[0].number}


def test_a_year_in_the_list_of_plans_is_no_amount(
    browser: Client, coordinator: Membership, officer: Membership
) -> None:
    plan = computed(coordinator, handed_in(coordinator, officer), "3.1")
    year = str(plan.assessment.year)
    assert f">{year}</td>" in browser.get("/plans/").content.decode().replace("\n", "")
    assert f"{year[0]}.{year[1:]}" not in browser.get("/plans/").content.decode()


@pytest.mark.parametrize("page", ["/plans/tasks/", "/plans/"])
def test_lists_need_the_same_number_of_queries_however_long_they_are(
    browser: Client, coordinator: Membership, officer: Membership, django_assert_num_queries: Any, page: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assessment = handed_in(coordinator, officer)
    adopted(coordinator, computed(coordinator, assessment, "3.05"), officer.office)
    browser.get(page)
    with CaptureQueriesContext(connection) as few:
        browser.get(page)
    first = RiseTask.objects.first()
    assert first is not None
    plan = first.plan
    RiseTask.objects.bulk_create(
        RiseTask(regency=plan.regency, plan=plan, number=number, level=5, office=first.office, due_on=first.due_on)
        for number in range(20, 40)
    )
    for _time in range(5):
        computed(coordinator, assessment, "3.05")
    with django_assert_num_queries(len(few)):
        browser.get(page)
