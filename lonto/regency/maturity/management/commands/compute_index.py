from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.lib.rounding import exact_text
from lonto.lib.spreadsheet import SpreadsheetError
from lonto.lib.terminal import print_json
from lonto.regency.maturity.index import IndexResult, WrongLevel, compute
from lonto.regency.maturity.levels_file import read_levels
from lonto.regency.maturity.openly import result_data
from lonto.regency.maturity.schemes import PredicateFrom, Scheme, UnknownScheme, scheme_named


class Command(BaseCommand):
    help = (
        "Compute an SPBE or Pemdi index from a file of levels with the columns number and level. "
        "Prints index and predicate as they are published, the exact value, domains and aspects."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scheme", help="spbe-2018, spbe-2020 or pemdi-2026")
        parser.add_argument("levels", type=Path, help="a .csv, .xlsx or .ods file")
        parser.add_argument(
            "--rounded", action="store_true", help="read the predicate from the rounded index, as in 2023"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        scheme, levels = _scheme(options["scheme"]), options["levels"]
        try:
            table = read_levels(levels, levels.name, scheme)
        except OSError as error:
            raise CommandError(f"{levels} cannot be read: {error.strerror}.", returncode=2) from error
        except SpreadsheetError as error:
            raise CommandError(f"{levels} cannot be read. {error}", returncode=2) from error
        if table.problems:
            raise CommandError("Nothing was computed.\n" + "\n".join(str(one) for one in table.problems))
        try:
            chosen = PredicateFrom.ROUNDED if options["rounded"] else None
            result = compute(scheme, table.levels, predicate_from=chosen)
        except WrongLevel as error:
            raise CommandError(
                "Nothing was computed.\n" + "\n".join(one.sentence.en for one in error.problems)
            ) from error
        if options["json"]:
            print_json(result_data(scheme, result))
        else:
            self.stdout.write("\n".join(_lines(scheme, result)))


def _scheme(key: str) -> Scheme:
    try:
        return scheme_named(key)
    except UnknownScheme as error:
        raise CommandError(str(error), returncode=2) from error


def _lines(scheme: Scheme, result: IndexResult) -> list[str]:
    lines = [
        scheme.title.en,
        f"index      {result.published}",
        f"predicate  {result.predicate.name.id}",
        f"exact      {exact_text(result.exact)}",
    ]
    if result.predicates_differ:
        lines.append("           The exact and the rounded index have different predicates.")
    for title, parts in (("domain", result.domains), ("aspect", result.aspects)):
        lines += [f"{title} {part.of.number}   {part.published}  {part.of.name.id}" for part in parts]
    if result.unanswered:
        numbers = ", ".join(str(one.number) for one in result.unanswered)
        lines.append(f"unanswered, counted as 0: {numbers}")
    return lines
