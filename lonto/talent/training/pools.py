"""Seat pools: for whom each is, in words and as a test of facts, and how many seats each really has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.eligibility.blocks.person import has_disability
from lonto.talent.training.eligibility.blocks.place import lives_in
from lonto.talent.training.models import SeatPool

FEMALE = "P"


@dataclass(frozen=True)
class PoolLine:
    """A pool as a reader sees it; `cut` seats do not exist because the pools before it took them all."""

    pool: SeatPool
    seats: int
    cut: int
    who: str
    unclaimed: str


def belongs(pool: SeatPool, facts: Facts) -> bool:
    """Whether a person with these facts may sit in the pool."""
    match pool.group:
        case PoolGroup.WOMEN:
            return facts.sex == FEMALE
        case PoolGroup.DISABILITY:
            return has_disability(facts)
        case PoolGroup.REGION:
            return lives_in(facts, frozenset(pool.regions))
        case PoolGroup.INSTITUTION:
            return fold(facts.institution) == fold(pool.institution)
    return True


def group_key(pool: SeatPool) -> str | None:
    """One name for all pools with the same members; None where everybody is one."""
    match pool.group:
        case PoolGroup.OPEN:
            return None
        case PoolGroup.REGION:
            return f"region:{','.join(sorted(pool.regions))}"
        case PoolGroup.INSTITUTION:
            return f"institution:{fold(pool.institution)}"
    return pool.group


def lines_of(pools: Iterable[SeatPool], seats: int, labels: Mapping[str, str]) -> list[PoolLine]:
    """The pools of a class in their order; `labels` names regions."""
    lines, left = [], seats
    for pool in pools:
        given = min(pool.seats, left)
        left -= given
        lines.append(PoolLine(pool, given, pool.seats - given, who(pool, labels), unclaimed(pool)))
    return lines


def rest_of(pools: Iterable[SeatPool], seats: int) -> int:
    """Seats that no pool claims; they go to everybody, last."""
    return max(0, seats - sum(pool.seats for pool in pools))


def who(pool: SeatPool, labels: Mapping[str, str]) -> str:
    """For whom a pool is."""
    match pool.group:
        case PoolGroup.WOMEN:
            return _("women")
        case PoolGroup.DISABILITY:
            return _("people with disabilities")
        case PoolGroup.REGION:
            names = _listed([labels.get(code, code) for code in pool.regions])
            return _("residents of %(regions)s") % {"regions": names}
        case PoolGroup.INSTITUTION:
            return _("people of %(institution)s") % {"institution": pool.institution}
    return _("everybody")


def unclaimed(pool: SeatPool) -> str:
    """What happens to seats of the pool that nobody claims; nothing to say of an open one."""
    if pool.group == PoolGroup.OPEN:
        return ""
    if pool.is_soft:
        return _("Seats that are not claimed go to everybody at the end.")
    return _("Seats that are not claimed stay empty.")


def region_codes(pools: Iterable[SeatPool]) -> set[str]:
    return {code for pool in pools for code in pool.regions}


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
