"""Asking for a report on a period; the background makes it, once."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from lonto.accounts.access import require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.measures.periods import Period
from lonto.regency.dashboards.access import REPORTERS
from lonto.regency.dashboards.models import PeriodReport, ReportState
from lonto.regency.dashboards.reports.composition import compose

FIRST_YEAR = 2020


def ask_report(*, by: Membership, period: Period) -> PeriodReport:
    """Have a report made of a period that has begun."""
    require_role(by, *REPORTERS)
    if period.first > timezone.localdate():
        raise ValidationError({"part": _("This period has not begun yet.")}, code="future")
    if period.first < dt.date(FIRST_YEAR, 1, 1):
        raise ValidationError({"year": _("Choose a year from %(year)s on.") % {"year": FIRST_YEAR}}, code="past")
    regency = by.office.region
    with writing(regency) as stream:
        report = PeriodReport(
            regency=regency,
            period=period.key,
            first_on=period.first,
            last_on=period.last,
            asked_by=by,
            asked_at=timezone.now(),
        )
        report.save(force_insert=True)
        record(by=by, stream=stream, verb="dashboards.ask_report", saved=[report])
        transaction.on_commit(lambda: make_report.enqueue(str(report.pk)))
    return report


@task()
def make_report(pk: str) -> str:
    """Make a report that was asked for; one that is made, or was stopped, is left alone."""
    report = _row(pk)
    if report.state != ReportState.ASKED:
        return "left alone"
    try:
        content = compose(report.regency, report.days, timezone.localdate())
    except Exception:
        _halt(pk)
        raise
    with writing(report.regency) as stream:
        report = _row(pk)
        report.state, report.content, report.made_at = ReportState.MADE, content, timezone.now()
        report.save(update_fields=["state", "content", "made_at"])
        record(by=report.asked_by, stream=stream, verb="dashboards.make_report", saved=[report])
    return "made"


def _halt(pk: str) -> None:
    report = _row(pk)
    with writing(report.regency) as stream:
        report.state = ReportState.HALTED
        report.halted = _("A fault in the program stopped the report. Tell the administrator, then ask for it again.")
        report.save(update_fields=["state", "halted"])
        record(by=report.asked_by, stream=stream, verb="dashboards.halt_report", saved=[report])


def _row(pk: str) -> PeriodReport:
    rows = PeriodReport.objects.select_related("regency", "asked_by__office__region", "asked_by__account")
    return rows.get(pk=pk)
