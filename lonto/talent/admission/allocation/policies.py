"""Ways to divide the same seats, to be compared before one of them becomes the rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .rule import ClassSeats, Pool


@dataclass(frozen=True, slots=True)
class Policy:
    """A named division of the seats; all policies that are compared have the same classes."""

    name: str
    classes: tuple[ClassSeats, ...]


def reordered(classes: Iterable[ClassSeats], order: Sequence[str]) -> tuple[ClassSeats, ...]:
    """The same pools, filled in the order of these pool ids; pools that are not named come last, as they were."""
    position = {pool_id: n for n, pool_id in enumerate(order)}
    return tuple(
        replace(class_, pools=tuple(sorted(class_.pools, key=lambda pool: position.get(pool.id, len(order)))))
        for class_ in classes
    )


def resized(classes: Iterable[ClassSeats], percent: Mapping[str, int]) -> tuple[ClassSeats, ...]:
    """The named reserves with this share of each class's seats, rounded up, as "at least" is meant.

    Other reserves keep their size; the seats that the reserves leave are divided among the open pools as before, the
    first taking what they have gained and giving what they have lost.
    """
    return tuple(replace(class_, pools=tuple(_resize(class_, percent))) for class_ in classes)


def _resize(class_: ClassSeats, percent: Mapping[str, int]) -> Iterable[Pool]:
    pools = [
        replace(pool, seats=-(-class_.seats * percent[pool.id] // 100)) if pool.id in percent else pool
        for pool in class_.pools
    ]
    gained = sum(pool.seats for pool in class_.pools) - sum(pool.seats for pool in pools)
    for pool in pools:
        if pool.group is None and pool.id not in percent:
            seats = max(0, pool.seats + gained)
            gained -= seats - pool.seats
            pool = replace(pool, seats=seats)
        yield pool
