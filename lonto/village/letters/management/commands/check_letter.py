from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from lonto.lib.terminal import print_json
from lonto.signing.examination import Finding
from lonto.village.letters.checking import CheckedPdf, check_pdf
from lonto.village.letters.public.sentences import reasons_of

WORDS = {
    Finding.UNCHANGED: "Unchanged: every byte is as it was signed.",
    Finding.CHANGED: "Changed after signing: do not rely on this file.",
    Finding.NOT_OURS: "Not ours: no office known here signed this file.",
}


class Command(BaseCommand):
    """Check the PDF file of a letter with the keys this computer knows."""

    help = (
        "Says whether the PDF file of a letter is unchanged, changed after signing, or not ours. Needs no network. "
        "Exit status 0 only for a letter that is unchanged and not withdrawn."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the PDF file")
        parser.add_argument("--json", action="store_true", help="print one JSON object, for scripts")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            checked = check_pdf(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        with translation.override("en"):
            if options["json"]:
                print_json(as_json(checked, path))
            else:
                self.stdout.write("\n".join(_lines(checked)))
        if not checked.is_good:
            raise SystemExit(1)


def as_json(checked: CheckedPdf, path: Path) -> dict[str, Any]:
    """The whole answer as plain values."""
    letter = checked.letter
    return {
        "file": str(path),
        "finding": checked.finding.value,
        "reasons": [reason.value for reason in checked.reasons] + ["key_revoked"] * checked.is_key_revoked,
        "is_withdrawn": checked.is_withdrawn,
        "signed_by": checked.signed_by,
        "number": letter.number if letter else None,
        "name": letter.name if letter else None,
        "nik": letter.nik if letter else None,
        "office": letter.office if letter else None,
        "signed_on": letter.signed_on if letter else None,
        "valid_until": letter.valid_until if letter else None,
    }


def _lines(checked: CheckedPdf) -> list[str]:
    lines = [WORDS[checked.finding], *reasons_of(checked)]
    letter = checked.letter
    if letter is None:
        return [*lines, *([f"Signed by {checked.signed_by}."] if checked.signed_by else [])]
    if letter.withdrawn_on:
        lines.append(f"The office withdrew this letter on {letter.withdrawn_on}: do not rely on it.")
    if checked.finding is Finding.CHANGED:
        lines.append("The genuine letter says:")
    lines += [f"  {letter.type_name.en} {letter.number}", f"  {letter.name}, NIK {letter.nik or '-'}"]
    lines += [f"  {letter.office}, signed by {letter.signer} on {letter.signed_on}, valid until {letter.valid_until}"]
    return lines
