"""What rises take, as a table to fill in; it is the export too."""

from collections.abc import Iterable
from typing import IO

from django.utils.translation import get_language

from lonto.lib.spreadsheet import write_xlsx
from lonto.regency.plans.efforts import RiseEffort
from lonto.regency.plans.tables.columns import COLUMNS


def write_efforts(target: IO[bytes], efforts: Iterable[RiseEffort]) -> None:
    """Every rise with its estimate; days are empty where nobody has estimated them."""
    headings = [*(column.heading for column in COLUMNS), "indikator"]
    language = get_language()
    rows = (
        [
            one.indicator.number,
            one.level,
            None if one.is_assumed else one.days,
            None if one.is_assumed else one.cost,
            "ya" if one.is_frozen else None,
            one.note,
            one.indicator.name.of(language),
        ]
        for one in efforts
    )
    write_xlsx(target, headings, rows, sheet="Upaya")
