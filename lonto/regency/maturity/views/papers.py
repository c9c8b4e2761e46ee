"""The result of an assessment to take along: PDF/A for the assessor, XLSX for whoever counts again."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity.access import EVERYBODY, results_for
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.report import compose, render, write_workbook
from lonto.web.downloads import attachment


@require_safe
@acting_as(*EVERYBODY)
def report_pdf(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The printable report."""
    found = one(results_for(by).select_related("regency"), pk)
    answer = HttpResponse(render(compose(found), at=timezone.now()), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(found)}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@acting_as(*EVERYBODY)
def report_xlsx(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """Every indicator with its levels by side and its evidence."""
    found = one(results_for(by).select_related("regency"), pk)
    return attachment(f"{_name(found)}.xlsx", lambda file: write_workbook(file, found))


def _name(found: Assessment) -> str:
    return f"penilaian-{found.scheme_key}-{found.regency_id}-{found.year}"
