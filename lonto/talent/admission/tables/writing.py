"""The template of a table of applications."""

from typing import IO

from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.admission.tables.columns import CHOICE, columns_for
from lonto.talent.training.models import Intake


def write_template(file: IO[bytes], intake: Intake, first_class: str) -> None:
    """The headings with one example, which is to be overwritten."""
    columns = columns_for(intake.max_choices)
    example = [first_class if column.key == f"{CHOICE}1" else column.example for column in columns]
    write_xlsx(file, [column.heading for column in columns], [example], sheet="Pendaftaran")
