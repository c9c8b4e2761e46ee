import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from lonto.accounts.models import Membership
from lonto.village.letters.actions import withdraw_letter
from lonto.village.letters.models import Letter


@pytest.fixture
def pdf(signed: Letter, tmp_path: Path) -> Path:
    path = tmp_path / "surat.pdf"
    with default_storage.open(signed.file) as file:
        path.write_bytes(file.read())
    return path


def check(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """The exit status and the JSON object."""
    status = 0
    try:
        call_command("check_letter", str(path), json=True)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, json.loads(capsys.readouterr().out)


def test_an_unchanged_letter_ends_well(pdf: Path, signed: Letter, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = check(pdf, capsys)
    assert status == 0
    assert (found["finding"], found["number"], found["name"]) == ("unchanged", signed.number_text, "ROFINA JELITA")


def test_a_changed_letter_ends_with_a_status_of_its_own(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf.write_bytes(pdf.read_bytes() + b" ")
    status, found = check(pdf, capsys)
    assert (status, found["finding"], found["reasons"]) == (1, "changed", ["added_afterwards"])


def test_a_withdrawn_letter_does_not_end_well(
    pdf: Path, signed: Letter, head: Membership, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw_letter(by=head, letter=signed, reason="Data keliru")
    status, found = check(pdf, capsys)
    assert (status, found["finding"], found["is_withdrawn"]) == (1, "unchanged", True)


def test_another_file_is_not_ours(tmp_path: Path, db: None, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lain.pdf"
    path.write_bytes(b"%PDF-1.7 lain")
    status, found = check(path, capsys)
    assert (status, found["finding"]) == (1, "not_ours")


def test_a_person_reads_sentences(pdf: Path, signed: Letter) -> None:
    out = StringIO()
    call_command("check_letter", str(pdf), stdout=out)
    assert out.getvalue().startswith("Unchanged")
    assert signed.number_text in out.getvalue()


def test_a_file_that_is_not_there_is_named(db: None) -> None:
    with pytest.raises(CommandError, match=r"tidak-ada\.pdf"):
        call_command("check_letter", "tidak-ada.pdf")
