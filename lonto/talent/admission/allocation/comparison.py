"""The figures in which policies are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CutOff:
    """One stage of one class: how many of its seats were taken, and the score of the last admitted (None: nobody)."""

    class_id: str
    pool: str
    seats: int
    admitted: int
    lowest: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """How many people get a better or a worse result than under the first policy."""

    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """The figures of one policy.

    `mean_rank` is over the admitted, 1 is the first choice; None where nobody is admitted. `seats_left` includes the
    seats of classes that were closed for want of people.
    """

    policy: str
    admitted: int
    admitted_by_group: Mapping[str, int]
    first_choices: int
    mean_rank: Fraction | None
    seats_left: int
    closed: tuple[str, ...]
    cut_offs: tuple[CutOff, ...]
    change: Change
    change_by_group: Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The policies side by side, the first as the base, with the numbers of applicants to compare with."""

    applicants: int
    applicants_by_group: Mapping[str, int]
    results: tuple[PolicyResult, ...]
