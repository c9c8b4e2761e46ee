"""Opening a year, and recording what was published before Lonto."""

from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.maturity.access import require_coordinator
from lonto.regency.maturity.levels import PLACES
from lonto.regency.maturity.models import Answer, Assessment, ReportedResult
from lonto.regency.maturity.schemes import scheme_named


def open_assessment(*, by: Membership, year: int, scheme_key: str) -> Assessment:
    """Open a year under a scheme that is valid in it; one row for each indicator waits for its agency."""
    regency = by.office.region
    require_coordinator(by, regency.pk)
    scheme = scheme_named(scheme_key)
    if not scheme.is_official or not scheme.is_valid_in(year):
        raise ValidationError({"scheme": _("This scheme is not valid in %(year)s.") % {"year": year}}, code="year")
    with writing(regency) as stream:
        if Assessment.objects.filter(regency=regency, year=year, scheme_key=scheme_key).exists():
            raise ValidationError({"year": _("This year is already assessed under this scheme.")}, code="once")
        assessment = Assessment(
            regency=regency, year=year, scheme_key=scheme_key, opened_by=by, opened_at=timezone.now()
        )
        assessment.save(force_insert=True)
        answers = [Answer(regency=regency, assessment=assessment, number=one.number) for one in scheme.indicators]
        Answer.objects.bulk_create(answers)
        record(by=by, stream=stream, verb="maturity.open_assessment", saved=[assessment, *answers])
    return assessment


def add_reported_result(
    *,
    by: Membership,
    year: int,
    scheme_key: str,
    index: Decimal,
    source: str,
    domains: dict[str, str] | None = None,
) -> ReportedResult:
    """Record an index of an earlier year as it was published; the predicate follows from it."""
    regency = by.office.region
    require_coordinator(by, regency.pk)
    scheme = scheme_named(scheme_key)
    if not scheme.is_valid_in(year):
        raise ValidationError({"scheme": _("This scheme is not valid in %(year)s.") % {"year": year}}, code="year")
    if not 0 <= index <= scheme.highest:
        sentence = _("An index is between 0 and %(highest)s.") % {"highest": scheme.highest}
        raise ValidationError({"index": sentence}, code="index")
    with writing(regency) as stream:
        if ReportedResult.objects.filter(regency=regency, year=year, scheme_key=scheme_key).exists():
            raise ValidationError({"year": _("A result of this year is already recorded.")}, code="once")
        result = ReportedResult(
            regency=regency,
            year=year,
            scheme_key=scheme_key,
            index=index.quantize(PLACES),
            predicate=scheme.predicate_at(Fraction(index)).name.id,
            domains=domains or {},
            source=source,
        )
        result.save(force_insert=True)
        record(by=by, stream=stream, verb="maturity.add_reported_result", saved=[result])
    return result
