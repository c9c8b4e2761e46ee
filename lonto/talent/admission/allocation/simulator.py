"""What each policy would do with the same applicants: who gains, who loses, what is left, side by side.

Meant for the time before the rule is frozen, with the real applicants. The seed is not known then, and must not be;
`TRIAL_SEED` stands in for it. Where the numbers hang on the draw, try another one.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256

import numpy as np

from .applicants import Applicant
from .columns import ApplicantColumns, ClassColumns, Flags, Integers, applicant_columns, class_columns, group_bits
from .comparison import Change, Comparison, CutOff, PolicyResult
from .plan import ClassPlan, plans_of
from .policies import Policy
from .round import Round, require_valid
from .rule import REST, Rule
from .scores import HIGHEST
from .solver import NO_SEAT, SeatColumns, solve

TRIAL_SEED = sha256(b"trial").digest()


def compare(
    applicants: Sequence[Applicant], policies: Sequence[Policy], groups: Sequence[str], seed: bytes = TRIAL_SEED
) -> Comparison:
    """Run every policy on the same applicants; `groups` are those to count by. Raises InvalidRoundError."""
    plans = [_plans(applicants, policy, seed) for policy in policies]
    in_pools = {pool.group for by_id in plans for plan in by_id.values() for pool in plan.pools if pool.group}
    bits = group_bits(in_pools | set(groups))
    columns = applicant_columns(applicants, seed, plans[0], bits)
    members = {group: _members(columns, bits[group]) for group in groups}
    results: list[PolicyResult] = []
    base: Integers | None = None
    for policy, by_id in zip(policies, plans, strict=True):
        classes = class_columns(by_id, bits)
        solved = solve(columns, classes)
        order = _preference(solved)
        base = order if base is None else base
        results.append(_result(policy.name, columns, classes, by_id, solved, members, base))
    return Comparison(len(applicants), {g: int(is_member.sum()) for g, is_member in members.items()}, tuple(results))


def _plans(applicants: Sequence[Applicant], policy: Policy, seed: bytes) -> dict[str, ClassPlan]:
    round_ = Round(Rule(policy.classes, commitment=""), seed, tuple(applicants))
    require_valid(round_)
    return plans_of(round_)


def _members(columns: ApplicantColumns, place: tuple[int, int]) -> Flags:
    word, bit = place
    found: Flags = columns.members[:, word] & np.uint64(bit) != 0
    return found


def _preference(solved: SeatColumns) -> Integers:
    """How far down the list each applicant got; no seat is the furthest."""
    return np.where(solved.rank == NO_SEAT, np.iinfo(np.int32).max, solved.rank)


def _result(
    name: str,
    columns: ApplicantColumns,
    classes: ClassColumns,
    plans: Mapping[str, ClassPlan],
    solved: SeatColumns,
    members: Mapping[str, Flags],
    base: Integers,
) -> PolicyResult:
    order = _preference(solved)
    seated = solved.rank != NO_SEAT
    admitted = int(seated.sum())
    return PolicyResult(
        policy=name,
        admitted=admitted,
        admitted_by_group={group: int((seated & is_member).sum()) for group, is_member in members.items()},
        first_choices=int((order == 0).sum()),
        mean_rank=Fraction(int((order[seated] + 1).sum()), admitted) if admitted else None,
        seats_left=int(classes.seats.sum()) - admitted,
        closed=tuple(classes.ids[position] for position in solved.closed),
        cut_offs=tuple(_cut_offs(columns, classes, plans, solved)),
        change=Change(int((order < base).sum()), int((order > base).sum())),
        change_by_group={
            group: Change(int((order < base)[is_member].sum()), int((order > base)[is_member].sum()))
            for group, is_member in members.items()
        },
    )


def _cut_offs(
    columns: ApplicantColumns, classes: ClassColumns, plans: Mapping[str, ClassPlan], solved: SeatColumns
) -> Iterator[CutOff]:
    """Every stage that has seats, class after class, in processing order."""
    seated = np.flatnonzero(solved.rank != NO_SEAT)
    rank, stage = solved.rank[seated], solved.stage[seated]
    class_ = columns.choices[seated, rank]
    rest = classes.pool_seats.shape[1]
    admitted = np.zeros((len(classes.ids), rest + 1), dtype=np.int64)
    lowest = np.full(admitted.shape, HIGHEST, dtype=np.int64)
    np.add.at(admitted, (class_, stage), 1)
    np.minimum.at(lowest, (class_, stage), columns.scores[seated, rank])
    for row, id_ in enumerate(classes.ids):
        plan = plans[id_].closed() if row in solved.closed else plans[id_]
        left = plan.seats
        pools = [(position, pool.id, pool.seats, pool.is_soft) for position, pool in enumerate(plan.pools)]
        for position, pool_id, seats, is_soft in [*pools, (rest, REST, None, True)]:
            count = int(admitted[row, position])
            seats = left if seats is None else seats
            if seats:
                yield CutOff(id_, pool_id, seats, count, int(lowest[row, position]) if count else None)
            left -= count if is_soft else seats
