"""One round of an allocation: all that goes in, and the check that it makes sense."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .applicants import Applicant
from .rule import REST, TIE_RULE, ClassSeats, Rule
from .scores import HIGHEST


class InvalidRoundError(ValueError):
    """A round that cannot be allocated; `problems` holds one sentence per mistake."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems[:5]))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Round:
    """Round 1 is the allocation itself; later rounds follow when seats are given back.

    `seed` is the value that breaks ties, see `seed.py`. `cancelled` are classes that no longer open (closed in
    round 1 for lack of people, or by the office since). `extra_seats` are seats added to a class since the rule
    was published, for instance after a review that was right; they are given to everybody last.
    """

    rule: Rule
    seed: bytes
    applicants: tuple[Applicant, ...]
    number: int = 1
    cancelled: frozenset[str] = frozenset()
    extra_seats: tuple[tuple[str, int], ...] = ()


def require_valid(round_: Round) -> None:
    """Raise InvalidRoundError with every mistake of the input."""
    problems = [*_rule_problems(round_), *_applicant_problems(round_)]
    if problems:
        raise InvalidRoundError(problems)


def _rule_problems(round_: Round) -> Iterator[str]:
    if round_.rule.tie_rule != TIE_RULE:
        yield f"The tie rule {round_.rule.tie_rule!r} is not known."
    yield from (f"Class {id_} is listed twice." for id_ in _twice(c.id for c in round_.rule.classes))
    for class_ in round_.rule.classes:
        yield from _class_problems(class_)
    known = {class_.id for class_ in round_.rule.classes}
    yield from (f"Cancelled class {id_} is not in the rule." for id_ in sorted(round_.cancelled - known))
    yield from (f"Class {id_} gets extra seats twice." for id_ in _twice(id_ for id_, _ in round_.extra_seats))
    for id_, extra in round_.extra_seats:
        if id_ not in known or extra < 1:
            yield f"Extra seats for class {id_}: the class must be in the rule and the number above 0."


def _class_problems(class_: ClassSeats) -> Iterator[str]:
    if class_.seats < 0 or class_.minimum < 0:
        yield f"Class {class_.id} has a negative number of seats or minimum to open."
    if 0 < class_.seats < class_.minimum:
        yield f"Class {class_.id} can never open: its minimum is above its seats."
    yield from (f"Class {class_.id} lists pool {id_} twice." for id_ in _twice(p.id for p in class_.pools))
    for pool in class_.pools:
        if pool.seats < 0:
            yield f"Pool {pool.id} of class {class_.id} has a negative number of seats."
        if pool.id == REST:
            yield f"Class {class_.id}: {REST} is the name of the seats that no pool claims."


def _applicant_problems(round_: Round) -> Iterator[str]:
    known = {class_.id for class_ in round_.rule.classes}
    yield from (f"Application {n} is listed twice." for n in _twice(a.number for a in round_.applicants))
    for applicant in round_.applicants:
        wanted = [choice.class_id for choice in applicant.choices]
        if len(set(wanted)) < len(wanted):
            yield f"Application {applicant.number} ranks a class twice."
        if not known.issuperset(wanted):
            yield f"Application {applicant.number} ranks a class that is not in the rule."
        if not all(0 <= choice.score <= HIGHEST for choice in applicant.choices):
            yield f"Application {applicant.number} has a score out of range."
        if applicant.seat is None and applicant.is_confirmed:
            yield f"Application {applicant.number} is confirmed but has no seat."
        if applicant.seat is not None and applicant.seat.class_id not in wanted:
            yield f"Application {applicant.number} has a seat in a class that it does not rank."


def _twice(ids: Iterator[str]) -> list[str]:
    return [id_ for id_, count in Counter(ids).items() if count > 1]
