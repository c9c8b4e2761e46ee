"""Many classes from a spreadsheet: what it would change, what is refused and why, and that nothing is half done."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.queries import entries_about
from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.training.actions import (
    cancel_import,
    confirm_import,
    create_class,
    freeze_rule,
    prepare_import,
    update_class,
)
from lonto.talent.training.models import Academy, Intake, TableImport, TrainingClass
from lonto.talent.training.tables.writing import write_classes
from tests.talent.training.conftest import MakeClass, class_details

HEADINGS = ["Kode Kelas", "AKADEMI", "Tema", "tanggal mulai", "selesai", "Kuota", "wilayah", "akses", "cara", "catatan"]
GOOD = [
    "TA-1",
    "ta",
    "Literasi Digital",
    "04-05-2026",
    dt.date(2026, 5, 8),
    25,
    "Golo Mori",
    "umum, netra",
    "daring",
    "x",
]


def table(*rows: list[Any], headings: list[str] = HEADINGS, above: int = 0) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(above):
        sheet.append(["Daftar kelas"])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("kelas.xlsx", target.getvalue())


def changed(**cells: Any) -> list[Any]:
    return [cells.get(heading.lower().replace(" ", "_"), value) for heading, value in zip(HEADINGS, GOOD, strict=True)]


def prepare(by: Membership, intake: Intake, *rows: list[Any], **how: Any) -> TableImport:
    return prepare_import(by=by, intake=intake, file=table(*rows, **how))


def problems(run: TableImport) -> list[tuple[int, str, str]]:
    return [(row["row"], p["column"], p["kind"]) for row in run.report["rows"] for p in row["problems"]]


def test_a_new_row_becomes_a_class_once_it_is_confirmed(officer: Membership, intake: Intake) -> None:
    run = prepare(officer, intake, GOOD, above=2)
    assert run.report["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "refused": 0}
    assert not TrainingClass.objects.exists()
    confirm_import(by=officer, run=run)
    one = TrainingClass.objects.get()
    assert (one.code, one.academy.code, one.level, one.mode) == ("TA-1", "TA", "basic", "online")
    assert (one.starts_on, one.ends_on, one.seats) == (dt.date(2026, 5, 4), dt.date(2026, 5, 8), 25)
    assert one.region is not None
    assert one.region.name == "Golo Mori"
    assert one.accessible_to == ["general", "blind"]


def test_the_same_file_again_changes_nothing(officer: Membership, intake: Intake) -> None:
    confirm_import(by=officer, run=prepare(officer, intake, GOOD))
    before = TrainingClass.objects.values().get()
    again = prepare(officer, intake, GOOD)
    assert again.report["counts"]["unchanged"] == 1
    confirm_import(by=officer, run=again)
    assert TrainingClass.objects.values().get() == before


def test_a_changed_class_is_shown_field_by_field(officer: Membership, intake: Intake) -> None:
    confirm_import(by=officer, run=prepare(officer, intake, GOOD))
    run = prepare(officer, intake, changed(kode_kelas="ta-1", kuota="30", cara="tatap muka"))
    [row] = run.report["rows"]
    assert row["changes"] == [
        {"column": "kursi", "old": "25", "new": "30"},
        {"column": "cara", "old": "daring", "new": "tatap muka"},
    ]


def test_an_empty_cell_keeps_what_a_known_class_has(officer: Membership, intake: Intake) -> None:
    confirm_import(by=officer, run=prepare(officer, intake, GOOD))
    run = prepare(officer, intake, changed(tema=None, wilayah=None, akses=None))
    assert run.report["counts"]["unchanged"] == 1


@pytest.mark.parametrize(
    ("cells", "column", "kind"),
    [
        ({"kode_kelas": None}, "kode", "missing"),
        ({"akademi": "XYZ"}, "akademi", "academy"),
        ({"tema": "x" * 121}, "tema", "too_long"),
        ({"tema": "=1+1"}, "tema", "formula"),
        ({"tanggal_mulai": "31-02-2026"}, "mulai", "date"),
        ({"selesai": "besok"}, "selesai", "date"),
        ({"selesai": dt.date(2026, 5, 1)}, "selesai", "refused"),
        ({"kuota": "dua puluh"}, "kursi", "count"),
        ({"kuota": 2.5}, "kursi", "count"),
        ({"kuota": -1}, "kursi", "count"),
        ({"wilayah": "53.14.01"}, "wilayah", "region"),
        ({"wilayah": "Komodo Raya"}, "wilayah", "region"),
        ({"cara": "radio"}, "cara", "word"),
        ({"akses": "umum, semua"}, "akses", "word"),
    ],
)
def test_a_bad_cell_is_named_with_row_column_and_remedy(
    officer: Membership, intake: Intake, cells: dict[str, Any], column: str, kind: str
) -> None:
    run = prepare(officer, intake, GOOD, changed(**{"kode_kelas": "TA-2", **cells}))
    assert problems(run) == [(3, column, kind)]


def test_a_name_of_several_places_asks_for_the_code(officer: Membership, intake: Intake) -> None:
    """Komodo is a district and a village in it."""
    run = prepare(officer, intake, changed(wilayah="Komodo"), changed(kode_kelas="TA-2", wilayah="Kecamatan Komodo"))
    assert problems(run) == [(2, "wilayah", "ambiguous")]


def test_a_code_that_stands_twice_is_refused_the_second_time(officer: Membership, intake: Intake) -> None:
    run = prepare(officer, intake, GOOD, changed(kode_kelas="ta-1"))
    assert problems(run) == [(3, "kode", "twice")]


def test_refused_rows_stop_everything_unless_the_good_ones_are_wanted_alone(
    officer: Membership, intake: Intake
) -> None:
    run = prepare(officer, intake, GOOD, changed(kode_kelas="TA-2", kuota="banyak"))
    with pytest.raises(ValidationError):
        confirm_import(by=officer, run=run)
    assert not TrainingClass.objects.exists()
    done = confirm_import(by=officer, run=run, takes_good_rows=True)
    assert TrainingClass.objects.get().code == "TA-1"
    assert problems(done) == [(3, "kursi", "count")]


def test_text_that_looks_like_a_formula_stays_text_in_both_directions(officer: Membership, intake: Intake) -> None:
    file = io.BytesIO()
    write_xlsx(file, HEADINGS, [changed(tema="=cmd|' /C calc'!A0", akses="", selesai="8-5-2026")])
    run = prepare_import(by=officer, intake=intake, file=SimpleUploadedFile("k.xlsx", file.getvalue()))
    confirm_import(by=officer, run=run)
    assert TrainingClass.objects.get().theme == "=cmd|' /C calc'!A0"


def test_the_classes_of_an_intake_written_and_handed_in_again_change_nothing(
    officer: Membership, intake: Intake, make_class: MakeClass
) -> None:
    make_class("A", theme="=1+1", place="Aula, lt. 2", seats=0)
    make_class("B", mode="both", accessible_to=["blind", "deaf"], level="advanced", minimum=3)
    file = io.BytesIO()
    write_classes(file, intake.classes.all())
    run = prepare_import(by=officer, intake=intake, file=SimpleUploadedFile("k.xlsx", file.getvalue()))
    assert run.report["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "refused": 0}


def test_a_confirmed_table_is_one_entry_of_the_journal(officer: Membership, intake: Intake) -> None:
    run = confirm_import(by=officer, run=prepare(officer, intake, GOOD, changed(kode_kelas="TA-2")))
    entry = entries_about(run)[0]
    assert entry.verb == "training.import_classes"
    assert entry.changes.count() == 3


def test_a_table_is_confirmed_once(officer: Membership, intake: Intake) -> None:
    run = confirm_import(by=officer, run=prepare(officer, intake, GOOD))
    with pytest.raises(ValidationError):
        confirm_import(by=officer, run=run)
    with pytest.raises(ValidationError):
        cancel_import(by=officer, run=run)


def test_a_preview_that_no_longer_holds_writes_nothing(officer: Membership, intake: Intake, academy: Academy) -> None:
    run = prepare(officer, intake, GOOD)
    create_class(by=officer, intake=intake, details=class_details(academy, code="TA-1"))
    with pytest.raises(ValidationError) as caught:
        confirm_import(by=officer, run=run)
    assert caught.value.code == "stale"
    assert TrainingClass.objects.get().theme == "Junior Web Developer"


def test_a_preview_holds_while_something_else_changes(
    officer: Membership, intake: Intake, academy: Academy, training_class: TrainingClass
) -> None:
    run = prepare(officer, intake, GOOD)
    update_class(by=officer, training_class=training_class, details=class_details(academy, seats=7))
    confirm_import(by=officer, run=run)
    assert TrainingClass.objects.count() == 2


def test_a_frozen_intake_takes_no_table(officer: Membership, open_one: Intake) -> None:
    run = prepare(officer, open_one, GOOD)
    freeze_rule(open_one)
    open_one.refresh_from_db()
    with pytest.raises(ValidationError):
        prepare(officer, open_one, GOOD)
    with pytest.raises(ValidationError):
        confirm_import(by=officer, run=run)


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("kelas.xlsx", b""),
        SimpleUploadedFile("kelas.xlsx", b"PK\x03\x04 cut off"),
        SimpleUploadedFile("kelas.xlsx", b"<html><table>"),
        SimpleUploadedFile("kelas.csv", b"nama;umur\nA;3\n"),
        SimpleUploadedFile("kelas.csv", b"kode;akademi\nA;TA\n"),
        SimpleUploadedFile("kelas.csv", b"kode;akademi;tema;mulai;selesai;kursi\n"),
    ],
)
def test_a_file_that_is_no_table_of_classes_gets_an_answer_and_leaves_nothing(
    officer: Membership, intake: Intake, file: SimpleUploadedFile
) -> None:
    with pytest.raises(ValidationError) as caught:
        prepare_import(by=officer, intake=intake, file=file)
    assert caught.value.messages
    assert not TableImport.objects.exists()


def test_the_officer_of_a_guest_regency_hands_in_nothing(neighbour: Membership, open_one: Intake) -> None:
    with pytest.raises(NotAllowed):
        prepare(neighbour, open_one, GOOD)
