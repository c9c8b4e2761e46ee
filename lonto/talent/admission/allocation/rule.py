"""The rule that an office freezes and publishes before applications close."""

from dataclasses import dataclass

REST = "rest"
"""Name of the last stage of a class: seats that no pool claims, and seats of soft reserves that nobody claims."""

TIE_RULE = "higher score, then lower SHA-256(seed + application number)"
"""The only order there is between two applicants. Published word for word, so that a bundle explains itself."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Seats of one class that are filled together.

    `group` is the group whose members may sit here; None is an open pool. A soft reserve hands the seats that no
    member claims to everybody at the end; a hard one leaves them empty.
    """

    id: str
    seats: int
    group: str | None = None
    is_soft: bool = True


@dataclass(frozen=True, slots=True)
class ClassSeats:
    """The seats of one training class, with its pools in the order in which they are filled.

    The order is policy: a reserve filled before the open seats takes the best members out of the open race, one
    filled after them adds to those who won an open seat (Dur, Kominers, Pathak, Sönmez 2018). Pools that claim
    more than `seats` are cut in that order; seats that no pool claims are given to everybody last. A class with
    fewer admitted than `minimum` does not open; `seats` = 0 is a cancelled class.
    """

    id: str
    seats: int
    pools: tuple[Pool, ...] = ()
    minimum: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything that decides, except the applicants and the drawn value.

    `commitment` is the SHA-256 (64 hexadecimal digits) of the secret half of the seed, see `seed.py`.
    """

    classes: tuple[ClassSeats, ...]
    commitment: str
    tie_rule: str = TIE_RULE
