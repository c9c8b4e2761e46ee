"""Allocation of seats, beside the plainest deferred acceptance there is: heapq, no pools, keys ready made."""

import heapq
import resource
import sys
import time
from collections.abc import Callable

import numpy as np

from lonto.talent.admission.allocation import Applicant, Choice, ClassSeats, Pool, Round, Rule, allocate
from lonto.talent.admission.allocation.columns import (
    ApplicantColumns,
    applicant_columns,
    class_columns,
    draw_ranks,
    group_bits,
)
from lonto.talent.admission.allocation.keys import sort_keys
from lonto.talent.admission.allocation.next_round import promote
from lonto.talent.admission.allocation.plan import plans_of
from lonto.talent.admission.allocation.policies import Policy, reordered, resized
from lonto.talent.admission.allocation.simulator import compare
from lonto.talent.admission.allocation.solver import solve

SEED = bytes(32)
SHARES = {"women": 0.45, "disability": 0.03, "remote": 0.2}
CHOICES = 5
SEATS_PER_APPLICANT = 0.3
ORDERS = (
    ("open", "women", "disability", "remote"),
    ("women", "disability", "remote", "open"),
    ("remote", "disability", "women", "open"),
)
SIZES: tuple[dict[str, int], ...] = ({}, {"women": 20}, {"women": 40}, {"women": 50, "remote": 20})


def measure() -> list[dict[str, object]]:
    """Rows of the benchmark's table."""
    return [*_twenty_thousand(), *_one_million()]


def _twenty_thousand() -> list[dict[str, object]]:
    round_ = _round(20_000, 200)
    bits = group_bits(SHARES)
    columns = applicant_columns(round_.applicants, SEED, plans_of(round_), bits)
    floor = _best(lambda: _heapq(_Floor(columns, 200)))
    allocation = allocate(round_)
    gone = next(iter(allocation.seats))
    policies = [
        Policy(f"{order} {sizes}", reordered(resized(round_.rule.classes, sizes), order))
        for order in ORDERS
        for sizes in SIZES
    ]
    simulated = _best(lambda: compare(round_.applicants, policies, list(SHARES)))
    return [
        _row("allocation, 20,000 x 200 with pools", _best(lambda: allocate(round_)), "s", floor, 0.2),
        _row(
            "a seat given back among 20,000", _best(lambda: promote(round_, allocation, left=[gone])), "s", floor, None
        ),
        _row("simulator, 12 policies on 20,000", simulated, "s", 12 * floor, 3),
    ]


def _one_million() -> list[dict[str, object]]:
    columns = _columns(1_000_000, 5_000)
    bits = group_bits(SHARES)
    seats = int(SEATS_PER_APPLICANT * 1_000_000 / 5_000)
    rule = Rule(tuple(_class(f"C{n:04}", seats) for n in range(5_000)), commitment="")
    classes = class_columns(plans_of(Round(rule, SEED, ())), bits)
    seconds = _once(lambda: solve(_drawn(columns), classes))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    floor_input = _Floor(columns, 5_000)
    return [
        _row("allocation, 1,000,000 x 5,000 with pools", seconds, "s", _once(lambda: _heapq(floor_input)), 6),
        _row("the same, memory of the process", megabytes, "MB", None, 2_048),
    ]


def _drawn(columns: ApplicantColumns) -> ApplicantColumns:
    draw = draw_ranks(SEED, columns.numbers)
    return ApplicantColumns(
        columns.numbers,
        columns.choices,
        columns.scores,
        draw,
        columns.members,
        columns.kept_rank,
        columns.kept_stage,
    )


def _class(id_: str, seats: int) -> ClassSeats:
    women, disability, remote = (int(seats * part) for part in (0.3, 0.05, 0.1))
    pools = (
        Pool("open", seats - women - disability - remote),
        Pool("women", women, "women"),
        Pool("disability", disability, "disability"),
        Pool("remote", remote, "remote"),
    )
    return ClassSeats(id_, seats, pools)


def _columns(people: int, classes: int) -> ApplicantColumns:
    """Random applications; some classes are wanted far more than others, each class has its own test."""
    chance = np.random.default_rng(people)
    choices = (chance.random((people, CHOICES)) ** 2 * classes).astype(np.int32)
    while (again := np.flatnonzero((np.diff(np.sort(choices), axis=1) == 0).any(axis=1))).size:
        choices[again] = (chance.random((again.size, CHOICES)) ** 2 * classes).astype(np.int32)
    members = np.ones((people, 1), dtype=np.uint64)
    for group, (_, bit) in group_bits(SHARES).items():
        members[chance.random(people) < SHARES[group], 0] |= np.uint64(bit)
    return ApplicantColumns(
        [f"DTS-2026-{n:07}" for n in range(people)],
        choices,
        chance.integers(4_000, 10_001, (people, CHOICES)).astype(np.int32),
        np.arange(people),
        members,
        np.full(people, -1, dtype=np.int32),
        np.full(people, -1, dtype=np.int32),
    )


def _round(people: int, classes: int) -> Round:
    columns = _columns(people, classes)
    ids = [f"C{n:04}" for n in range(classes)]
    bits = group_bits(SHARES)
    applicants = tuple(
        Applicant(
            number,
            tuple(Choice(ids[class_], score) for class_, score in zip(wanted, scores, strict=True)),
            frozenset(group for group, (_, bit) in bits.items() if int(member) & bit),
        )
        for number, wanted, scores, member in zip(
            columns.numbers, columns.choices.tolist(), columns.scores.tolist(), columns.members[:, 0], strict=True
        )
    )
    seats = int(SEATS_PER_APPLICANT * people / classes)
    return Round(Rule(tuple(_class(id_, seats) for id_ in ids), commitment=""), SEED, applicants)


class _Floor:
    """The input of the floor as plain lists."""

    def __init__(self, columns: ApplicantColumns, classes: int) -> None:
        self.choices: list[list[int]] = columns.choices.tolist()
        self.keys: list[list[int]] = sort_keys(columns).tolist()
        self.seats = int(SEATS_PER_APPLICANT * len(self.choices) / classes)
        self.classes = classes


def _heapq(floor: _Floor) -> list[list[tuple[int, int]]]:
    """Deferred acceptance without pools, one applicant at a time."""
    seated: list[list[tuple[int, int]]] = [[] for _ in range(floor.classes)]
    rank = [0] * len(floor.choices)
    for newcomer in range(len(floor.choices)):
        person = newcomer
        while rank[person] < CHOICES:
            class_, key = floor.choices[person][rank[person]], floor.keys[person][rank[person]]
            people = seated[class_]
            if len(people) < floor.seats:
                heapq.heappush(people, (-key, person))
                break
            _, person = heapq.heappushpop(people, (-key, person))
            rank[person] += 1
    return seated


def _row(name: str, value: float, unit: str, floor: float | None, bound: float | None) -> dict[str, object]:
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "floor": None if floor is None else round(floor, 3),
        "bound": bound,
        "holds": bound is None or value <= bound,
    }


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _best(work: Callable[[], object]) -> float:
    return min(_once(work) for _ in range(3))
