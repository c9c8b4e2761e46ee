"""Why an applicant has a seat or has none, choice by choice and pool by pool, as data; sentences are made elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .applicants import Applicant, Choice, Seat
from .choice import Candidate, Stage
from .result import Allocation
from .round import Round
from .rule import REST
from .standings import standings_of


class PoolVerdict(StrEnum):
    """What happened to the applicant in one pool of a class."""

    ADMITTED = "admitted"
    NOT_A_MEMBER = "not a member"
    NO_SEATS = "no seats"
    LOWER_SCORE = "lower score"
    LOST_DRAW = "lost the draw"
    SEATS_KEPT = "seats kept"


class ChoiceVerdict(StrEnum):
    """What happened to the applicant in one of the ranked classes."""

    ADMITTED = "admitted"
    NOT_ADMITTED = "not admitted"
    CANCELLED = "cancelled"
    TOO_FEW_PEOPLE = "too few people"


@dataclass(frozen=True, slots=True)
class PoolReason:
    """One pool: `lowest` is the score of the last admitted, `place` the applicant's in the waiting list of `waiting`.

    SEATS_KEPT: all seats that a better score would have won belong to people who have them from an earlier round.
    """

    pool: str
    group: str | None
    verdict: PoolVerdict
    lowest: int | None = None
    place: int | None = None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ChoiceReason:
    """One ranked class. `pools` are in processing order; after the pool that admitted the applicant there are none."""

    class_id: str
    rank: int
    score: int
    verdict: ChoiceVerdict
    pools: tuple[PoolReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The result of one applicant; `choices` end with the class that admitted. A confirmed seat needs no reason."""

    number: str
    seat: Seat | None
    is_confirmed: bool
    choices: tuple[ChoiceReason, ...]


class Explainer:
    """Explains the results of one allocation."""

    def __init__(self, round_: Round, allocation: Allocation) -> None:
        self._allocation = allocation
        self._applicants = {applicant.number: applicant for applicant in round_.applicants}
        self._groups = {class_.id: {p.id: p.group for p in class_.pools} for class_ in round_.rule.classes}
        self._standings = standings_of(round_, allocation)
        self._places = {
            (class_id, stage.pool): {candidate.number: n for n, candidate in enumerate(stage.waiting, 1)}
            for class_id, stages in self._standings.items()
            for stage in stages
        }

    def explain(self, number: str) -> Explanation:
        """The result of one application; KeyError where the number is not in the round."""
        applicant = self._applicants[number]
        seat = self._allocation.seats.get(number)
        reasons = () if applicant.is_confirmed else tuple(self._choices(applicant, seat))
        return Explanation(number, seat, applicant.is_confirmed, reasons)

    def all(self) -> Iterator[Explanation]:
        """The results of everybody, in the order of the round."""
        return map(self.explain, self._applicants)

    def _choices(self, applicant: Applicant, seat: Seat | None) -> Iterator[ChoiceReason]:
        for rank, choice in enumerate(applicant.choices, 1):
            seat_here = seat if seat is not None and seat.class_id == choice.class_id else None
            pools = tuple(self._pools(applicant.number, choice, seat_here))
            yield ChoiceReason(choice.class_id, rank, choice.score, self._verdict(choice, seat_here), pools)
            if seat_here:
                return

    def _verdict(self, choice: Choice, seat_here: Seat | None) -> ChoiceVerdict:
        if seat_here:
            return ChoiceVerdict.ADMITTED
        if choice.class_id in self._allocation.closed:
            return ChoiceVerdict.TOO_FEW_PEOPLE
        return ChoiceVerdict.NOT_ADMITTED if self._standings[choice.class_id] else ChoiceVerdict.CANCELLED

    def _pools(self, number: str, choice: Choice, seat_here: Seat | None) -> Iterator[PoolReason]:
        for stage in self._standings[choice.class_id]:
            group = None if stage.pool == REST else self._groups[choice.class_id][stage.pool]
            lowest = -stage.admitted[-1].key[0] if stage.admitted else None
            if seat_here and seat_here.stage == stage.pool:
                yield PoolReason(stage.pool, group, PoolVerdict.ADMITTED, lowest, None, len(stage.waiting))
                return
            place = self._places[choice.class_id, stage.pool].get(number)
            yield PoolReason(stage.pool, group, _verdict(stage, place), lowest, place, len(stage.waiting))


def _verdict(stage: Stage, place: int | None) -> PoolVerdict:
    """Why a pool did not take somebody."""
    if place is None:
        return PoolVerdict.NOT_A_MEMBER
    if not stage.seats:
        return PoolVerdict.NO_SEATS
    return _comparison(stage.waiting[place - 1], stage.admitted[-1])


def _comparison(own: Candidate, last: Candidate) -> PoolVerdict:
    if own.key < last.key:
        return PoolVerdict.SEATS_KEPT
    return PoolVerdict.LOST_DRAW if own.key[0] == last.key[0] else PoolVerdict.LOWER_SCORE
