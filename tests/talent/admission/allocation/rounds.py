"""Random rounds for the property tests: few classes, few people, many ties, so that people collide.

A round is unpacked from three numbers, because hypothesis draws three far faster than three hundred, and thousands of
rounds are wanted. Every class and every applicant has a dice of its own, so a failing round still shrinks.
"""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from lonto.talent.admission.allocation import Applicant, Choice, ClassSeats, Pool, Round, Rule
from lonto.talent.admission.allocation.seed import commitment_of, seed_of

SECRET = bytes(range(32))
PUBLIC_VALUE = "M 5.2, 14 km NW of Labuan Bajo, 2026-11-03 04:12:09 UTC"
SEED = seed_of(SECRET, PUBLIC_VALUE)
COMMITMENT = commitment_of(SECRET)
GROUPS = ("women", "disability", "remote")
POOLS = ("open", "late open", *GROUPS)

dice = st.integers(0, 2**32 - 1).map(Random)


def some_of(dice: Random, items: Sequence[str], least: int = 0) -> list[str]:
    """Some of the items in any order."""
    return dice.sample(items, dice.randint(min(least, len(items)), len(items)))


def class_seats(id_: str, dice: Random, *, soft_only: bool = False, minimums: bool = False) -> ClassSeats:
    seats = dice.randint(0, 5)
    pools = tuple(
        Pool(name, dice.randint(0, 3), name if name in GROUPS else None, soft_only or dice.random() < 0.7)
        for name in some_of(dice, POOLS)
    )
    return ClassSeats(id_, seats, pools, dice.randint(0, seats) if minimums else 0)


def applicant(number: str, dice: Random, class_ids: Sequence[str]) -> Applicant:
    choices = tuple(Choice(id_, dice.randrange(5) * 25) for id_ in some_of(dice, class_ids, least=1))
    return Applicant(number, choices, frozenset(group for group in GROUPS if dice.random() < 0.4))


def round_from(seed: int, classes: int, people: int, *, soft_only: bool = False, minimums: bool = False) -> Round:
    ids = [f"C{n}" for n in range(classes)]
    rule = Rule(
        tuple(class_seats(id_, Random(f"{seed}{id_}"), soft_only=soft_only, minimums=minimums) for id_ in ids),
        COMMITMENT,
    )
    numbers = [f"A-{n:03}" for n in range(people)]
    return Round(rule, SEED, tuple(applicant(number, Random(f"{seed}{number}"), ids) for number in numbers))


def rounds(
    *, most_people: int = 16, most_classes: int = 4, soft_only: bool = False, minimums: bool = False
) -> st.SearchStrategy[Round]:
    return st.builds(
        round_from,
        st.integers(0, 2**32 - 1),
        st.integers(1, most_classes),
        st.integers(0, most_people),
        soft_only=st.just(soft_only),
        minimums=st.just(minimums),
    )
