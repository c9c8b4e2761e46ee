"""The table of classes as a file: a template, or the classes of an intake to be changed and handed in again."""

from collections.abc import Iterable
from typing import IO

from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.training.models import TrainingClass
from lonto.talent.training.tables.columns import COLUMNS


def write_classes(target: IO[bytes], classes: Iterable[TrainingClass]) -> None:
    """Write the headings and one row for each class."""
    headings = [column.heading for column in COLUMNS]
    write_xlsx(target, headings, ([column.value(one) for column in COLUMNS] for one in classes), sheet="Kelas")
