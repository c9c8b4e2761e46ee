"""Deferred acceptance on columns: the same steps as `reference.py`, for everybody at once.

Two things make it fast. A class chooses again only when somebody new asks, and then only among the people it has and
the new ones (its choice is path independent). And each stage that is full remembers the key of the last person it
took; from then on keys there only get better, so whoever is behind the last of every stage is turned down unseen.
"""

from dataclasses import dataclass

import numpy as np

from .closing import first_to_close
from .columns import NO_CLASS, ApplicantColumns, ClassColumns, Integers, Small
from .keys import has_pool, pool_bits, sort_keys

NOT_FULL = np.iinfo(np.int64).max
NO_SEAT = -1


@dataclass(frozen=True, slots=True)
class SeatColumns:
    """For each applicant the rank of the choice that gave a seat (NO_SEAT: none) and the position of its stage;
    `closed` are positions of classes, in the order in which they were closed."""

    rank: Small
    stage: Small
    closed: tuple[int, ...]


def solve(applicants: ApplicantColumns, classes: ClassColumns) -> SeatColumns:
    """Allocate the seats; the time is linear in the applicants but for sorting."""
    run = _Run(applicants, classes)
    closed: list[int] = []
    asking: Integers = np.flatnonzero(run.length)
    while True:
        run.settle(asking)
        failing = run.first_to_close()
        if failing is None:
            return run.result(tuple(closed))
        closed.append(failing)
        asking = run.close(failing)


