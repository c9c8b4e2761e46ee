"""A report on a period that is made, and one that stops."""

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.measures.periods import Period
from lonto.regency.dashboards.actions import _halt, ask_report, make_report
from tests.scope import Cast


def do(cast: Cast) -> None:
    by, year = cast[Role.COORDINATOR], timezone.localdate().year
    make_report.call(str(ask_report(by=by, period=Period.year(year)).pk))
    _halt(str(ask_report(by=by, period=Period.year(year - 1)).pk))
