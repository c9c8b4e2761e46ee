"""What the published rule promises, tested on the result of the fast allocation."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings

from lonto.talent.admission.allocation import REST, Round, allocate

from .rounds import dice, rounds
from .seat_by_seat import chosen_by, key, people_of, wanting

thousand = settings(max_examples=1_000, deadline=None)


@thousand
@given(rounds())
def test_no_class_would_rather_have_somebody_who_would_rather_be_there(round_: Round) -> None:
    allocation = allocate(round_)
    people = people_of(round_, allocation)
    for class_ in round_.rule.classes:
        seated = people[class_.id]
        numbers = {applicant.number for applicant in seated}
        assert chosen_by(round_, class_, seated) == numbers
        assert chosen_by(round_, class_, [*seated, *wanting(round_, allocation, class_.id)]) == numbers


@thousand
@given(rounds())
def test_nobody_sits_in_a_pool_ahead_of_a_better_person_who_may_sit_there(round_: Round) -> None:
    allocation = allocate(round_)
    people = people_of(round_, allocation)
    for class_ in round_.rule.classes:
        groups = {pool.id: pool.group for pool in class_.pools}
        for envious in wanting(round_, allocation, class_.id):
            for seated in people[class_.id]:
                seat = allocation.seats[seated.number]
                group = None if seat.pool == REST or seat.is_released else groups[seat.pool]
                if group is None or group in envious.groups:
                    assert key(round_, seated, class_.id) < key(round_, envious, class_.id)


@thousand
@given(rounds(soft_only=True))
def test_a_seat_stays_empty_only_where_nobody_wants_it(round_: Round) -> None:
    allocation = allocate(round_)
    people = people_of(round_, allocation)
    for class_ in round_.rule.classes:
        if any(wanting(round_, allocation, class_.id)):
            assert len(people[class_.id]) == class_.seats


@thousand
@given(rounds())
def test_no_pool_has_more_people_than_seats_and_a_reserve_only_its_members(round_: Round) -> None:
    allocation = allocate(round_)
    groups = {applicant.number: applicant.groups for applicant in round_.applicants}
    for class_ in round_.rule.classes:
        seats = {number: seat for number, seat in allocation.seats.items() if seat.class_id == class_.id}
        assert len(seats) <= class_.seats
        in_pool = Counter(seat.pool for seat in seats.values())
        pools = {pool.id: pool for pool in class_.pools}
        assert all(count <= pools[pool_id].seats for pool_id, count in in_pool.items() if pool_id != REST)
        for number, seat in seats.items():
            group = pools[seat.pool].group if seat.pool in pools else None
            assert group is None or group in groups[number] or (seat.is_released and pools[seat.pool].is_soft)


@thousand
@given(rounds())
def test_a_reserve_is_open_to_others_only_when_no_member_waits(round_: Round) -> None:
    allocation = allocate(round_)
    for class_ in round_.rule.classes:
        waiting = [a.groups for a in wanting(round_, allocation, class_.id)]
        for pool in class_.pools:
            released = [s for s in allocation.seats.values() if (s.class_id, s.pool) == (class_.id, pool.id)]
            if any(seat.is_released for seat in released):
                assert not any(pool.group in groups for groups in waiting)


@thousand
@given(rounds(minimums=True), dice)
def test_the_order_of_applications_and_classes_does_not_matter(round_: Round, dice: Random) -> None:
    applicants, classes = list(round_.applicants), list(round_.rule.classes)
    dice.shuffle(applicants)
    dice.shuffle(classes)
    shuffled = replace(round_, rule=replace(round_.rule, classes=tuple(classes)), applicants=tuple(applicants))
    assert allocate(shuffled) == allocate(round_)
