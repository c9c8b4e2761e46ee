"""Compute a published allocation once more, and find the first thing that is not as published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .applicants import Seat
from .bundle import Bundle, waiting_lists
from .fast import allocate
from .seed import SECRET_BYTES, commitment_of, seed_of

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the bundle says at `where`, and what comes out."""

    where: str
    published: str
    computed: str


def replay(bundle: Bundle) -> Difference | None:
    """The first difference between the bundle and its recomputation, None where there is none.

    Looks at the secret, the seed, the classes closed for want of people, the seats by application number, and the
    waiting lists, in this order.
    """
    return next(_differences(bundle), None)


def _differences(bundle: Bundle) -> Iterator[Difference]:
    rule, seed = bundle.round.rule, bundle.round.seed
    yield from unequal("commitment to the secret", rule.commitment, commitment_of(bundle.secret))
    yield from unequal("bytes of the secret", str(len(bundle.secret)), str(SECRET_BYTES))
    yield from unequal("public value", bundle.public_value, bundle.public_value or "any value that was drawn")
    yield from unequal("seed", seed.hex(), seed_of(bundle.secret, bundle.public_value).hex())
    allocation = allocate(bundle.round)
    yield from unequal("closed classes", _listed(bundle.allocation.closed), _listed(allocation.closed))
    published, computed = bundle.allocation.seats, allocation.seats
    for number in sorted(published.keys() | {applicant.number for applicant in bundle.round.applicants}):
        yield from unequal(f"seat of {number}", seat_text(published.get(number)), seat_text(computed.get(number)))
    published_lists = {(w.class_id, w.pool): w.numbers for w in bundle.waiting}
    computed_lists = {(w.class_id, w.pool): w.numbers for w in waiting_lists(bundle.round, allocation)}
    for key in sorted(published_lists.keys() | computed_lists.keys()):
        places = zip_longest(published_lists.get(key, ()), computed_lists.get(key, ()), fillvalue=NOBODY)
        for place, (was, is_) in enumerate(places, 1):
            yield from unequal(f"waiting list of class {key[0]}, pool {key[1]}, place {place}", was, is_)


def unequal(where: str, published: str, computed: str) -> Iterator[Difference]:
    """The difference, if there is one."""
    if published != computed:
        yield Difference(where, published, computed)


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "none"


def seat_text(seat: Seat | None) -> str:
    """A seat as a difference shows it."""
    if seat is None:
        return "no seat"
    return f"class {seat.class_id}, pool {seat.pool}{', released' if seat.is_released else ''}"
