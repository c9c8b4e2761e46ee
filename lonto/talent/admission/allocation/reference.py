"""Applicant-proposing deferred acceptance, written to be read; `allocate` in `fast.py` must always agree with it."""

from collections.abc import Iterable, Iterator, Mapping

from .applicants import Applicant, Seat
from .choice import Candidate, Stage, fill
from .closing import first_to_close
from .plan import ClassPlan, plans_of
from .priority import key_of
from .result import Allocation, confirmed_seats, seats_of_rest
from .round import Round, require_valid
from .rule import REST


def allocate(round_: Round) -> Allocation:
    """Allocate the seats of a round.

    A class that ends below its minimum to open is closed and everything is allocated anew without it, one class
    at a time, see `closing.py`. Raises InvalidRoundError.
    """
    require_valid(round_)
    plans = plans_of(round_)
    closed: list[str] = []
    while True:
        seated = deferred_acceptance(round_, plans)
        failing = first_to_close(
            (plan.id, len(seated[plan.id]) + plan.confirmed, plan.minimum) for plan in plans.values() if plan.seats
        )
        if failing is None:
            break
        plans[failing] = plans[failing].closed()
        closed.append(failing)
    seats = confirmed_seats(round_)
    held = {a.number: a.seat for a in round_.applicants if a.seat is not None}
    for id_, people in seated.items():
        seats.update(_named_seats(plans[id_], fill(plans[id_], people.values()), held))
    return Allocation(seats, tuple(closed))


def deferred_acceptance(round_: Round, plans: Mapping[str, ClassPlan]) -> dict[str, dict[str, Candidate]]:
    """The people seated in each class.

    Everybody without a seat asks the best class that has not turned them down; each class keeps its choice among
    those it has and those who ask, and turns the others down; until nobody asks any more.
    """
    seated: dict[str, dict[str, Candidate]] = {id_: {} for id_ in plans}
    choices = {a.number: candidacies(a, round_.seed) for a in round_.applicants if not a.is_confirmed}
    without = set(choices)
    while without:
        asked: dict[str, list[Candidate]] = {}
        for number in without:
            if (wish := next(choices[number], None)) is not None:
                asked.setdefault(wish[0], []).append(wish[1])
        without = set()
        for id_, candidates in asked.items():
            before = seated[id_] | {candidate.number: candidate for candidate in candidates}
            seated[id_] = {c.number: c for stage in fill(plans[id_], before.values()) for c in stage.admitted}
            without |= before.keys() - seated[id_].keys()
    return seated


def candidacies(applicant: Applicant, seed: bytes) -> Iterator[tuple[str, Candidate]]:
    """The applicant as each of the ranked classes sees it, down to the class where a seat is kept."""
    for choice in applicant.choices:
        seat = applicant.seat_in(choice.class_id)
        key = key_of(seed, applicant.number, choice.score)
        yield choice.class_id, Candidate(applicant.number, key, applicant.groups, seat.stage if seat else None)
        if seat:
            return


def _named_seats(plan: ClassPlan, stages: Iterable[Stage], held: Mapping[str, Seat]) -> dict[str, Seat]:
    """The seat of everybody in a class, by application number."""
    stages = list(stages)
    seats = {c.number: Seat(plan.id, stage.pool) for stage in stages[:-1] for c in stage.admitted}
    filled = {stage.pool: len(stage.admitted) for stage in stages[:-1]}
    rest = [(c.number, held[c.number] if c.kept == REST else None) for c in stages[-1].admitted]
    return seats | dict(seats_of_rest(plan, filled, rest))
