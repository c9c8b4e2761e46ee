"""What an allocation gives: a seat for each admitted applicant, and the classes that were closed for want of people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .applicants import Seat
from .plan import ClassPlan
from .round import Round
from .rule import REST


@dataclass(frozen=True, slots=True)
class Allocation:
    """Seats by application number, confirmed people included; `closed` in the order in which they were closed."""

    seats: Mapping[str, Seat]
    closed: tuple[str, ...] = ()


def confirmed_seats(round_: Round) -> dict[str, Seat]:
    """The seats that are not touched in this round."""
    return {a.number: a.seat for a in round_.applicants if a.seat is not None and a.is_confirmed}


def seats_of_rest(
    plan: ClassPlan, filled: Mapping[str, int], people: Iterable[tuple[str, Seat | None]]
) -> Iterator[tuple[str, Seat]]:
    """Name the seats of the last stage: a released seat stays a seat of its reserve.

    `filled` counts the people of each pool, `people` are those of the last stage, best first, each with the seat
    kept from an earlier round or None. Kept seats stay the same; the others get first the seats that no pool
    claims, then those that the reserves release, in processing order.
    """
    released = Counter(dict(plan.released))
    names = Counter({REST: plan.seats - sum(pool.seats for pool in plan.pools) - released.total()})
    for pool in plan.pools:
        if pool.group is not None and pool.is_soft:
            names[pool.id] = pool.seats - filled.get(pool.id, 0) + released[pool.id]
    people = list(people)
    names.subtract(seat.pool for _, seat in people if seat is not None)
    unnamed = names.elements()
    for number, seat in people:
        if seat is None:
            pool_id = next(unnamed)
            seat = Seat(plan.id, pool_id, pool_id != REST)
        yield number, seat
