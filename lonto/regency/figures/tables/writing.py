"""The template of a table of figures: its headings, with a row for each village where it wants them."""

from typing import IO

from lonto.lib.spreadsheet import write_xlsx
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.models import Series
from lonto.regency.figures.tables.columns import columns_of
from lonto.regions.queries import villages_of


def write_template(target: IO[bytes], series: Series) -> None:
    """Write the headings; the name of each village stands beside its code, for whoever fills in the numbers."""
    columns = columns_of(series)
    headings = [column.heading for column in columns]
    if series.scope == Scope.REGENCY:
        write_xlsx(target, headings, [[None] * len(headings)], sheet="Angka")
        return
    villages = villages_of(series.regency).order_by("pk").values_list("pk", "name")
    rows = ([code, *([None] * (len(headings) - 1)), name] for code, name in villages)
    write_xlsx(target, [*headings, "nama"], rows, sheet="Angka")
