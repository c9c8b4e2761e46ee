"""Later rounds: seats that are given back go to the waiting lists at once, and nobody is ever moved down.

A later round allocates everything anew with the same keys, except that confirmed people stay where they are with their
seats, and that everybody else who has a seat keeps it until a better one is found. When people only leave, the second
exception changes nothing: fewer people ask, so each class can only reach further down (deferred acceptance with
substitutable choices is monotone, Crawford 1991). It protects against what may change besides: a score mended after
a review, a class cancelled.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from .applicants import Applicant, Seat
from .fast import allocate
from .result import Allocation
from .round import InvalidRoundError, Round


@dataclass(frozen=True, slots=True)
class Move:
    """A seat that changed between two rounds; None is no seat."""

    number: str
    before: Seat | None
    after: Seat | None


@dataclass(frozen=True, slots=True)
class Promotion:
    """A later round with its result, and whose seats changed; the people who left are not among them."""

    round: Round
    allocation: Allocation
    moves: tuple[Move, ...]


def next_round(
    round_: Round,
    allocation: Allocation,
    *,
    left: Collection[str] = (),
    confirmed: Collection[str] = (),
    cancelled: Collection[str] = (),
    extra_seats: Mapping[str, int] | None = None,
) -> Round:
    """The round after `round_`: without those who `left`, with the seats of those who `confirmed` fixed.

    `left` are no-shows, refusals, withdrawals and deaths, confirmed or not. `cancelled` are classes that the office
    calls off now; who sat there has no seat and asks on. `extra_seats` adds seats, by class. Raises InvalidRoundError
    for unknown numbers, and where somebody confirms who has no seat or has left.
    """
    numbers = {applicant.number for applicant in round_.applicants}
    problems = [f"Application {number} is not in this allocation." for number in sorted(set(left) - numbers)]
    strangers = sorted(set(confirmed) - (allocation.seats.keys() - set(left)))
    problems += [f"Application {number} has no seat to confirm." for number in strangers]
    if problems:
        raise InvalidRoundError(problems)
    closed = round_.cancelled | set(allocation.closed) | set(cancelled)
    seats = {number: seat for number, seat in allocation.seats.items() if seat.class_id not in closed}
    extra = dict(round_.extra_seats)
    for class_id, count in (extra_seats or {}).items():
        extra[class_id] = extra.get(class_id, 0) + count

    def standing(applicant: Applicant) -> Applicant:
        seat = seats.get(applicant.number)
        is_confirmed = seat is not None and (applicant.is_confirmed or applicant.number in confirmed)
        return replace(applicant, seat=seat, is_confirmed=is_confirmed)

    return replace(
        round_,
        applicants=tuple(standing(a) for a in round_.applicants if a.number not in left),
        number=round_.number + 1,
        cancelled=frozenset(closed),
        extra_seats=tuple(sorted(extra.items())),
    )


def promote(
    round_: Round, allocation: Allocation, *, left: Collection[str], confirmed: Collection[str] = ()
) -> Promotion:
    """Give the seats of those who `left` to the waiting lists, and say who moves."""
    following = next_round(round_, allocation, left=left, confirmed=confirmed)
    result = allocate(following)
    return Promotion(following, result, moves_between(following, allocation, result))


def moves_between(following: Round, before: Allocation, after: Allocation) -> tuple[Move, ...]:
    """Whose seat changed, in the order of the round."""
    pairs = ((a.number, before.seats.get(a.number), after.seats.get(a.number)) for a in following.applicants)
    return tuple(Move(number, was, is_) for number, was, is_ in pairs if was != is_)
