"""How one class chooses among the people who want it. Every property of the allocation rests on this function.

The pools are filled in processing order, each with its best eligible people among those still without a seat;
then the seats that are left (unclaimed ones and those of soft reserves that no member claimed) go to the best of
all who remain. Adding one person moves at most one person along at each stage, or takes one seat away from the
last stage, so who is rejected stays rejected when more people come (substitutability) and the number of people
seated never falls (law of aggregate demand). With these two, deferred acceptance is stable, best for the
applicants, strategy-proof and independent of the order of the applications (Hatfield & Milgrom 2005). Filling
seats in an order of precedence is due to Kominers & Sönmez (2016), the hand-over of unclaimed reserved seats at
the end to Aygün & Turhan (2020), who show that a better priority never hurts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .plan import ClassPlan
from .rule import REST, Pool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who wants the class: `key` sorts best first, `kept` is the stage at which a seat is kept for them."""

    number: str
    key: tuple[int, bytes]
    groups: frozenset[str]
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One filled stage: the pool, its seats in this round, who got one and who was passed over, best first.

    `kept` are those of the admitted whose seat was kept from an earlier round.
    """

    pool: str
    seats: int
    admitted: tuple[Candidate, ...]
    waiting: tuple[Candidate, ...]

    @property
    def kept(self) -> tuple[Candidate, ...]:
        return tuple(candidate for candidate in self.admitted if candidate.kept == self.pool)


def fill(plan: ClassPlan, candidates: Iterable[Candidate]) -> Iterator[Stage]:
    """Fill the stages of a class in processing order, the rest last."""
    remaining = sorted(candidates, key=lambda candidate: candidate.key)
    left = plan.seats
    for pool in plan.pools:
        eligible = [candidate for candidate in remaining if _may_sit(candidate, pool)]
        stage = _fill_stage(pool.id, pool.seats, eligible)
        left -= len(stage.admitted) if pool.is_soft else pool.seats
        admitted = {candidate.number for candidate in stage.admitted}
        remaining = [candidate for candidate in remaining if candidate.number not in admitted]
        yield stage
    yield _fill_stage(REST, left, remaining)


def _may_sit(candidate: Candidate, pool: Pool) -> bool:
    return pool.group is None or pool.group in candidate.groups or candidate.kept == pool.id


def _fill_stage(pool: str, seats: int, eligible: list[Candidate]) -> Stage:
    """Seat first those who keep a seat here, then the best; `eligible` is sorted best first."""
    by_right = sorted(eligible, key=lambda candidate: candidate.kept != pool)
    admitted = {candidate.number for candidate in by_right[:seats]}
    return Stage(
        pool,
        seats,
        tuple(candidate for candidate in eligible if candidate.number in admitted),
        tuple(candidate for candidate in eligible if candidate.number not in admitted),
    )
