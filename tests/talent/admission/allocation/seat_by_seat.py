"""The published rule written once more, seat by seat and pair by pair, to test the allocation against.

Only for first rounds: nobody keeps a seat.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from lonto.talent.admission.allocation import Allocation, Applicant, ClassSeats, Round


def key(round_: Round, applicant: Applicant, class_id: str) -> tuple[int, bytes]:
    score = next(choice.score for choice in applicant.choices if choice.class_id == class_id)
    return -score, sha256(round_.seed + applicant.number.encode()).digest()


def chosen_by(round_: Round, class_: ClassSeats, people: Iterable[Applicant]) -> set[str]:
    """Whom a class takes when these people ask: every seat in turn takes the best person who may sit in it."""
    left = sorted(people, key=lambda applicant: key(round_, applicant, class_.id))
    taken: list[Applicant] = []
    seats, for_everybody = class_.seats, 0
    for pool in class_.pools:
        for _ in range(min(pool.seats, seats)):
            seats -= 1
            person = next((a for a in left if pool.group is None or pool.group in a.groups), None)
            if person is not None:
                left.remove(person)
                taken.append(person)
            elif pool.is_soft:
                for_everybody += 1
    taken += left[: seats + for_everybody]
    return {applicant.number for applicant in taken}


def rank_of(applicant: Applicant, allocation: Allocation) -> int:
    """The position of the class that the applicant got, 0 the best; past the end of the list for no seat."""
    seat = allocation.seats.get(applicant.number)
    if seat is None:
        return len(applicant.choices)
    return [choice.class_id for choice in applicant.choices].index(seat.class_id)


def wanting(round_: Round, allocation: Allocation, class_id: str) -> Iterator[Applicant]:
    """Everybody who would rather have this class than what they have."""
    for applicant in round_.applicants:
        better = applicant.choices[: rank_of(applicant, allocation)]
        if any(choice.class_id == class_id for choice in better):
            yield applicant


def people_of(round_: Round, allocation: Allocation) -> Mapping[str, list[Applicant]]:
    """The people seated in each class of the rule."""
    people: dict[str, list[Applicant]] = {class_.id: [] for class_ in round_.rule.classes}
    for applicant in round_.applicants:
        if applicant.number in allocation.seats:
            people[allocation.seats[applicant.number].class_id].append(applicant)
    return people
