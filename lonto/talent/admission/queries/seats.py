"""The seats of an intake as the allocation sees them: classes by their code, pools in processing order."""

from collections.abc import Iterable, Mapping

from lonto.lib.names import fold
from lonto.talent.admission.allocation import ClassSeats, Pool, Rule
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Intake, SeatPool, TrainingClass
from lonto.talent.training.pools import belongs, group_key
from lonto.talent.training.queries import classes_of

WOMEN, DISABILITY, REMOTE, NOMINATED = "women", "disability", "remote", "institution"
"""Groups by which policies are compared; REMOTE and NOMINATED are the members of any such pool of the intake."""
_WHOLE = {PoolGroup.REGION: REMOTE, PoolGroup.INSTITUTION: NOMINATED}


def rule_of(intake: Intake, commitment: str = "") -> Rule:
    """The rule that the intake's classes and pools make as they stand now."""
    return Rule(tuple(class_seats(one) for one in classes_of(intake).order_by("code")), commitment)


def class_seats(training_class: TrainingClass) -> ClassSeats:
    """One class; its pools are named by their group, a second one of the same group with its number."""
    pools = tuple(
        Pool(name, pool.seats, group_key(pool), pool.is_soft) for name, pool in named_pools(training_class).items()
    )
    return ClassSeats(training_class.code, training_class.seats, pools, training_class.minimum)


def named_pools(training_class: TrainingClass) -> dict[str, SeatPool]:
    """The pools of a class in processing order by the names that they have in the published rule."""
    named: dict[str, SeatPool] = {}
    for pool in sorted(training_class.pools.all(), key=lambda one: one.position):
        others = sum(one.group == pool.group for one in named.values())
        named[f"{pool.group}-{others + 1}" if others else pool.group] = pool
    return named


class Groups:
    """The groups of an intake's pools, read once and then asked about any number of people."""

    def __init__(self, classes: Iterable[TrainingClass]) -> None:
        pools = [pool for one in classes for pool in one.pools.all()]
        keyed = {group_key(pool): pool for pool in pools}
        self._pools: Mapping[str, SeatPool] = {key: pool for key, pool in keyed.items() if key is not None}
        self._people = [
            SeatPool(group=group) for group in (PoolGroup.WOMEN, PoolGroup.DISABILITY) if group not in self._pools
        ]

    @property
    def compared(self) -> list[str]:
        """The groups that a comparison of policies counts."""
        kinds = {pool.group for pool in self._pools.values()}
        return [WOMEN, DISABILITY, *(name for kind, name in _WHOLE.items() if kind in kinds)]

    def of(self, facts: Facts, nominated_by: Iterable[str] = ()) -> frozenset[str]:
        """The groups of a person; who is nominated by an institution counts as one of its people."""
        institutions = {fold(name) for name in nominated_by}
        found = {str(pool.group) for pool in self._people if belongs(pool, facts)}
        for key, pool in self._pools.items():
            if belongs(pool, facts) or (pool.group == PoolGroup.INSTITUTION and fold(pool.institution) in institutions):
                found.add(key)
                found.add(_WHOLE.get(PoolGroup(pool.group), key))
        return frozenset(found)
