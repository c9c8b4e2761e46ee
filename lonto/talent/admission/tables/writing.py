"""Tables that we hand out: the template with an example, and the refused rows of a report."""

from typing import IO, Any

from django.utils.translation import gettext as _

from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.admission.tables.columns import CHOICE, columns_for
from lonto.talent.admission.tables.problems import remedy_of, sentence_of
from lonto.talent.training.models import Intake


def write_template(file: IO[bytes], intake: Intake, first_class: str) -> None:
    """The headings with one example, which is to be overwritten."""
    columns = columns_for(intake.max_choices)
    example = [first_class if column.key == f"{CHOICE}1" else column.example for column in columns]
    write_xlsx(file, [column.heading for column in columns], [example], sheet="Pendaftaran")


def write_problems(file: IO[bytes], report: dict[str, Any]) -> None:
    """One line for each mistake: row, name, column, value, what is wrong and what to do."""
    headings = [_("Row"), _("Name"), _("Column"), _("Value"), _("What is wrong"), _("What to do")]
    lines = [
        (row["row"], row["name"], one["column"], one["value"], sentence_of(one), remedy_of(one))
        for row in report["rows"]
        for one in row["problems"]
    ]
    write_xlsx(file, headings, lines, sheet=_("Refused rows"))
