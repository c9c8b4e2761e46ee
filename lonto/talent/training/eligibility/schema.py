"""From JSON to conditions: each mistake is named with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility.base import Condition
from lonto.talent.training.eligibility.blocks import BLOCKS
from lonto.talent.training.eligibility.parameters import WrongValue

BLOCK = "block"
NOT_A_LIST = Both("syarat ditulis sebagai daftar", "conditions are written as a list")
NOT_AN_OBJECT = Both('syarat ditulis sebagai objek dengan "block"', 'a condition is an object with "block"')
TWICE = Both("syarat ini sudah ada di atas", "this condition already stands above")
MISSING = Both("nilai ini belum diisi", "this value is missing")
UNKNOWN = Both("nilai ini tidak dikenal untuk syarat ini", "this condition knows no such value")


@dataclass(frozen=True)
class Problem:
    """A mistake; `place` is like "2.years": the condition, counted from 1, and the value."""

    place: str
    text: Both


class InvalidConditions(ValueError):  # noqa: N818  the name says what they are
    """Conditions that cannot be used; `problems` names every mistake."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{problem.place or 'conditions'}: {problem.text.en}" for problem in problems))
        self.problems = problems


def parse(raw: object) -> tuple[Condition, ...]:
    """The conditions of a JSON list; raises InvalidConditions with all mistakes at once."""
    if not isinstance(raw, list):
        raise InvalidConditions([Problem("", NOT_A_LIST)])
    problems: list[Problem] = []
    conditions: list[Condition] = []
    for number, item in enumerate(raw, start=1):
        condition = _condition(item, str(number), problems)
        if condition is None:
            continue
        if condition in conditions:
            problems.append(Problem(str(number), TWICE))
        conditions.append(condition)
    if problems:
        raise InvalidConditions(problems)
    return tuple(conditions)


def _condition(item: object, place: str, problems: list[Problem]) -> Condition | None:
    if not isinstance(item, Mapping):
        problems.append(Problem(place, NOT_AN_OBJECT))
        return None
    key = item.get(BLOCK)
    block = BLOCKS.get(key) if isinstance(key, str) else None
    if block is None:
        known = ", ".join(BLOCKS)
        problems.append(Problem(f"{place}.{BLOCK}", Both(f"pilih dari: {known}", f"choose from: {known}")))
        return None
    found = len(problems)
    names = {parameter.name for parameter in block.parameters}
    problems += [Problem(f"{place}.{name}", UNKNOWN) for name in item if name not in names and name != BLOCK]
    values = {}
    for parameter in block.parameters:
        if parameter.name not in item:
            problems.append(Problem(f"{place}.{parameter.name}", MISSING))
            continue
        try:
            values[parameter.name] = parameter.clean(item[parameter.name])
        except WrongValue as wrong:
            problems.append(Problem(f"{place}.{parameter.name}", wrong.text))
    return Condition(block, values) if len(problems) == found else None
