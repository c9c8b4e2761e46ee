"""Everything that changes reported series and their figures."""

from lonto.regency.figures.actions.figures import FigureDetails, correct_figure, record_figure, withdraw_figure
from lonto.regency.figures.actions.series import (
    SeriesDetails,
    close_series,
    create_series,
    delete_series,
    reopen_series,
    update_series,
)
from lonto.regency.figures.actions.tables import cancel_table, confirm_table, prepare_table

__all__ = [
    "FigureDetails",
    "SeriesDetails",
    "cancel_table",
    "close_series",
    "confirm_table",
    "correct_figure",
    "create_series",
    "delete_series",
    "prepare_table",
    "record_figure",
    "reopen_series",
    "update_series",
    "withdraw_figure",
]
