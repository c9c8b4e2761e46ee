from argparse import ArgumentParser
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lonto.lib.rounding import exact_text
from lonto.lib.spreadsheet import SpreadsheetError
from lonto.lib.terminal import print_json
from lonto.regency.maturity.levels_file import read_levels
from lonto.regency.maturity.planner import (
    Answer,
    InvalidProblemError,
    Plan,
    Problem,
    Step,
    Subject,
    Tested,
    TooHardError,
    answer,
)
from lonto.regency.maturity.schemes import Scheme, UnknownScheme, scheme_named


class Command(BaseCommand):
    help = (
        "Plan the cheapest rises of levels that reach an index. "
        "Prints the three best plans, how each stands when two indicators are judged lower, and the best plan that "
        "survives any two. Every rise by one level takes one unit."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scheme", help="spbe-2018, spbe-2020 or pemdi-2026")
        parser.add_argument("levels", type=Path, help="a .csv, .xlsx or .ods file with the columns number and level")
        parser.add_argument("target", help='a predicate such as "Sangat Baik", or a number such as 3.5')
        parser.add_argument("--most-levels", type=int, help="how far one indicator can rise")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            scheme = scheme_named(options["scheme"])
        except UnknownScheme as error:
            raise CommandError(str(error), returncode=2) from error
        problem = _problem(scheme, options["levels"], _target(scheme, options["target"]), options["most_levels"])
        try:
            found = answer(problem)
        except (InvalidProblemError, TooHardError) as error:
            raise CommandError(f"Nothing was planned. {error}") from error
        if options["json"]:
            print_json(_data(found))
        else:
            self.stdout.write("\n".join(_lines(problem, found)))
        if not found.plans:
            raise CommandError("The target cannot be reached.")


def _target(scheme: Scheme, text: str) -> Fraction:
    for one in scheme.predicates:
        if one.name.id.casefold() == text.strip().casefold():
            return one.lowest
    try:
        return Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError) as error:
        names = ", ".join(one.name.id for one in scheme.predicates)
        raise CommandError(f"{text} is neither a number nor one of {names}.", returncode=2) from error


def _problem(scheme: Scheme, path: Path, target: Fraction, most_levels: int | None) -> Problem:
    try:
        table = read_levels(path, path.name, scheme)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
    except SpreadsheetError as error:
        raise CommandError(f"{path} cannot be read. {error}", returncode=2) from error
    if table.problems:
        raise CommandError("Nothing was planned.\n" + "\n".join(str(one) for one in table.problems))
    subjects = []
    for one in scheme.indicators:
        level = table.levels.get(one.number, Fraction(0))
        steps = tuple(Step(above, 1) for above in range(int(level) + 1, scheme.highest + 1))
        subjects.append(Subject(one.number, one.weight / 100, level, steps, scheme.lowest))
    return Problem(tuple(subjects), target, most_levels=most_levels)


def _data(found: Answer) -> dict[str, Any]:
    return {
        "plans": [_plan_data(one) for one in found.plans],
        "sturdy": _plan_data(found.sturdy) if found.sturdy else None,
        "obstacle": found.unreachable.obstacle.value if found.unreachable else None,
        "highest": exact_text(found.unreachable.highest.index) if found.unreachable else None,
    }


def _plan_data(tested: Tested) -> dict[str, Any]:
    return {
        "rises": [{"number": one.number, "level": one.level} for one in tested.plan.rises],
        "effort": tested.plan.effort,
        "index": exact_text(tested.plan.index),
        "survives_two_lower": tested.sensitivity.survives,
    }


def _lines(problem: Problem, found: Answer) -> list[str]:
    lines = [f"Index now {exact_text(problem.index)}, target {exact_text(problem.target)}."]
    for place, tested in enumerate(found.plans, 1):
        word = "survives" if tested.sensitivity.survives else "does not survive"
        lines.append(f"Plan {place}: {_in_words(tested.plan)}; {word} two lower judgements.")
    if found.sturdy:
        lines.append(f"Sturdy: {_in_words(found.sturdy.plan)}.")
    if found.unreachable:
        highest = exact_text(found.unreachable.highest.index)
        lines.append(f"The highest index that can be reached is {highest} ({found.unreachable.obstacle.value}).")
    return lines


def _in_words(plan: Plan) -> str:
    rises = ", ".join(f"{one.number} to {one.level}" for one in plan.rises) or "nothing"
    return f"{rises} ({plan.effort} rises, index {exact_text(plan.index)})"
