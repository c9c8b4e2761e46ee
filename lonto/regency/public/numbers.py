"""Which numbers are published, and what their categories are called."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lonto.lib.suppression import TOTAL, Cell, Shape
from lonto.measures.registry import UNKNOWN, Counts
from lonto.regency.public.models import PublishedNumbers
from lonto.village.residents.choices import Sex
from lonto.village.residents.codes import code_list

AGES: tuple[tuple[int, int | None], ...] = ((0, 14), (15, 24), (25, 44), (45, 64), (65, None))
"""Completed years; each is made of whole bands of the register's measure."""
SEX_CATEGORIES = (*(f"sex:{sex.value}" for sex in Sex), f"sex:{UNKNOWN}")
AGE_CATEGORIES = (*(f"age:{youngest:02}" for youngest, _oldest in AGES), f"age:{UNKNOWN}")
PARTITIONS = (SEX_CATEGORIES, AGE_CATEGORIES)


@dataclass(frozen=True)
class Line:
    """One number as a page shows it; None where it is hidden."""

    key: str
    label: str
    value: int | None


@dataclass(frozen=True)
class Block:
    """The lines of one partition."""

    key: str
    title: str
    lines: list[Line]


def shape_of(parents: Mapping[str, str]) -> Shape:
    """The table of residents: places, and their totals by sex and by age."""
    return Shape(parents, PARTITIONS)


def cells_of(by_village: Mapping[str, Counts]) -> dict[Cell, int]:
    """What the measure of residents counts by sex and band, in the published categories."""
    cells: Counter[Cell] = Counter()
    for village, counts in by_village.items():
        for (sex, band), number in counts.items():
            cells[village, f"sex:{sex}"] += number
            cells[village, _group_of(band)] += number
    return dict(cells)


def blocks(published: PublishedNumbers) -> list[Block]:
    """The published numbers of a place with their names; "not known" is left out where nobody is counted so."""
    return [
        Block(key, title, [line for name in names if (line := _line(published, name))])
        for key, title, names in (("sex", _("By sex"), SEX_CATEGORIES), ("age", _("By age"), AGE_CATEGORIES))
    ]


def label_of(category: str) -> str:
    """ "Women", "15–24 years", "Total"."""
    kind, _colon, value = category.partition(":")
    if category == TOTAL:
        return _("Total")
    if value == UNKNOWN:
        return _("Sex not known") if kind == "sex" else _("Birth date not known")
    if kind == "sex":
        return code_list("sex").label(int(value))
    youngest, oldest = next(ages for ages in AGES if ages[0] == int(value))
    if oldest is None:
        return _("%(youngest)s years and older") % {"youngest": youngest}
    return _("%(youngest)s–%(oldest)s years") % {"youngest": youngest, "oldest": oldest}


def _line(published: PublishedNumbers, name: str) -> Line | None:
    value: int | None = published.residents.get(name, 0)
    return None if value == 0 and name.endswith(UNKNOWN) else Line(name, label_of(name), value)


def _group_of(band: str) -> str:
    """The published age of a band such as "05-09" or "75+"."""
    if band == UNKNOWN:
        return f"age:{UNKNOWN}"
    age = int(band[:2])
    return next(f"age:{youngest:02}" for youngest, oldest in AGES if oldest is None or age <= oldest)
