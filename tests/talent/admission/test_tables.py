"""Applications from a spreadsheet: the rules of the web, row by row, all good rows or none."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.tables.choices import State
from lonto.talent.admission import snapshots
from lonto.talent.admission.actions.tables import cancel_table, carry_out_table, confirm_table, prepare_table
from lonto.talent.admission.choices import Channel, LinkState
from lonto.talent.admission.examples import invent
from lonto.talent.admission.models import Applicant, Application, Preference
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Academy, Intake, TableImport, TrainingClass
from lonto.village.residents.models import Resident
from tests.conftest import As
from tests.talent.admission.conftest import NIK, MakeApplicant, MakeClass
from tests.talent.admission.tables import Row, row_of, upload

PEOPLE = invent(12, seed=3)


@pytest.fixture(autouse=True)
def _classes(classes: list[TrainingClass]) -> None:
    """TA-1, TA-2, TA-3 take every citizen."""


def _prepared(by: Membership, intake: Intake, rows: list[Row]) -> TableImport:
    return prepare_table(by=by, intake=intake, file=upload(rows))


def _carried_out(by: Membership, intake: Intake, rows: list[Row]) -> TableImport:
    run = confirm_table(by=by, run=_prepared(by, intake, rows), takes_good_rows=True)
    return carry_out_table(run, lambda done, total: None)


def _only_problem(run: TableImport) -> tuple[str, str]:
    (row,) = run.report["rows"]
    (problem,) = row["problems"]
    return problem["kind"], problem["column"]


def test_good_rows_become_sent_applications(officer: Membership, intake: Intake) -> None:
    run = _carried_out(officer, intake, [row_of(person, "TA-2", "ta-1") for person in PEOPLE])

    assert (run.state, run.report["counts"]["new"]) == (State.DONE, 12)
    sent = Application.objects.order_by("serial").first()
    assert sent is not None
    assert (sent.number, sent.channel, sent.typed_by) == ("DTS26-1-000001", Channel.SPREADSHEET, officer)
    assert sent.digest == snapshots.digest_of(sent.sent)
    assert [choice["code"] for choice in sent.sent["ranking"]] == ["TA-2", "TA-1"]
    assert Preference.objects.count() == 24


def test_nothing_is_written_before_it_is_confirmed(officer: Membership, intake: Intake) -> None:
    run = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")])

    assert run.state == State.PREVIEWED
    assert not Applicant.objects.exists()


def test_the_same_table_again_changes_nothing(officer: Membership, intake: Intake) -> None:
    rows = [row_of(person, "TA-1") for person in PEOPLE]
    _carried_out(officer, intake, rows)
    digests = set(Application.objects.values_list("digest", flat=True))

    run = _carried_out(officer, intake, rows)

    assert run.report["counts"] == {"new": 0, "changed": 0, "unchanged": 12, "refused": 0}
    assert set(Application.objects.values_list("digest", flat=True)) == digests


def test_a_changed_row_keeps_its_number_and_gets_a_new_digest(officer: Membership, intake: Intake) -> None:
    _carried_out(officer, intake, [row_of(PEOPLE[0], "TA-1")])
    before = Application.objects.get()

    run = _carried_out(officer, intake, [row_of(PEOPLE[0], "TA-3", "TA-1", employment="usaha sendiri")])

    after = Application.objects.get()
    assert run.report["counts"]["changed"] == 1
    assert set(run.report["rows"][0]["changes"]) >= {"ranking"}
    assert (after.number, after.pk) == (before.number, before.pk)
    assert after.digest != before.digest
    assert [p.training_class.code for p in Preference.objects.order_by("rank")] == ["TA-3", "TA-1"]


CHANGES: list[tuple[Row, str, str]] = [
    ({"nik": ""}, "missing", "nik"),
    ({"nik": "531505410799"}, "nik", "nik"),
    ({"nik": "5315054107990000"}, "nik", "nik"),
    ({"nik": 5315054708929900}, "digits_lost", "nik"),
    ({"nik": "5,31505E+15"}, "digits_lost", "nik"),
    ({"name": ""}, "missing", "nama"),
    ({"name": "R0s4"}, "name", "nama"),
    ({"name": "x" * 151}, "too_long", "nama"),
    ({"born_on": "31-02-1999"}, "date", "tanggal_lahir"),
    ({"born_on": "01-01-2199"}, "birth_date", "tanggal_lahir"),
    ({"sex": "X"}, "word", "jenis_kelamin"),
    ({"sex": ""}, "missing", "jenis_kelamin"),
    ({"village": "Atlantis"}, "village", "desa"),
    ({"village": ""}, "missing", "desa"),
    ({"village": "31.71.01.1001"}, "village", "desa"),
    ({"education": "Sekolah Sihir"}, "code", "pendidikan"),
    ({"education": ""}, "missing", "pendidikan"),
    ({"is_final_year": "mungkin"}, "word", "tahun_terakhir"),
    ({"employment": "penyihir"}, "word", "status_kerja"),
    ({"phone": "abc"}, "phone", "telepon"),
    ({"email": "bukan email"}, "email", "email"),
    ({"choice_1": ""}, "missing", "pilihan_1"),
    ({"choice_1": "XX-9"}, "class", "pilihan_1"),
    ({"choice_2": "TA-1"}, "class_twice", "pilihan_2"),
    ({"choice_3": "TA-2"}, "gap", "pilihan_3"),
    ({"seen": ""}, "documents", "berkas_dilihat"),
    ({"seen": "tidak"}, "documents", "berkas_dilihat"),
]


@pytest.mark.parametrize(("changes", "kind", "column"), CHANGES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_named_with_row_and_column(
    officer: Membership, intake: Intake, changes: Row, kind: str, column: str
) -> None:
    run = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1") | changes, row_of(PEOPLE[1], "TA-1")])

    assert _only_problem(run) == (kind, column)
    assert run.report["rows"][0]["row"] == 2
    assert run.report["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "refused": 1}


def test_a_condition_that_fails_is_said_in_its_own_words(
    officer: Membership, intake: Intake, make_class: MakeClass, young_academy: Academy
) -> None:
    make_class("FGA-1", academy=young_academy)
    old = next(person for person in invent(50) if person.born_on.year < 1990)

    run = _prepared(officer, intake, [row_of(old, "TA-1", "FGA-1")])

    assert _only_problem(run) == ("not_eligible", "pilihan_2")
    assert "29" in run.report["rows"][0]["problems"][0]["what"]


def test_a_nik_that_stands_twice_is_refused_the_second_time(officer: Membership, intake: Intake) -> None:
    run = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1"), row_of(PEOPLE[0], "TA-2")])

    assert _only_problem(run) == ("twice", "nik")


def test_a_person_with_an_account_is_left_to_themselves(
    officer: Membership, intake: Intake, applicant: Applicant
) -> None:
    same = row_of(PEOPLE[0], "TA-1", nik=NIK, name=applicant.name, born_on="01-07-1999")

    assert _only_problem(_prepared(officer, intake, [same])) == ("account", "nik")


def test_a_nik_of_somebody_else_is_refused(officer: Membership, intake: Intake, make_applicant: MakeApplicant) -> None:
    make_applicant(None, nik=PEOPLE[0].nik)

    assert _only_problem(_prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")])) == ("nik_taken", "nik")


def test_a_refused_row_leaves_a_known_person_as_they_were(officer: Membership, intake: Intake) -> None:
    _carried_out(officer, intake, [row_of(PEOPLE[0], "TA-1")])
    before = Applicant.objects.values().get()

    _carried_out(officer, intake, [row_of(PEOPLE[0], "XX-9", address="Jalan Lain"), row_of(PEOPLE[1], "TA-1")])

    assert Applicant.objects.filter(nik=PEOPLE[0].nik).values().get() == before


def test_bad_rows_need_a_choice(officer: Membership, intake: Intake) -> None:
    run = _prepared(officer, intake, [row_of(PEOPLE[0], "XX-9"), row_of(PEOPLE[1], "TA-1")])

    with pytest.raises(ValidationError, match="baik saja"):
        confirm_table(by=officer, run=run)
    assert carry_out_table(confirm_table(by=officer, run=run, takes_good_rows=True), _ignore).state == State.DONE
    assert Application.objects.count() == 1


def _content(response: Any) -> bytes:
    """What a file answer holds; its file is closed without ending the request, which would end the connection."""
    content = b"".join(response.streaming_content)
    for close in response._resource_closers:
        close()
    return content


def _ignore(done: int, total: int) -> None:
    pass


def test_a_village_needs_no_column_for_the_village_and_takes_residents_from_its_register(
    clerk: Membership, intake: Intake, resident: Resident
) -> None:
    row: Row = {
        "nik": NIK,
        "name": "ROSALINA JEHABUT",
        "born_on": dt.date(1999, 7, 1),
        "employment": "tidak bekerja",
        "choice_1": "TA-1",
    }

    run = _carried_out(clerk, intake, [row])

    assert run.report["counts"]["new"] == 1, run.report
    person = Applicant.objects.get()
    assert (person.name, person.education, person.link_state) == ("Rosalina Jehabut", 8, LinkState.CONFIRMED)


def test_a_resident_with_another_name_and_birth_date_is_not_taken(
    clerk: Membership, intake: Intake, resident: Resident
) -> None:
    row = row_of(PEOPLE[0], "TA-1", nik=NIK, village="")

    assert _only_problem(_prepared(clerk, intake, [row])) == ("nik_taken", "nik")


def test_a_village_types_only_for_its_own_people(clerk: Membership, intake: Intake) -> None:
    elsewhere = next(person for person in invent(50) if person.village != "53.15.05.2008")

    assert _only_problem(_prepared(clerk, intake, [row_of(elsewhere, "TA-1")])) == ("village", "desa")


def test_the_deadline_holds_for_the_hand_in_the_confirmation_and_the_writing(
    officer: Membership, intake: Intake
) -> None:
    waiting = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")])
    running = confirm_table(by=officer, run=_prepared(officer, intake, [row_of(PEOPLE[1], "TA-1")]))

    with time_machine.travel(intake.closes_at, tick=False):
        with pytest.raises(Refused):
            _prepared(officer, intake, [row_of(PEOPLE[2], "TA-1")])
        with pytest.raises(Refused):
            confirm_table(by=officer, run=waiting)
        run = carry_out_table(running, _ignore)

    assert (run.state, run.report["failure"]) == (State.FAILED, "closed")
    assert not Application.objects.exists()


def test_a_table_that_would_do_something_else_now_is_not_carried_out(
    officer: Membership, intake: Intake, make_applicant: MakeApplicant
) -> None:
    run = confirm_table(by=officer, run=_prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")]))
    make_applicant(None, nik=PEOPLE[0].nik)

    run = carry_out_table(run, _ignore)

    assert (run.state, run.report["failure"]) == (State.FAILED, "moved")
    assert not Application.objects.exists()


def test_the_file_goes_when_the_report_stays(
    officer: Membership, intake: Intake, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    prepared = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")])
    path = str(prepared.file.name)
    assert default_storage.exists(path)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        cancel_table(by=officer, run=prepared)

    assert not default_storage.exists(path)
    prepared.refresh_from_db()
    assert prepared.report["counts"]["new"] == 1


def test_a_table_is_carried_out_once(officer: Membership, intake: Intake) -> None:
    run = confirm_table(by=officer, run=_prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")]))
    carry_out_table(run, _ignore)

    carry_out_table(run, _ignore)

    assert Application.objects.count() == 1
    with pytest.raises(ValidationError, match="menunggu"):
        confirm_table(by=officer, run=run)


def test_one_entry_records_everything_that_a_table_wrote(officer: Membership, intake: Intake) -> None:
    _carried_out(officer, intake, [row_of(person, "TA-1", "TA-2") for person in PEOPLE])

    entry = Entry.objects.filter(verb="admission.import_table").order_by("-number").first()
    assert entry is not None
    # People, applications, preferences, the intake that got its code on this occasion, and the table itself.
    assert entry.changes.count() == 12 + 12 + 24 + 1 + 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.xlsx", b""),
        ("foto.xlsx", b"\xff\xd8\xff"),
        ("lain.csv", b"a,b\n1,2\n"),
        ("judul.csv", b"nik,nama,tanggal_lahir,pilihan_1\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_on_the_page(
    as_: As, officer: Membership, intake: Intake, name: str, content: bytes
) -> None:
    page = reverse("admission:tables", args=[intake.pk])

    answer = as_(officer).post(page, {"file": SimpleUploadedFile(name, content)})

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]


def test_from_the_template_to_the_report_on_the_pages(as_: As, officer: Membership, intake: Intake) -> None:
    desk = as_(officer)
    rows = [row_of(PEOPLE[0], "TA-1"), row_of(PEOPLE[1], "XX-9")]

    answer = desk.post(reverse("admission:tables", args=[intake.pk]), {"file": upload(rows)})
    run = TableImport.objects.get()
    assert answer["Location"] == reverse("admission:table", args=[run.pk])
    page = desk.get(answer["Location"])
    assert page.context["problems"][0]["row"] == 3

    desk.post(reverse("admission:table_confirm", args=[run.pk]), {"takes_good_rows": "1"})

    run.refresh_from_db()
    assert run.state == State.DONE
    assert Application.objects.count() == 1
    assert desk.get(reverse("admission:table", args=[run.pk])).status_code == 200
    problems = desk.get(reverse("admission:table", args=[run.pk]) + "?format=xlsx")
    assert _content(problems).startswith(b"PK")
    assert desk.get(reverse("admission:table_progress", args=[run.pk]))["HX-Refresh"] == "true"


def test_a_cell_whose_column_the_file_lacks_is_named_by_its_row(as_: As, officer: Membership, intake: Intake) -> None:
    file = SimpleUploadedFile("daftar.csv", b"nik;nama;tanggal_lahir;pilihan_1\n5315054107990001;Ana;01-07-1999;TA-1\n")
    run = prepare_table(by=officer, intake=intake, file=file)
    page = as_(officer).get(reverse("admission:table", args=[run.pk]))
    assert "Baris 2" in [problem["place"] for problem in page.context["problems"]]


@pytest.mark.parametrize("name", ["table", "table_confirm", "table_cancel", "table_progress"])
def test_a_table_of_another_office_is_not_there(
    as_: As, officer: Membership, clerk: Membership, intake: Intake, name: str
) -> None:
    run = _prepared(officer, intake, [row_of(PEOPLE[0], "TA-1")])
    url = reverse(f"admission:{name}", args=[run.pk])

    answer = as_(clerk).post(url) if name in ("table_confirm", "table_cancel") else as_(clerk).get(url)

    assert answer.status_code == 404
    with pytest.raises(NotAllowed):
        confirm_table(by=clerk, run=run)


def test_the_template_reads_back_as_it_was_written(officer: Membership, intake: Intake, as_: As) -> None:
    template = as_(officer).get(reverse("admission:table_template", args=[intake.pk]))

    run = prepare_table(by=officer, intake=intake, file=SimpleUploadedFile("t.xlsx", _content(template)))

    assert run.report["counts"]["new"] == 1, run.report
