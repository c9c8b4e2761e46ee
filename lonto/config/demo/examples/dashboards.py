import datetime as dt

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.measures.periods import Period
from lonto.regency.dashboards.actions import ask_report, make_report
from lonto.regency.dashboards.models import PeriodReport


def make_reports() -> bool:
    """The report on last month, as the regency's administrator asked for it."""
    if PeriodReport.objects.exists():
        return False
    by = Membership.objects.select_related("office__region").filter(role=Role.REGENCY_ADMINISTRATOR).earliest("pk")
    last = timezone.localdate().replace(day=1) - dt.timedelta(days=1)
    report = ask_report(by=by, period=Period.month(last.year, last.month))
    make_report.call(str(report.pk))
    return True
