"""Which class does not open for want of people.

Published rule: while a class has fewer people than its minimum to open, the one that has reached the smallest part
of its minimum is closed (of equal ones the first by id), and its people go on to their next choices, as if the class
had never had a seat. Only one class is closed at a time, because its people may be what another class lacks. Closing
is the one step for which no rule can promise that a better score never hurts: with it, who opens depends on who goes
where. It happens in round 1 only; once a class has been promised, only the office closes it.
"""

from collections.abc import Iterable
from fractions import Fraction


def first_to_close(open_classes: Iterable[tuple[str, int, int]]) -> str | None:
    """The id of the class to close next, or None where all may open; each class as (id, people, minimum)."""
    failing = [(Fraction(people, minimum), id_) for id_, people, minimum in open_classes if people < minimum]
    return min(failing)[1] if failing else None
