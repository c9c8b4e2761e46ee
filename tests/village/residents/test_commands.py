import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.regions.models import Region
from lonto.village.residents.models import Resident, ResidentImport
from tests.village.residents.files import CODES, a_book, a_person, take

VILLAGE = "53.15.05.2008"


def a_file(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "penduduk.xlsx"
    path.write_bytes(a_book(*rows).getvalue())
    return path


def told(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """(exit status, the one JSON object) of the import command."""
    status = 0
    try:
        call_command("import_residents", str(path), "--village", VILLAGE, "--json", *options)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, json.loads(capsys.readouterr().out)


def test_the_import_prints_its_counts_as_one_object(village: Region, capsys: pytest.CaptureFixture[str]) -> None:
    status, result = told(capsys, CODES)
    counts = {name: result[name] for name in ("new", "changed", "unchanged", "refused", "warned")}
    assert status == 0
    assert counts == {"new": 1845, "changed": 0, "unchanged": 0, "refused": 0, "warned": 3}
    assert ResidentImport.objects.get(pk=result["import"]).state == "done"


def test_a_rehearsal_changes_nothing(village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, result = told(capsys, a_file(tmp_path, a_person()), "--dry-run")
    assert (status, result["new"], result["is_written"]) == (0, 1, False)
    assert not Resident.objects.exists()
    assert not Entry.objects.exists()


def test_a_refused_row_is_told_with_row_column_value_and_what_to_do(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, result = told(capsys, a_file(tmp_path, a_person(), a_person(nik="531505470892990")))
    assert (status, result["refused"], result["is_written"]) == (1, 1, False)
    refusal = result["refusals"][0]
    assert (refusal["row"], refusal["column"], refusal["value"]) == (3, "nik", "531505470892990")
    assert refusal["what"] == "16 digits are needed; found: 15."
    assert refusal["to_do"]
    assert not Resident.objects.exists()


def test_the_good_rows_are_taken_and_the_status_still_says_that_not_all_was_well(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, result = told(capsys, a_file(tmp_path, a_person(), a_person(nik="1")), "--good-rows")
    assert (status, result["new"], result["refused"], result["is_written"]) == (1, 1, 1, True)


def test_the_command_acts_in_the_name_of_a_clerk(
    clerk: Membership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, a_file(tmp_path, a_person()), "--by", "operator")
    assert Entry.objects.get(verb="residents.import").account == clerk.account


def test_empty_cells_empty_the_register_on_demand(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(village, a_person())
    path = a_file(tmp_path, a_person(tempatlahir=""))
    assert told(capsys, path)[1]["unchanged"] == 1
    assert told(capsys, path, "--clear-blanks")[1]["changed"] == 1


def _text(path: Path) -> None:
    path.write_text("just a text")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(320):
                part.write(bytes(1024 * 1024))


def _truncated(path: Path) -> None:
    path.write_bytes(CODES.read_bytes()[:50_000])


def _encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def _other(path: Path) -> None:
    path.write_bytes(a_book({"Tanggal": "1", "Uraian": "2"}).getvalue())


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (_text, "This is not a spreadsheet."),
        (_bomb, "unpacks to far more"),
        (_truncated, "damaged or incomplete"),
        (_encrypted, "protected with a password"),
        (_other, "Its first row says: Tanggal, Uraian."),
    ],
)
def test_each_broken_file_has_its_own_answer(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any, what: str
) -> None:
    path = tmp_path / "penduduk.xlsx"
    make(path)
    status, result = told(capsys, path)
    assert status == 1
    assert what in result["error"]["what"]
    assert result["error"]["to_do"]
    assert not ResidentImport.objects.exists()


def test_a_wrong_village_is_said_in_one_sentence(village: Region, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no village with the code '53\.15'"):
        call_command("import_residents", str(a_file(tmp_path, a_person())), "--village", "53.15")


def test_a_missing_file_is_said_in_one_sentence(village: Region, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_residents", str(tmp_path / "nothing.xlsx"), "--village", VILLAGE)


def test_sentences_for_people_name_row_and_column(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        call_command("import_residents", str(a_file(tmp_path, a_person(agama_id="Jedi"))), "--village", VILLAGE)
    out = capsys.readouterr().out
    assert "Row 2, agama_id “Jedi”, refused: “Jedi” is not in the list. Write one of these: 1 Islam" in out
    assert "Nothing was changed." in out


def test_the_export_command_writes_what_the_import_reads(
    village: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(village, a_person())
    path = tmp_path / "out.xlsx"
    call_command("export_residents", str(path), "--village", VILLAGE, "--json")
    assert json.loads(capsys.readouterr().out) == {"residents": 1, "file": str(path)}
    assert told(capsys, path)[1]["unchanged"] == 1


def test_the_export_command_overwrites_nothing(village: Region, tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_text("keep me")
    with pytest.raises(CommandError, match="is there already"):
        call_command("export_residents", str(tmp_path / "out.xlsx"), "--village", VILLAGE)
