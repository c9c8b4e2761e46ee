"""Applicants as the allocation sees them: a number, ranked choices, groups, and a seat from an earlier round."""

from dataclasses import dataclass

from .rule import REST


@dataclass(frozen=True, slots=True)
class Choice:
    """A class that the applicant ranked, and the applicant's score for that class in hundredths."""

    class_id: str
    score: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of one pool of one class.

    `is_released` marks a seat of a soft reserve that no member claimed and that was given to everybody.
    """

    class_id: str
    pool: str
    is_released: bool = False

    @property
    def stage(self) -> str:
        """The stage of the class that fills this seat: its pool, or the rest for a released seat."""
        return REST if self.is_released else self.pool


@dataclass(frozen=True, slots=True)
class Applicant:
    """One application: choices from most to least wanted, and the groups whose pools are open to it.

    Who is banned or does not meet a class's conditions is left out, or the choice is left out, before the
    allocation. `seat` is the seat that an earlier round gave; `is_confirmed` says that it was accepted, and then
    it is never touched again.
    """

    number: str
    choices: tuple[Choice, ...]
    groups: frozenset[str] = frozenset()
    seat: Seat | None = None
    is_confirmed: bool = False

    def score_in(self, class_id: str) -> int:
        """The score for a class that the applicant ranks."""
        return next(choice.score for choice in self.choices if choice.class_id == class_id)

    def seat_in(self, class_id: str) -> Seat | None:
        """The seat that is kept in this class, if any."""
        return self.seat if self.seat is not None and self.seat.class_id == class_id else None
