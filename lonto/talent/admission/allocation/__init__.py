"""Who gets which seat: deferred acceptance over seat pools, open to recomputation by anybody.

Nothing here knows Django or a database. A `Round` holds the published rule, the seed and the applicants; `allocate`
turns it into an `Allocation`.
"""

from .applicants import Applicant, Choice, Seat
from .fast import allocate
from .result import Allocation
from .round import InvalidRoundError, Round
from .rule import REST, ClassSeats, Pool, Rule

__all__ = [
    "REST",
    "Allocation",
    "Applicant",
    "Choice",
    "ClassSeats",
    "InvalidRoundError",
    "Pool",
    "Round",
    "Rule",
    "Seat",
    "allocate",
]
