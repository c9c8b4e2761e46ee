"""The officer's pages: what is filled in arrives, what is wrong is said beside its field, buttons do what they say."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import read_sheets
from lonto.talent.training import trial
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Academy, Intake, Programme, TableImport, TrainingClass
from tests.conftest import As
from tests.talent.training.conftest import MakeClass, MakePool, at

INTAKE = {
    "name": "Gelombang 5",
    "code": "DTS26-5",
    "opens_at": "1-3-2026",
    "closes_at": "31 Maret 2026 23:59",
    "documents_until": "10/4/2026",
    "results_on": "15-4-2026",
    "confirm_until": "22-4-2026 23.59",
    "max_choices": "5",
}
CLASS = {
    "code": "VSGA-2",
    "theme": "Desain Grafis",
    "level": "intermediate",
    "starts_on": "4-5-2026",
    "ends_on": "8-5-2026",
    "seats": "20",
    "minimum": "0",
    "mode": "place",
    "region": "53.15.05.2004",
    "accessible_to": ["deaf", "general"],
}


@pytest.fixture
def client(as_: As, officer: Membership) -> Client:
    return as_(officer)


def url(name: str, *args: object) -> str:
    return reverse(f"training:{name}", args=args)


def test_a_programme_is_made_with_the_eight_academies(client: Client) -> None:
    page = client.post(
        url("programme_new"),
        {
            "name": "DTS 2027",
            "starts_on": "1-1-2027",
            "ends_on": "31-12-2027",
            "target": "20.000",
            "with_eight_academies": "on",
        },
    )
    programme = Programme.objects.get()
    assert page.headers["Location"] == url("programme", programme.pk)
    assert (programme.target, programme.academies.count()) == (20_000, 8)


def test_a_refusal_of_the_action_stands_beside_its_field_and_nothing_typed_is_lost(
    client: Client, programme: Programme
) -> None:
    page = client.post(url("intake_new", programme.pk), {**INTAKE, "results_on": "1-4-2026"})
    form = page.context["form"]
    assert set(form.errors) == {"results_on"}
    assert 'value="Gelombang 5"' in page.content.decode()
    assert not Intake.objects.exists()


def test_days_and_times_are_taken_as_people_write_them(client: Client, programme: Programme) -> None:
    client.post(url("intake_new", programme.pk), {**INTAKE, "regencies": ["53.10"]})
    intake = Intake.objects.get()
    assert (intake.opens_at, intake.closes_at) == (at(2026, 3, 1, 8), at(2026, 3, 31, 23, 59))
    assert intake.regencies == ["53.15", "53.10"]


@pytest.mark.parametrize("moment", ["31-02-2026 10.00", "1-3-2026 25.00", "besok", "1-3-26", "23.59"])
def test_a_moment_that_is_none_is_refused(client: Client, programme: Programme, moment: str) -> None:
    page = client.post(url("intake_new", programme.pk), {**INTAKE, "closes_at": moment})
    assert "closes_at" in page.context["form"].errors


def test_the_form_of_an_announced_intake_asks_only_what_can_still_change(client: Client, open_one: Intake) -> None:
    form = client.get(url("intake_edit", open_one.pk)).context["form"]
    assert set(form.fields) == {"closes_at", "documents_until", "results_on", "confirm_until"}
    data = {"closes_at": "2-4-2026 23.59", "documents_until": "10-4-2026", "results_on": "15-4-2026"}
    client.post(url("intake_edit", open_one.pk), {**data, "confirm_until": "22-4-2026 23.59", "name": "Lain"})
    open_one.refresh_from_db()
    assert (open_one.closes_at, open_one.name) == (at(2026, 4, 2, 23, 59), "Gelombang 1")


def test_an_intake_is_copied_in_one_step(client: Client, open_one: Intake) -> None:
    page = client.get(url("intake_copy", open_one.programme_id))
    assert page.context["form"].initial["code"] == "DTS26-2"
    data = {"source": open_one.pk, "name": "Gelombang 2", "code": "DTS26-2", "opens_on": "7-9-2026"}
    client.post(url("intake_copy", open_one.programme_id), data)
    assert Intake.objects.get(name="Gelombang 2").classes.count() == 1


def test_an_intake_is_announced_after_a_last_look(
    client: Client, intake: Intake, training_class: TrainingClass
) -> None:
    assert client.get(url("intake_open", intake.pk)).status_code == 200
    client.post(url("intake_open", intake.pk))
    intake.refresh_from_db()
    assert intake.state == IntakeState.OPEN


def test_intakes_are_found_by_their_own_and_their_programmes_name(client: Client, intake: Intake) -> None:
    for words, found in (("gelombang", 1), ("scholarship", 1), ("nothing", 0)):
        assert len(client.get(url("intakes"), {"q": words}).context["page"]) == found


def test_what_an_intake_lacks_stands_on_its_page(client: Client, intake: Intake) -> None:
    assert len(client.get(url("intake", intake.pk)).context["hindrances"]) == 1


def test_a_class_is_added_with_its_place(client: Client, intake: Intake, academy: Academy) -> None:
    client.post(url("class_new", intake.pk), {**CLASS, "academy": academy.pk})
    made = TrainingClass.objects.get()
    assert made.region is not None
    assert (made.region.name, made.accessible_to) == ("Golo Mori", ["general", "deaf"])


def test_a_class_is_changed_and_removed(client: Client, training_class: TrainingClass, academy: Academy) -> None:
    client.post(url("class_edit", training_class.pk), {**CLASS, "academy": academy.pk, "seats": "7"})
    training_class.refresh_from_db()
    assert (training_class.code, training_class.seats) == ("VSGA-2", 7)
    client.post(url("class_delete", training_class.pk))
    assert not TrainingClass.objects.exists()


def test_pools_are_added_changed_moved_and_removed_by_buttons(client: Client, training_class: TrainingClass) -> None:
    client.post(f"{url('pool_add', training_class.pk)}?group=women", {"seats": "5", "is_soft": "on"})
    client.post(f"{url('pool_add', training_class.pk)}?group=region", {"seats": "3", "regions": ["53.15.05"]})
    women, region = training_class.pools.all()
    assert (women.is_soft, region.is_soft, region.regions) == (True, False, ["53.15.05"])
    client.post(url("pool_order", region.pk), {"deed": "up"})
    assert list(training_class.pools.all()) == [region, women]
    client.post(url("pool", region.pk), {"seats": "4", "regions": ["53.15.05", "53.15.01.2001"], "is_soft": "on"})
    region.refresh_from_db()
    assert (region.seats, region.regions, region.is_soft) == (4, ["53.15.05", "53.15.01.2001"], True)
    client.post(url("pool_order", region.pk), {"deed": "remove"})
    assert list(training_class.pools.all()) == [women]


def test_a_pool_for_a_place_keeps_its_choices_when_it_comes_back(client: Client, training_class: TrainingClass) -> None:
    page = client.post(f"{url('pool_add', training_class.pk)}?group=region", {"seats": "", "regions": ["53.15.05"]})
    written = " ".join(page.content.decode().split())
    assert 'value="53.15.05" id="id_regions_' in written
    assert written.count("checked") == 1


@pytest.mark.parametrize(
    ("block", "answers", "stored"),
    [
        ("has_disability", {}, {}),
        (
            "age_at_most",
            {"years": "35", "on": "deadline", "leap_day": "february_28"},
            {"years": 35, "on": "deadline", "leap_day": "february_28"},
        ),
        (
            "age_at_least",
            {"years": "17", "on": "fixed", "on_date": "1-7-2026", "leap_day": "march_1"},
            {"years": 17, "on": "2026-07-01", "leap_day": "march_1"},
        ),
        ("education_at_least", {"level": "5"}, {"level": 5, "final_year_counts": False}),
        (
            "education_one_of",
            {"levels": ["7", "8"], "final_year_counts": "on"},
            {"levels": [7, 8], "final_year_counts": True},
        ),
        ("occupation_one_of", {"occupations": ["9", "11"]}, {"occupations": [9, 11]}),
        ("employment_one_of", {"employments": ["student", "none"]}, {"employments": ["none", "student"]}),
        ("lives_in", {"regions": ["53.15.05"]}, {"regions": ["53.15.05"]}),
        ("passed_class", {"classes": ["VSGA-JWD"]}, {"classes": ["VSGA-JWD"]}),
    ],
)
def test_every_block_can_be_added_read_and_saved_again(
    client: Client,
    academy: Academy,
    training_class: TrainingClass,
    block: str,
    answers: dict[str, Any],
    stored: dict[str, Any],
) -> None:
    Academy.objects.filter(pk=academy.pk).update(conditions=[])
    address = f"{url('condition_add', 'academies', academy.pk)}?block={block}"
    seen = client.get(address).context["seen"]
    assert client.post(address, {**answers, "seen": seen}).status_code == 302
    academy.refresh_from_db()
    assert academy.conditions == [{"block": block, **stored}]
    again = url("condition", "academies", academy.pk, 1)
    page = client.get(again)
    form = page.context["form"]
    kept = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    shown = {name: value.strftime("%d-%m-%Y") if hasattr(value, "strftime") else value for name, value in kept.items()}
    assert client.post(again, {**shown, "seen": page.context["seen"]}).status_code == 302
    academy.refresh_from_db()
    assert academy.conditions == [{"block": block, **stored}]


def test_a_sentence_can_be_read_in_both_languages_before_it_is_saved(client: Client, academy: Academy) -> None:
    address = f"{url('condition_add', 'academies', academy.pk)}?block=lives_in"
    page = client.post(address, {"regions": ["53.15.05"], "preview": "1", "seen": "x"})
    assert "Tinggal di Kecamatan Komodo." in page.content.decode()
    assert "Lives in Kecamatan Komodo." in page.content.decode()
    before = list(academy.conditions)
    academy.refresh_from_db()
    assert academy.conditions == before


def test_a_fixed_date_must_be_given_where_it_is_chosen(client: Client, academy: Academy) -> None:
    address = f"{url('condition_add', 'academies', academy.pk)}?block=age_at_most"
    page = client.post(address, {"years": "29", "on": "fixed", "leap_day": "march_1"})
    assert set(page.context["form"].errors) == {"on_date"}


def test_conditions_are_moved_and_removed_by_buttons(client: Client, academy: Academy) -> None:
    blocks = [condition["block"] for condition in academy.conditions]

    def press(deed: str) -> list[str]:
        seen = client.get(url("academy", academy.pk)).context["editor"].seen
        client.post(url("conditions_order", "academies", academy.pk), {"deed": deed, "seen": seen})
        academy.refresh_from_db()
        return [condition["block"] for condition in academy.conditions]

    assert press("down 1") == [blocks[1], blocks[0], *blocks[2:]]
    assert press("up 2") == blocks
    assert press("up 1") == blocks
    assert press("remove 1") == blocks[1:]
    for nonsense in ("remove 99", "remove 0", "jump 1", ""):
        assert press(nonsense) == blocks[1:]


def test_a_button_of_an_old_page_removes_nothing(client: Client, academy: Academy) -> None:
    before = list(academy.conditions)
    address = url("conditions_order", "academies", academy.pk)
    page = client.post(address, {"deed": "remove 1", "seen": "old"}, follow=True)
    academy.refresh_from_db()
    assert academy.conditions == before
    assert [message.level_tag for message in page.context["messages"]] == ["error"]


def test_a_class_has_conditions_of_its_own(client: Client, training_class: TrainingClass) -> None:
    address = f"{url('condition_add', 'classes', training_class.pk)}?block=nominated"
    client.post(address, {"seen": client.get(address).context["seen"]})
    training_class.refresh_from_db()
    assert training_class.conditions == [{"block": "nominated"}]
    assert "Diusulkan oleh instansi" in client.get(url("class", training_class.pk)).content.decode()


def test_a_table_is_handed_in_looked_at_and_confirmed(client: Client, intake: Intake) -> None:
    rows = (
        b"kode;akademi;tema;mulai;selesai;kursi\nTA-1;TA;Literasi;4-5-2026;8-5-2026;20\nTA-2;TA;;4-5-2026;8-5-2026;x\n"
    )
    page = client.post(url("table_new", intake.pk), {"file": SimpleUploadedFile("kelas.csv", rows)}, follow=True)
    run = TableImport.objects.get()
    text = page.content.decode()
    assert page.context["problems"][0]["place"] == "C3"
    assert "Sel ini kosong." in text
    client.post(url("table_confirm", run.pk))
    assert not intake.classes.exists()
    client.post(url("table_confirm", run.pk), {"takes_good_rows": "1"})
    assert intake.classes.get().code == "TA-1"
    assert "Sel ini kosong." in client.get(url("table", run.pk)).content.decode(), "the report stays"


def test_a_file_that_is_no_table_is_answered_on_the_form(client: Client, intake: Intake) -> None:
    page = client.post(url("table_new", intake.pk), {"file": SimpleUploadedFile("foto.xlsx", b"\xff\xd8\xff")})
    assert page.status_code == 200
    assert page.context["form"].errors["file"]


def test_the_template_holds_the_classes_of_the_intake(client: Client, training_class: TrainingClass) -> None:
    page = client.get(url("table_template", training_class.intake_id))
    content = io.BytesIO(b"".join(page.streaming_content))  # type: ignore[attr-defined]
    [sheet] = read_sheets(content, "kelas.xlsx")
    assert [row[0] for row in sheet.rows] == ["kode", "VSGA-JWD"]


def test_conditions_are_tried_on_the_applicants_of_an_earlier_intake(
    client: Client, open_one: Intake, academy: Academy, monkeypatch: pytest.MonkeyPatch
) -> None:
    young = Facts(citizenship=1, birth_date=at(2000, 1, 1).date(), education=5, employment="none")
    old = Facts(citizenship=1, birth_date=at(1980, 1, 1).date(), education=5, employment="none")
    monkeypatch.setattr(trial, "_sources", [lambda intake: [young, old, Facts()]])
    tried = client.get(url("trial", "academies", academy.pk)).context["trial"]
    assert (tried.total, tried.eligible) == (3, 1)
    age = next(line for line in tried.keeping if line.sentence.id.startswith("Umur"))
    assert (age.failing, age.alone) == (2, 1)


def test_a_class_is_tried_with_its_own_conditions_besides(
    client: Client, open_one: Intake, training_class: TrainingClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    TrainingClass.objects.filter(pk=training_class.pk).update(conditions=[{"block": "has_disability"}])
    monkeypatch.setattr(trial, "_sources", [lambda intake: [Facts(disability=2)]])
    tried = client.get(url("trial", "classes", training_class.pk)).context["trial"]
    assert [line.failing for line in tried.keeping] == [1, 1, 1, 1, 0, 0, 0]


def test_a_list_costs_the_same_queries_however_long_it_is(
    client: Client, intake: Intake, make_class: MakeClass, make_pool: MakePool, django_assert_max_num_queries: Any
) -> None:
    make_pool("women", 5)
    address = url("classes", intake.pk)

    def queries() -> int:
        with django_assert_max_num_queries(30) as counted:
            client.get(address)
        return len(counted)

    queries()  # the first page of a session also notes its beginning
    few = queries()
    for number in range(20):
        make_class(f"B{number}")
    assert queries() == few
