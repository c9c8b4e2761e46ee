"""What a cell of a table means."""

import datetime as dt

import pytest

from lonto.lib.spreadsheet import Cell
from lonto.lib.spreadsheet.values import as_day


@pytest.mark.parametrize(
    "cell", ["01-01-0001", "31-03-0206", "9999-12-31", dt.date(9999, 12, 31), dt.datetime(1700, 1, 1)]
)
def test_a_day_that_nobody_means_is_none(cell: Cell) -> None:
    with pytest.raises(ValueError, match="plausible"):
        as_day(cell)
