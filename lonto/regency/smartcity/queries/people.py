"""Readiness of people: which trained people each dimension has, by academy and level.

People are counted by the measure that admission declares; this room knows no persons.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lonto.measures.queries import breakdown
from lonto.measures.registry import Measure, measure_named
from lonto.regency.smartcity.choices import Dimension, ProgrammeState
from lonto.regency.smartcity.models import AcademyLink, Programme
from lonto.regions.models import Region
from lonto.talent.training.choices import TrainingLevel
from lonto.talent.training.models import Academy
from lonto.talent.training.progress import PEOPLE_BY_ACADEMY

Counts = Mapping[tuple[str, ...], int]


@dataclass(frozen=True)
class Trained:
    """An academy with its trained people, level by level; `dimensions` are those that it serves."""

    code: str
    name: str
    levels: tuple[int, ...]
    dimensions: tuple[Dimension, ...]

    @property
    def by_level(self) -> list[tuple[str, int]]:
        return [(str(level.label), number) for level, number in zip(TrainingLevel, self.levels, strict=True)]

    @property
    def total(self) -> int:
        return sum(self.levels)


@dataclass(frozen=True)
class Readiness:
    """A dimension with its academies and the programmes that are under way."""

    dimension: Dimension
    academies: tuple[Trained, ...]
    running: int

    @property
    def levels(self) -> list[int]:
        return [sum(one.levels[place] for one in self.academies) for place in range(len(TrainingLevel))]

    @property
    def total(self) -> int:
        return sum(self.levels)


def measure_of_people() -> Measure | None:
    """The measure behind every number here; None where no room counts trained people."""
    found = measure_named(PEOPLE_BY_ACADEMY)
    return found if isinstance(found, Measure) else None


def trained_people(regency: Region) -> list[Trained]:
    """Every academy of the regency, and those of other regencies that trained its people."""
    measure = measure_of_people()
    counts: Counts = breakdown(measure, regency) if measure else {}
    links: dict[str, list[Dimension]] = {}
    for link in AcademyLink.objects.filter(regency=regency):
        links.setdefault(link.academy, []).append(Dimension(link.dimension))
    names = {code: code for code, _level in counts}
    names |= dict(Academy.objects.filter(code__in=names).order_by("programme__starts_on").values_list("code", "name"))
    names |= dict(Academy.objects.filter(regency=regency).order_by("programme__starts_on").values_list("code", "name"))
    return [
        Trained(
            code,
            names[code],
            tuple(counts.get((code, level.value), 0) for level in TrainingLevel),
            tuple(one for one in Dimension if one in links.get(code, [])),
        )
        for code in sorted(names)
    ]


def readiness_of(regency: Region, trained: list[Trained]) -> list[Readiness]:
    """Each dimension with what its academies have trained; an academy of two dimensions counts in both."""
    running = list(
        Programme.objects.filter(regency=regency, state=ProgrammeState.RUNNING).values_list("dimension", flat=True)
    )
    return [
        Readiness(one, tuple(row for row in trained if one in row.dimensions), running.count(one.value))
        for one in Dimension
    ]
