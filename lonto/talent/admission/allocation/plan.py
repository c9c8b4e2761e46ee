"""The stages in which a class fills its seats in this round, once the seats of earlier rounds are set aside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .applicants import Applicant
from .round import InvalidRoundError, Round
from .rule import REST, ClassSeats, Pool


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """What a class has to give in this round: `pools` in processing order, then the rest up to `seats`.

    `confirmed` people sit in the class already; their seats are in none of the figures. `released` counts, per
    pool, the seats of that reserve which people outside it hold: they have left the pool and are in the rest.
    """

    id: str
    seats: int
    pools: tuple[Pool, ...]
    released: tuple[tuple[str, int], ...] = ()
    minimum: int = 0
    confirmed: int = 0

    @property
    def is_gone(self) -> bool:
        """Whether the class has no seat at all, neither to give nor taken."""
        return not self.seats and not self.confirmed

    def closed(self) -> "ClassPlan":
        """The same class without a seat."""
        return ClassPlan(self.id, 0, ())


def plans_of(round_: Round) -> dict[str, ClassPlan]:
    """The plan of every class by its id, in the order of the ids.

    Raises InvalidRoundError where people hold more seats of a pool than it has.
    """
    extra = dict(round_.extra_seats)
    holders: dict[str, list[Applicant]] = {}
    for applicant in round_.applicants:
        if applicant.seat is not None:
            holders.setdefault(applicant.seat.class_id, []).append(applicant)
    problems: list[str] = []
    plans = {}
    for class_ in sorted(round_.rule.classes, key=lambda c: c.id):
        kept = holders.get(class_.id, [])
        seats, pools = class_.seats + extra.get(class_.id, 0), tuple(_cut(class_))
        if class_.id in round_.cancelled:
            seats, pools = 0, ()
        problems += _problems(class_.id, seats, pools, kept)
        minimum = class_.minimum if round_.number == 1 else 0
        plans[class_.id] = _plan(class_.id, seats, pools, minimum, kept)
    if problems:
        raise InvalidRoundError(problems)
    return plans


def _cut(class_: ClassSeats) -> Iterator[Pool]:
    """The pools, cut in processing order where they claim more than the class has."""
    left = class_.seats
    for pool in class_.pools:
        given = min(pool.seats, left)
        left -= given
        yield replace(pool, seats=given)


def _plan(id_: str, seats: int, pools: tuple[Pool, ...], minimum: int, kept: list[Applicant]) -> ClassPlan:
    """Take confirmed seats out of the class, and released seats that are kept out of their reserve."""
    confirmed = Counter(a.seat.pool for a in kept if a.seat and a.is_confirmed)
    released = Counter(a.seat.pool for a in kept if a.seat and a.seat.is_released and not a.is_confirmed)
    return ClassPlan(
        id_,
        seats - confirmed.total(),
        tuple(replace(pool, seats=pool.seats - confirmed[pool.id] - released[pool.id]) for pool in pools),
        tuple((pool.id, released[pool.id]) for pool in pools if released[pool.id]),
        minimum,
        confirmed.total(),
    )


def _problems(id_: str, seats: int, pools: tuple[Pool, ...], kept: list[Applicant]) -> Iterator[str]:
    room = {pool.id: pool.seats for pool in pools}
    room[REST] = seats - sum(room.values())
    for pool_id, count in Counter(applicant.seat.pool for applicant in kept if applicant.seat).items():
        if count > room.get(pool_id, 0):
            yield f"Class {id_}: {count} people hold seats of pool {pool_id}, which has {room.get(pool_id, 0)}."
    reserves = {pool.id for pool in pools if pool.group is not None and pool.is_soft}
    for applicant in kept:
        if applicant.seat and applicant.seat.is_released and applicant.seat.pool not in reserves:
            yield f"Application {applicant.number} holds a released seat of a pool that releases none."
