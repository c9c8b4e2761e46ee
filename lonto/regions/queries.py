"""Looking up the Kemendagri tree."""

from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from lonto.lib.names import fold
from lonto.regions.choices import Level
from lonto.regions.models import FormerCode, Region

CODE_LENGTH = {Level.PROVINCE: 2, Level.REGENCY: 5, Level.DISTRICT: 8, Level.VILLAGE: 13}


@dataclass(frozen=True)
class KnownCodes:
    """Codes without dots, today's and former ones, as they stand at the beginning of a NIK."""

    regencies: frozenset[str]
    districts: frozenset[str]


def by_code(code: str) -> Region | None:
    """The region with this code; a former code leads to its successor, if there is one."""
    if "\x00" in code:  # which PostgreSQL refuses to look for
        return None
    region = Region.objects.filter(pk=code).first()
    if region is not None:
        return region
    former = FormerCode.objects.select_related("successor").filter(code=code).first()
    return former.successor if former else None


def by_name(words: str, *, within: Region | None = None, level: Level | None = None) -> QuerySet[Region]:
    """Regions whose name begins with `words`, whatever the case and accents."""
    start = fold(words)
    found = Region.objects.filter(folded__gte=start, folded__lt=f"{start}\U0010ffff")
    if level is not None:
        found = found.filter(level=level)
    if within is not None:
        found = found.filter(pk__startswith=within.pk)
    return found


def children_of(region: Region) -> QuerySet[Region]:
    return Region.objects.filter(parent=region)


def villages_of(region: Region) -> QuerySet[Region]:
    """All villages below a region; a village yields itself."""
    if region.level == Level.VILLAGE:
        return Region.objects.filter(pk=region.pk)
    start = f"{region.pk}."
    return Region.objects.filter(level=Level.VILLAGE, pk__gte=start, pk__lt=f"{region.pk}/")


def districts_of(regency: Region) -> QuerySet[Region]:
    """The districts of a regency."""
    return Region.objects.filter(level=Level.DISTRICT, parent=regency)


def ancestor(region: Region, level: Level) -> Region:
    """The region of `level` that holds `region` (or is it)."""
    if region.level == level:
        return region
    return Region.objects.get(pk=region.pk[: CODE_LENGTH[level]])


@cache
def known_codes() -> KnownCodes:
    """Every regency and district code that a NIK may begin with. Read once per process."""
    regencies: set[str] = set()
    districts: set[str] = set()
    for model in (Region, FormerCode):
        rows = model._default_manager.filter(level__in=(Level.REGENCY, Level.DISTRICT)).values_list(
            "level", "pk" if model is Region else "code"
        )
        for level, code in rows:
            (regencies if level == Level.REGENCY else districts).add(code.replace(".", ""))
    return KnownCodes(frozenset(regencies), frozenset(districts))


def path_to(region: Region) -> list[Region]:
    """The regions that hold this one, the largest first."""
    codes = [region.pk[:length] for level, length in CODE_LENGTH.items() if level < region.level]
    return list(Region.objects.filter(pk__in=codes).order_by("level"))


def with_dots(code: str) -> str:
    """A code as the tree writes it: 5315052008 becomes 53.15.05.2008; what has dots already stays as it is."""
    if "." in code:
        return code.strip(".")
    parts = [code[:2], code[2:4], code[4:6], code[6:]]
    return ".".join(part for part in parts if part)
