"""The villages of a district or a regency beside one another: their numbers, where help is needed, quarters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.measures.periods import Period
from lonto.measures.queries import Number, Question, answer, answer_by_village, current_period
from lonto.measures.registry import AnyMeasure, listed_measures, measure_named
from lonto.regions.models import Region
from lonto.regions.queries import villages_of
from lonto.web.texts import Text

RESIDENTS, LETTERS = "residents", "letters-issued"
ONLINE, OFFLINE = "connectivity.villages_online", "connectivity.villages_without"
COMPARED = (RESIDENTS, "families", LETTERS, ONLINE)


class Need(StrEnum):
    """Why a village needs help first; each says what it means."""

    NO_NETWORK = "no_network"
    NETWORK_UNKNOWN = "network_unknown"
    NO_REGISTER = "no_register"
    NO_LETTER = "no_letter"


NEEDS: dict[Need, Text] = {
    Need.NO_NETWORK: gettext_lazy("no network"),
    Need.NETWORK_UNKNOWN: gettext_lazy("network not known"),
    Need.NO_REGISTER: gettext_lazy("no resident in the register"),
    Need.NO_LETTER: gettext_lazy("no letter this year"),
}


@dataclass(frozen=True)
class Asked:
    """A measure with the days that its number is about."""

    measure: AnyMeasure
    period: Period


@dataclass(frozen=True)
class VillageLine:
    """A village with the numbers of the compared measures, in their order, and what it needs."""

    village: Region
    numbers: tuple[Number, ...]
    needs: tuple[Need, ...]


def compared_measures() -> list[Asked]:
    """The measures that villages are compared by."""
    found = (measure_named(key) for key in COMPARED)
    return [_asked(one) for one in found if one is not None]


def all_measures() -> list[Asked]:
    """Every listed measure as its own page shows it."""
    return [_asked(one) for one in listed_measures()]


def lines_of(region: Region) -> list[VillageLine]:
    """The villages of a region, those that need most first; a constant number of queries."""
    asked = compared_measures()
    extra = [one for one in (measure_named(OFFLINE),) if one is not None]
    questions = [Question(one.measure, one.period) for one in [*asked, *map(_asked, extra)]]
    keys = [one.measure.key for one in questions]
    answers = dict(zip(keys, answer_by_village(questions, region), strict=True))
    lines = []
    for village in villages_of(region).select_related("parent"):
        known = {key: numbers.get(village.pk) for key, numbers in answers.items()}
        numbers = tuple(known[one.measure.key] for one in asked)
        lines.append(VillageLine(village, numbers, tuple(_needs(known))))
    return sorted(lines, key=lambda line: (-len(line.needs), line.village.name))


def _needs(known: Mapping[str, Number]) -> list[Need]:
    found = []
    if known.get(OFFLINE):
        found.append(Need.NO_NETWORK)
    elif not known.get(ONLINE):
        found.append(Need.NETWORK_UNKNOWN)
    if not known.get(RESIDENTS):
        found.append(Need.NO_REGISTER)
    if not known.get(LETTERS):
        found.append(Need.NO_LETTER)
    return found


class Quarter(StrEnum):
    """Where a number lies among its neighbours; never a rank, so that nobody is the last."""

    UPPER = "upper"
    MIDDLE = "middle"
    LOWER = "lower"
    NONE = "none"


QUARTERS: dict[Quarter, Text] = {
    Quarter.UPPER: gettext_lazy("in the upper quarter"),
    Quarter.MIDDLE: gettext_lazy("in the middle half"),
    Quarter.LOWER: gettext_lazy("in the lower quarter"),
    Quarter.NONE: gettext_lazy("too few neighbours to compare"),
}
FEWEST = 4


def quarter_of(number: Number, others: Sequence[Number]) -> Quarter:
    """The quarter of a number among all of the district's, its own included; equal numbers share theirs.

    In the upper quarter at least three quarters of the numbers are lower, in the lower one at least as many are higher.
    """
    known = [Decimal(one) for one in others if one is not None]
    if number is None or len(known) < FEWEST:
        return Quarter.NONE
    below = Fraction(sum(one < number for one in known), len(known))
    above = Fraction(sum(one > number for one in known), len(known))
    if below >= Fraction(3, 4):
        return Quarter.UPPER
    return Quarter.LOWER if above >= Fraction(3, 4) else Quarter.MIDDLE


@dataclass(frozen=True)
class Placed:
    """A number of a village, that of its district, and its quarter among the villages of the district."""

    asked: Asked
    number: Number
    district: Number
    quarter: Quarter

    @property
    def words(self) -> Text:
        return QUARTERS[self.quarter]


def placed(village: Region, district: Region) -> list[Placed]:
    """Every number of a village among its neighbours."""
    asked = all_measures()
    questions = [Question(one.measure, one.period) for one in asked]
    by_village = answer_by_village(questions, district)
    whole = answer(questions, [district])
    return [
        Placed(
            one, numbers.get(village.pk), total[district.pk], quarter_of(numbers.get(village.pk), [*numbers.values()])
        )
        for one, numbers, total in zip(asked, by_village, whole, strict=True)
    ]


def needs_text(needs: Sequence[Need]) -> str:
    """What a village needs, in words."""
    return ", ".join(str(NEEDS[one]) for one in needs) or _("nothing urgent")


def _asked(measure: AnyMeasure) -> Asked:
    return Asked(measure, current_period(measure, timezone.localdate()))
