"""`allocate` for everyday use: the input as columns, the solver, and the seats again by application number."""

from collections import Counter, defaultdict

import numpy as np

from .applicants import Applicant, Seat
from .columns import applicant_columns, class_columns, group_bits
from .plan import ClassPlan, plans_of
from .priority import key_of
from .result import Allocation, confirmed_seats, seats_of_rest
from .round import Round, require_valid
from .rule import REST
from .solver import NO_SEAT, SeatColumns, solve


def allocate(round_: Round) -> Allocation:
    """Allocate the seats of a round: the same result as `reference.allocate`, for intakes of any size.

    Raises InvalidRoundError.
    """
    require_valid(round_)
    plans = plans_of(round_)
    bits = group_bits(pool.group for plan in plans.values() for pool in plan.pools if pool.group is not None)
    applicants = applicant_columns(round_.applicants, round_.seed, plans, bits)
    classes = class_columns(plans, bits)
    solved = solve(applicants, classes)
    closed = tuple(classes.ids[position] for position in solved.closed)
    plans |= {id_: plans[id_].closed() for id_ in closed}
    return Allocation(confirmed_seats(round_) | _named_seats(round_, plans, solved), closed)


def _named_seats(round_: Round, plans: dict[str, ClassPlan], solved: SeatColumns) -> dict[str, Seat]:
    """The seat of everybody who is not confirmed, by application number."""
    people = [applicant for applicant in round_.applicants if not applicant.is_confirmed]
    seats: dict[str, Seat] = {}
    filled: dict[str, Counter[str]] = defaultdict(Counter)
    rest: dict[str, list[Applicant]] = defaultdict(list)
    for row in np.flatnonzero(solved.rank != NO_SEAT):
        applicant = people[row]
        plan = plans[applicant.choices[solved.rank[row]].class_id]
        if solved.stage[row] < len(plan.pools):
            pool = plan.pools[solved.stage[row]].id
            seats[applicant.number] = Seat(plan.id, pool)
            filled[plan.id][pool] += 1
        else:
            rest[plan.id].append(applicant)
    for id_, applicants in rest.items():
        applicants.sort(key=lambda applicant: key_of(round_.seed, applicant.number, applicant.score_in(id_)))
        people_of_rest = [(applicant.number, _kept_in_rest(applicant, id_)) for applicant in applicants]
        seats.update(seats_of_rest(plans[id_], filled[id_], people_of_rest))
    return seats


def _kept_in_rest(applicant: Applicant, class_id: str) -> Seat | None:
    seat = applicant.seat_in(class_id)
    return seat if seat is not None and seat.stage == REST else None
