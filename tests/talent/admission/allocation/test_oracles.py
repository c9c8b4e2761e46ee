"""The same results as programs that were written by others or that try everything."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from matching.games import HospitalResident

from lonto.talent.admission.allocation import Allocation, Applicant, Choice, ClassSeats, Round, Rule, Seat, allocate

from .rounds import COMMITMENT, SEED, rounds
from .seat_by_seat import chosen_by, key, people_of, rank_of, wanting


def by_matching(round_: Round) -> dict[str, str]:
    """The class of each seated applicant by the package `matching`, for classes without pools."""
    residents = {a.number: [choice.class_id for choice in a.choices] for a in round_.applicants}
    hospitals = {
        class_.id: [
            a.number
            for a in sorted(
                (a for a in round_.applicants if class_.id in residents[a.number]),
                key=lambda a: key(round_, a, class_.id),
            )
        ]
        for class_ in round_.rule.classes
    }
    game = HospitalResident.create_from_dictionaries(
        residents, hospitals, {class_.id: class_.seats for class_ in round_.rule.classes}
    )
    return {r.name: h.name for h, people in game.solve(optimal="resident").items() for r in people}


@pytest.mark.parametrize("seed", range(8))
def test_without_pools_the_result_is_that_of_the_matching_package(seed: int) -> None:
    chance = random.Random(seed)
    ids = [f"C{n:02}" for n in range(12)]
    classes = tuple(ClassSeats(id_, chance.randint(1, 15)) for id_ in ids)
    people = tuple(
        Applicant(f"A-{n}", tuple(Choice(id_, chance.randint(40, 60) * 100) for id_ in chance.sample(ids, 5)))
        for n in range(200)
    )
    round_ = Round(Rule(classes, COMMITMENT), SEED, people)
    seats = allocate(round_).seats
    assert {number: seat.class_id for number, seat in seats.items()} == by_matching(round_)


def stable_allocations(round_: Round) -> list[Allocation]:
    """Every way to seat the people that leaves nobody with a reason to complain, found by trying all ways."""
    stable = []
    for classes in product(*([None, *(c.class_id for c in a.choices)] for a in round_.applicants)):
        pairs = zip(round_.applicants, classes, strict=True)
        allocation = Allocation({a.number: Seat(id_, "any") for a, id_ in pairs if id_ is not None})
        people = people_of(round_, allocation)
        if all(
            chosen_by(round_, class_, people[class_.id]) == {a.number for a in people[class_.id]}
            and all(
                a.number not in chosen_by(round_, class_, [*people[class_.id], a])
                for a in wanting(round_, allocation, class_.id)
            )
            for class_ in round_.rule.classes
        ):
            stable.append(allocation)
    return stable


@settings(max_examples=300, deadline=None)
@given(rounds(most_people=5, most_classes=3))
def test_of_all_stable_allocations_it_is_the_best_for_everybody(round_: Round) -> None:
    allocation = allocate(round_)
    ranks = [rank_of(a, allocation) for a in round_.applicants]
    every = [[rank_of(a, other) for a in round_.applicants] for other in stable_allocations(round_)]
    assert ranks in every
    assert all(own <= other for others in every for own, other in zip(ranks, others, strict=True))