class _Run:
    """The state of one allocation: at which choice everybody is, and who sits in each class.

    The people of class c are `seated[first[c] : first[c] + count[c]]`, their stages are in `stage` alike.
    """

    def __init__(self, applicants: ApplicantColumns, classes: ClassColumns) -> None:
        self.applicants, self.classes = applicants, classes
        self.seats, self.pool_seats = classes.seats.copy(), classes.pool_seats.copy()
        self.keys = sort_keys(applicants)
        self.span = int(self.keys.max(initial=0)) + 1
        if self.span * len(self.seats) >= NOT_FULL:
            raise OverflowError("Too many applicants and classes for sort keys of 64 bits.")
        self.may_sit = pool_bits(applicants, classes)
        self.keeps = bool(np.any(applicants.kept_rank >= 0))
        self.length = np.count_nonzero(applicants.choices != NO_CLASS, axis=1)
        self.rank = np.zeros(len(self.length), dtype=np.int32)
        self.first = np.cumsum(self.seats) - self.seats
        self.count = np.zeros_like(self.seats)
        self.seated = np.zeros(int(self.seats.sum()), dtype=np.int64)
        self.stage = np.zeros(len(self.seated), dtype=np.int32)
        self.last = np.where(np.column_stack((self.pool_seats, self.seats)) > 0, NOT_FULL, NO_SEAT)

    def settle(self, asking: Integers) -> None:
        """Let people ask until nobody does."""
        while asking.size:
            asking = self._not_hopeless(asking)
            if asking.size:
                asking = self._choose(asking)

    def first_to_close(self) -> int | None:
        people = self.count + self.classes.confirmed
        failing = np.flatnonzero((people < self.classes.minimum) & (self.seats > 0))
        positions = {self.classes.ids[int(c)]: int(c) for c in failing}
        id_ = first_to_close((id_, int(people[c]), int(self.classes.minimum[c])) for id_, c in positions.items())
        return None if id_ is None else positions[id_]

    def close(self, class_: int) -> Integers:
        """Take all seats from a class; its people go on from where they are.

        That is the same as starting anew without the class: a run without it makes every proposal of this run.
        """
        people = self.seated[self.first[class_] : self.first[class_] + self.count[class_]].copy()
        self.seats[class_] = self.count[class_] = 0
        self.pool_seats[class_] = 0
        self.last[class_] = NO_SEAT
        self.rank[people] += 1
        return people

    def result(self, closed: tuple[int, ...]) -> SeatColumns:
        rank = np.full(len(self.rank), NO_SEAT, dtype=np.int32)
        stage = rank.copy()
        taken = self._seats_of(np.arange(len(self.seats)))
        people = self.seated[taken]
        rank[people] = self.rank[people]
        stage[people] = self.stage[taken]
        return SeatColumns(rank, stage, closed)

    def _not_hopeless(self, asking: Integers) -> Integers:
        """Move people past the choices where they are behind the last person of every full stage."""
        hopeful = []
        while asking.size:
            asking = asking[self.rank[asking] < self.length[asking]]
            rank = self.rank[asking]
            class_, key = self.applicants.choices[asking, rank], self.keys[asking, rank]
            may_sit, last = self.may_sit[asking, rank], self.last[class_]
            hope = key <= last[:, -1]
            for pool in range(last.shape[1] - 1):
                hope |= (key <= last[:, pool]) & has_pool(may_sit, pool)
            if self.keeps:
                hope |= self.applicants.kept_rank[asking] == rank
            hopeful.append(asking[hope])
            asking = asking[~hope]
            self.rank[asking] += 1
        return np.concatenate(hopeful) if hopeful else asking

    def _choose(self, asking: Integers) -> Integers:
        """Let the classes that are asked choose again; returns whom they turn down, moved to their next choice."""
        asked = np.unique(self.applicants.choices[asking, self.rank[asking]])
        people = np.concatenate((self.seated[self._seats_of(asked)], asking))
        rank = self.rank[people]
        order = np.argsort(self.applicants.choices[people, rank] * np.int64(self.span) + self.keys[people, rank])
        people = people[order]
        class_ = self.applicants.choices[people, self.rank[people]]
        stage = self._fill(asked, people, np.searchsorted(class_, asked))
        chosen = stage != NO_SEAT
        self.count[asked] = np.bincount(np.searchsorted(asked, class_[chosen]), minlength=len(asked))
        seats = self._seats_of(asked)
        self.seated[seats], self.stage[seats] = people[chosen], stage[chosen]
        rejected: Integers = people[~chosen]
        self.rank[rejected] += 1
        return rejected

    def _seats_of(self, classes: Integers) -> Integers:
        """The positions in `seated` of the people of these classes, class after class."""
        count = self.count[classes]
        before = np.cumsum(count) - count
        return np.repeat(self.first[classes] - before, count) + np.arange(int(count.sum()))

    def _fill(self, asked: Integers, people: Integers, start: Integers) -> Small:
        """Fill the stages of the asked classes; `people` are sorted by class and key, `start` is each class's first.

        Returns the stage of each person, NO_SEAT for none.
        """
        rank = self.rank[people]
        key, may_sit = self.keys[people, rank], self.may_sit[people, rank]
        kept = np.where(self.applicants.kept_rank[people] == rank, self.applicants.kept_stage[people], NO_SEAT)
        class_ = np.repeat(np.arange(len(asked)), np.diff(start, append=len(people)))
        stage = np.full(len(people), NO_SEAT, dtype=np.int32)
        left = self.seats[asked]
        rest = self.pool_seats.shape[1]
        for position in range(rest + 1):
            room = left if position == rest else self.pool_seats[asked, position]
            free = stage == NO_SEAT
            if position < rest:
                free &= has_pool(may_sit, position)
            here = np.zeros_like(free)
            if self.keeps:
                here = free & (kept == position)
                free &= ~here
                room = room - np.bincount(class_[here], minlength=len(asked))
            running = np.cumsum(free)
            before = running[start] - free[start]
            taken = free & (running <= (before + room)[class_])
            count = np.bincount(class_[taken], minlength=len(asked))
            last = np.full(len(asked), NO_SEAT, dtype=np.int64)
            last[class_[taken]] = key[taken]
            self.last[asked, position] = np.where(count == room, last, NOT_FULL)
            taken |= here
            stage[taken] = position
            if position < rest:
                in_pool = np.bincount(class_[taken], minlength=len(asked))
                left = left - np.where(self.classes.is_soft[asked, position], in_pool, self.pool_seats[asked, position])
        return stage
