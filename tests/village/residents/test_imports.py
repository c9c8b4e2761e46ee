"""An import from handing in to the report: nothing is written before it is confirmed, and then all or nothing."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.journal.queries import changed_number
from lonto.journal.replay import differences
from lonto.lib.spreadsheet import NotASpreadsheet
from lonto.regions.models import Region
from lonto.village.residents.actions import carrying_out
from lonto.village.residents.actions.imports import (
    confirm_import,
    discard_import,
    prepare_import,
    recheck_import,
)
from lonto.village.residents.choices import ImportState, RowKind
from lonto.village.residents.models import ImportRow, Resident, ResidentImport
from tests.village.residents.files import a_book, a_person, take

Capture = Callable[..., Any]
ANA = "5315054708929910"


def prepared(by: Membership, *rows: dict[str, Any]) -> ResidentImport:
    return prepare_import(by=by, file=a_book(*rows), name="penduduk.xlsx")


def confirmed(run: ResidentImport, by: Membership, capture: Capture, **wishes: bool) -> ResidentImport:
    with capture(execute=True):
        confirm_import(by=by, run=run, **wishes)
    run.refresh_from_db()
    return run


def test_a_preview_writes_nothing_into_the_register(clerk: Membership) -> None:
    run = prepared(clerk, a_person())
    assert (run.state, run.new) == (ImportState.PREPARED, 1)
    assert not Resident.objects.exists()


def test_a_preview_knows_the_change_of_the_village_at_which_it_was_made(clerk: Membership, maria: Resident) -> None:
    assert prepared(clerk, a_person()).journal_number == changed_number(clerk.village) - 1


def test_a_confirmed_import_is_carried_out_and_its_report_stays(
    clerk: Membership, django_capture_on_commit_callbacks: Capture
) -> None:
    run = confirmed(prepared(clerk, a_person(kk_level="4")), clerk, django_capture_on_commit_callbacks)
    assert run.state == ImportState.DONE
    assert run.finished_at is not None
    row = run.rows.get()
    assert (row.kind, row.has_warnings, row.resident) == (RowKind.NEW, True, Resident.objects.get())


def test_an_import_is_one_entry_of_the_journal_with_all_rows(
    clerk: Membership, village: Region, django_capture_on_commit_callbacks: Capture
) -> None:
    confirmed(prepared(clerk, a_person()), clerk, django_capture_on_commit_callbacks)
    entry = Entry.objects.get(verb="residents.import")
    tables = sorted(entry.changes.values_list("table", flat=True))
    assert tables == ["residents.Family", "residents.Hamlet", "residents.Resident", "residents.ResidentImport"]
    assert entry.account_name == "Maria Jelita"
    assert list(differences(village)) == []


def test_a_changed_row_keeps_what_it_was_and_what_it_became(clerk: Membership, maria: Resident) -> None:
    run = prepared(clerk, a_person(rt="2", agama_id="3"))
    row = run.rows.get()
    assert row.kind == RowKind.CHANGED
    assert row.changes == [
        {"field": "rt", "old": "001", "new": "002"},
        {"field": "religion", "old": None, "new": 3},
    ]


def test_a_file_that_is_no_spreadsheet_leaves_no_trace(clerk: Membership) -> None:
    with pytest.raises(NotASpreadsheet):
        prepare_import(by=clerk, file=io.BytesIO(b"%PDF"), name="penduduk.xlsx")
    assert not ResidentImport.objects.exists()


def test_a_refused_row_stops_the_import_unless_the_good_rows_are_wanted(
    clerk: Membership, django_capture_on_commit_callbacks: Capture
) -> None:
    run = prepared(clerk, a_person(), a_person(nik="1", nama="Ana"))
    with pytest.raises(NotAllowed):
        confirm_import(by=clerk, run=run)
    run = confirmed(run, clerk, django_capture_on_commit_callbacks, takes_good_rows=True)
    assert (run.state, run.new, run.refused) == (ImportState.DONE, 1, 1)
    assert Resident.objects.count() == 1


def test_when_the_register_moved_meanwhile_the_import_waits_for_another_look(
    clerk: Membership, village: Region, django_capture_on_commit_callbacks: Capture
) -> None:
    run = prepared(clerk, a_person(rt="2"))
    take(village, a_person())
    run = confirmed(run, clerk, django_capture_on_commit_callbacks)
    assert run.state == ImportState.PREPARED
    assert run.failure == {"code": carrying_out.REGISTER_MOVED}
    assert (run.new, run.changed) == (0, 1)
    assert Resident.objects.get().rt == "001"
    assert confirmed(run, clerk, django_capture_on_commit_callbacks).state == ImportState.DONE
    assert Resident.objects.get().rt == "002"


def test_when_the_register_moved_elsewhere_the_import_goes_on(
    clerk: Membership, village: Region, django_capture_on_commit_callbacks: Capture
) -> None:
    run = prepared(clerk, a_person())
    take(village, a_person(nik=ANA, nama="Ana Sena", no_kk="5315050102149116"))
    assert confirmed(run, clerk, django_capture_on_commit_callbacks).state == ImportState.DONE


def test_an_import_that_breaks_leaves_the_register_as_it_was_and_says_so(
    clerk: Membership,
    village: Region,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(*args: object) -> None:
        Resident.objects.create(village=village, name="Half", folded="half")
        raise IntegrityError

    run = prepared(clerk, a_person())
    with monkeypatch.context() as patched:
        patched.setattr(carrying_out, "save_plan", breaks)
        run = confirmed(run, clerk, django_capture_on_commit_callbacks)
    assert (run.state, run.failure) == (ImportState.FAILED, {"code": carrying_out.NUMBER_TAKEN})
    assert not Resident.objects.exists()
    assert str(run.pk) in caplog.text
    assert recheck_import(by=clerk, run=run, clears_blanks=False).state == ImportState.PREPARED


def test_an_import_is_carried_out_once(clerk: Membership, django_capture_on_commit_callbacks: Capture) -> None:
    run = confirmed(prepared(clerk, a_person()), clerk, django_capture_on_commit_callbacks)
    with pytest.raises(NotAllowed):
        confirm_import(by=clerk, run=run)
    assert carrying_out.carry_out_import(run, lambda done, total: None).state == ImportState.DONE
    assert Entry.objects.filter(verb="residents.import").count() == 1


def test_another_choice_makes_another_preview(clerk: Membership, maria: Resident) -> None:
    run = prepared(clerk, a_person(tempatlahir=""))
    assert run.unchanged == 1
    run = recheck_import(by=clerk, run=run, clears_blanks=True)
    assert (run.unchanged, run.changed) == (0, 1)
    assert run.rows.count() == 1


def test_a_discarded_import_loses_its_rows_and_its_file(
    clerk: Membership, village: Region, django_capture_on_commit_callbacks: Capture
) -> None:
    run = prepared(clerk, a_person(kk_level="4"))
    storage, name = run.file.storage, run.file.name
    assert name is not None
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(by=clerk, run=run)
    assert not storage.exists(name)
    assert not ImportRow.objects.exists()
    assert ResidentImport.objects.get().state == ImportState.DISCARDED
    assert list(differences(village)) == []


def test_nobody_of_another_village_touches_an_import(clerk: Membership, stranger: Membership) -> None:
    run = prepared(clerk, a_person())
    with pytest.raises(NotAllowed):
        confirm_import(by=stranger, run=run)
    with pytest.raises(NotAllowed):
        discard_import(by=stranger, run=run)


def test_the_hamlet_head_imports_nothing(hamlet_head: Membership) -> None:
    with pytest.raises(NotAllowed):
        prepared(hamlet_head, a_person())


def test_the_file_stands_in_the_storage_without_its_name(clerk: Membership) -> None:
    run = prepare_import(by=clerk, file=a_book(a_person()), name="../../etc/passwd.xlsx")
    assert run.file.name == f"residents/imports/{run.village_id}/{run.pk}/file"
    assert run.file_name == "../../etc/passwd.xlsx"
