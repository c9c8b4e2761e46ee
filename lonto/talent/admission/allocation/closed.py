"""How many people each class had when it was closed for want of people; what a sentence about it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .fast import allocate
from .round import Round


@dataclass(frozen=True, slots=True)
class Closing:
    """A class that does not open: it would have had `people`, and needs `minimum`."""

    class_id: str
    people: int
    minimum: int


def closings_of(round_: Round, closed: Sequence[str]) -> Iterator[Closing]:
    """One for each class of `closed`, in their order: the people are those whom it would have had at that moment.

    Those who have a seat that they want more are not among them. One allocation for each class, each without the
    classes closed before and without any minimum.
    """
    minimum = {class_.id: class_.minimum for class_ in round_.rule.classes}
    classes = tuple(replace(class_, minimum=0) for class_ in round_.rule.classes)
    unbound = replace(round_, rule=replace(round_.rule, classes=classes))
    for place, class_id in enumerate(closed):
        result = allocate(replace(unbound, cancelled=round_.cancelled.union(closed[:place])))
        people = sum(seat.class_id == class_id for seat in result.seats.values())
        yield Closing(class_id, people, minimum[class_id])
