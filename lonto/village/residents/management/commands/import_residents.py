from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import translation

from lonto.accounts.models import Membership
from lonto.accounts.queries import office_of, people_of
from lonto.lib.terminal import ProgressBar, print_json
from lonto.regions.models import Region
from lonto.village.residents.actions.carrying_out import Outcome, import_at_once
from lonto.village.residents.importing.plan import PlannedRow
from lonto.village.residents.importing.planning import Wishes
from lonto.village.residents.importing.problems import Problem
from lonto.village.residents.management.arguments import village_with
from lonto.village.residents.texts import FILES, words_for, words_for_file

EXAMPLES = """
Examples:
  See what a file would change, without changing anything:
    lonto import-residents penduduk.xlsx --village 53.15.05.2008 --dry-run
  Import it:
    lonto import-residents penduduk.xlsx --village 53.15.05.2008

One wrong row stops the whole file; each is listed with its row, its column, what is wrong and what to do.
Mend the file and run the command again, or leave the wrong rows out with --good-rows. An empty cell keeps what
the register knows. Nothing is ever imported twice: people are recognised by their NIK.
"""


class Command(BaseCommand):
    help = "Import residents of a village from a spreadsheet (.xlsx, .xls, .ods, .csv), such as an OpenSID export."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = EXAMPLES
        parser.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet")
        parser.add_argument("--village", required=True, metavar="CODE", help="code of the village, like 53.15.05.2008")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen; change nothing")
        parser.add_argument("--good-rows", action="store_true", help="import the good rows and leave the others out")
        parser.add_argument("--clear-blanks", action="store_true", help="an empty cell empties the register too")
        parser.add_argument("--keep-apart", type=int, action="append", default=[], metavar="ROW", help=_KEEP_APART)
        parser.add_argument("--by", metavar="USER", help="user name of the clerk in whose name this is done")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        village = village_with(options["village"])
        by = _acting(options["by"], village) if options["by"] else None
        bar = ProgressBar(path.name)
        with translation.override("en"):
            try:
                with path.open("rb") as file:
                    outcome = import_at_once(
                        by=by,
                        village=village,
                        file=file,
                        name=path.name,
                        wishes=Wishes(options["clear_blanks"], frozenset(options["keep_apart"])),
                        takes_good_rows=options["good_rows"],
                        is_rehearsal=options["dry_run"],
                        watch=bar.set,
                    )
            except tuple(FILES) as error:
                self._refuse_file(error, options["json"])
            except IntegrityError as error:
                raise CommandError(_TAKEN) from error
            except OSError as error:
                raise CommandError(f"{path}: {error.strerror}.") from error
            bar.set(100, 100)
            self._tell(outcome, options)
        if outcome.plan.counts.refused:
            raise SystemExit(1)

    def _tell(self, outcome: Outcome, options: dict[str, Any]) -> None:
        if options["json"]:
            print_json(_as_json(outcome))
            return
        counts = outcome.plan.counts
        for planned in outcome.plan.rows:
            for problem in planned.row.problems:
                if problem.is_refusal or planned.has_warnings:
                    self.stdout.write(_sentence(planned, problem))
        for note in outcome.plan.notes:
            self.stdout.write(str(words_for(note)))
        self.stdout.write(
            f"New {counts.new}, changed {counts.changed}, unchanged {counts.unchanged}, "
            f"refused {counts.refused}, with warnings {counts.warned}."
        )
        self.stdout.write(_ending(outcome, options))

    def _refuse_file(self, error: Exception, is_json: bool) -> None:
        words = words_for_file(error)
        if is_json:
            counts = dict.fromkeys(("new", "changed", "unchanged", "refused", "warned"), 0)
            print_json({**counts, "is_written": False, "error": {"what": words.what, "to_do": words.to_do}})
            raise SystemExit(1)
        raise CommandError(str(words))


_TAKEN = "Meanwhile another village registered one of these numbers. Nothing was changed; run the command again."
_KEEP_APART = "a row that is a new person although the register has somebody alike without a NIK; may be repeated"


def _acting(username: str, village: Region) -> Membership:
    office = office_of(village)
    found = people_of(office).filter(account__username=username).first() if office else None
    if found is None:
        raise CommandError(f"'{username}' has no role in the office of {village.name}.")
    return found


def _as_json(outcome: Outcome) -> dict[str, Any]:
    counts = outcome.plan.counts
    return {
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "refused": counts.refused,
        "warned": counts.warned,
        "is_written": outcome.run is not None,
        "import": str(outcome.run.pk) if outcome.run else None,
        "refusals": [_said(p, problem) for p in outcome.plan.rows for problem in p.row.problems if problem.is_refusal],
        "warnings": [_said(p, problem) for p in outcome.plan.rows if p.has_warnings for problem in p.row.problems],
        "notes": [str(words_for(note)) for note in outcome.plan.notes],
    }


def _said(planned: PlannedRow, problem: Problem) -> dict[str, Any]:
    words = words_for(problem)
    return {
        "row": planned.number,
        "column": problem.column,
        "value": problem.value,
        "code": str(problem.code),
        "what": words.what,
        "to_do": words.to_do,
    }


def _sentence(planned: PlannedRow, problem: Problem) -> str:
    kind = "refused" if problem.is_refusal else "warning"
    value = f" “{problem.value}”" if problem.value else ""
    return f"Row {planned.number}, {problem.column}{value}, {kind}: {words_for(problem)}"


def _ending(outcome: Outcome, options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return "Nothing was changed: this was a rehearsal."
    if outcome.run is None:
        return "Nothing was changed. Mend the rows above, or leave them out with --good-rows."
    return "The register is up to date."
