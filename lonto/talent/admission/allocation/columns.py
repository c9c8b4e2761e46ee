"""The same input as numpy columns, one row per applicant who is not confirmed, for large intakes.

A million applicants as Python objects would need gigabytes; as columns they need 100 bytes each. The columns can be
filled straight from a database, or from a `Round` by `columns_of`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .applicants import Applicant
from .plan import ClassPlan
from .rule import REST

Integers = NDArray[np.integer[Any]]
Small = NDArray[np.int32]
Words = NDArray[np.uint64]
Flags = NDArray[np.bool_]

GROUPS_PER_WORD = 63
NO_CLASS = -1


@dataclass(frozen=True, slots=True)
class ApplicantColumns:
    """`choices` and `scores` have a row per applicant and a column per rank; `choices` holds positions in the sorted
    class ids, NO_CLASS where the list has ended. `draw` is the rank in the draw. `members` has a bit per group, see
    `group_bits`. `kept_rank` is the column of the class where a seat is kept (-1: none) and `kept_stage` the
    position of the stage there; the rest comes after the widest class's pools.
    """

    numbers: Sequence[str]
    choices: Small
    scores: Small
    draw: Integers
    members: Words
    kept_rank: Small
    kept_stage: Small


@dataclass(frozen=True, slots=True)
class ClassColumns:
    """A row per class, sorted by id; a column per pool in processing order, padded with empty pools.

    `word` and `bit` say where `ApplicantColumns.members` tells who may sit in a pool.
    """

    ids: Sequence[str]
    seats: Integers
    pool_seats: Integers
    is_soft: Flags
    word: Integers
    bit: Words
    minimum: Integers
    confirmed: Integers


def group_bits(groups: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Word and bit for each group; bit 0 of every word is for pools that are open to everybody."""
    return {
        group: (n // GROUPS_PER_WORD, 1 << (n % GROUPS_PER_WORD + 1)) for n, group in enumerate(sorted(set(groups)))
    }


def draw_ranks(seed: bytes, numbers: Iterable[str]) -> Integers:
    """The rank of each applicant in the draw, 0 the best, by the whole SHA-256 of `priority.draw_of`."""
    digests = b"".join([sha256(seed + number.encode()).digest() for number in numbers])
    words = np.frombuffer(digests, dtype=">u8").reshape(-1, 4).astype(np.uint64)
    order = np.argsort(words[:, 0])
    first = words[order, 0]
    if np.any(first[1:] == first[:-1]):
        order = np.lexsort(words.T[::-1])
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def class_columns(plans: Mapping[str, ClassPlan], bits: Mapping[str, tuple[int, int]]) -> ClassColumns:
    """The plans as columns; `bits` as from `group_bits`, of at least the groups of their pools."""
    rows = [plans[id_] for id_ in sorted(plans)]
    width = max((len(plan.pools) for plan in rows), default=0)
    shape = (len(rows), width)
    pool_seats = np.zeros(shape, dtype=np.int64)
    is_soft = np.ones(shape, dtype=np.bool_)
    word = np.zeros(shape, dtype=np.int64)
    bit = np.ones(shape, dtype=np.uint64)
    for row, plan in enumerate(rows):
        for column, pool in enumerate(plan.pools):
            pool_seats[row, column] = pool.seats
            is_soft[row, column] = pool.is_soft
            if pool.group is not None:
                word[row, column], bit[row, column] = bits[pool.group]
    return ClassColumns(
        [plan.id for plan in rows],
        np.array([plan.seats for plan in rows], dtype=np.int64),
        pool_seats,
        is_soft,
        word,
        bit,
        np.array([plan.minimum for plan in rows], dtype=np.int64),
        np.array([plan.confirmed for plan in rows], dtype=np.int64),
    )


def applicant_columns(
    applicants: Sequence[Applicant], seed: bytes, plans: Mapping[str, ClassPlan], bits: Mapping[str, tuple[int, int]]
) -> ApplicantColumns:
    """The applicants who are not confirmed, as columns."""
    people = [applicant for applicant in applicants if not applicant.is_confirmed]
    position = {id_: row for row, id_ in enumerate(sorted(plans))}
    lengths = np.array([len(a.choices) for a in people], dtype=np.int64)
    shape = (len(people), int(lengths.max(initial=0)))
    filled = np.arange(shape[1]) < lengths[:, None]
    listed = list(chain.from_iterable(a.choices for a in people))
    choices = np.full(shape, NO_CLASS, dtype=np.int32)
    choices[filled] = [position[choice.class_id] for choice in listed]
    scores = np.zeros(shape, dtype=np.int32)
    scores[filled] = [choice.score for choice in listed]
    width = max((len(plan.pools) for plan in plans.values()), default=0)
    kept_rank = np.full(len(people), -1, dtype=np.int32)
    kept_at = np.full(len(people), -1, dtype=np.int32)
    for row, applicant in enumerate(people):
        if applicant.seat is not None:
            plan = plans[applicant.seat.class_id]
            kept_rank[row] = [choice.class_id for choice in applicant.choices].index(plan.id)
            kept_at[row] = _stage_position(plan, applicant.seat.stage, width)
    numbers = [a.number for a in people]
    return ApplicantColumns(
        numbers, choices, scores, draw_ranks(seed, numbers), _members(people, bits), kept_rank, kept_at
    )


def _members(people: Sequence[Applicant], bits: Mapping[str, tuple[int, int]]) -> Words:
    words = max((word for word, _ in bits.values()), default=0) + 1
    members = np.ones((len(people), words), dtype=np.uint64)
    for group, (word, bit) in bits.items():
        rows = [row for row, applicant in enumerate(people) if group in applicant.groups]
        members[rows, word] |= np.uint64(bit)
    return members


def _stage_position(plan: ClassPlan, stage: str, width: int) -> int:
    return width if stage == REST else [pool.id for pool in plan.pools].index(stage)
