"""The yearly report as PDF: of all agreements, or of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import READERS, agreements_of
from lonto.regency.agreements.report.composition import Year, compose
from lonto.regency.agreements.report.paper import pdf_of
from lonto.regency.agreements.views.showing import report_years

FIRST_YEAR = 2000


@require_safe
@acting_as(*READERS)
def year_report(request: HttpRequest, by: Membership, year: int) -> HttpResponse:
    """The agreements of the regency in a year that has begun."""
    today = timezone.localdate()
    if not FIRST_YEAR <= year <= today.year:
        raise Http404
    report = compose(by.office.region, agreements_of(by), Year(year, today))
    return _pdf(report, f"perjanjian-{year}.pdf")


@require_safe
@acting_as(*READERS)
def agreement_report(request: HttpRequest, by: Membership, pk: str, year: int) -> HttpResponse:
    """One agreement in a year of its life."""
    agreement, today = one(agreements_of(by), pk), timezone.localdate()
    if year not in report_years(agreement, today):
        raise Http404
    report = compose(agreement.regency, agreements_of(by).filter(pk=agreement.pk), Year(year, today))
    return _pdf(report, f"perjanjian-{year}.pdf")


def _pdf(report: dict[str, object], name: str) -> HttpResponse:
    response = HttpResponse(pdf_of(report), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
