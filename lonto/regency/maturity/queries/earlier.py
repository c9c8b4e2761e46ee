"""What an indicator had the last time it was assessed under the same scheme."""

from lonto.regency.maturity.models import Answer, Assessment


def earlier(assessment: Assessment) -> Assessment | None:
    """The last assessment before this one under the same scheme."""
    rows = Assessment.objects.filter(regency=assessment.regency_id, scheme_key=assessment.scheme_key)
    return rows.filter(year__lt=assessment.year).order_by("-year").first()


def last_time(answer: Answer) -> Answer | None:
    """The same indicator in the assessment before, None where it had no answer."""
    rows = Answer.objects.filter(
        assessment__regency=answer.regency_id,
        assessment__scheme_key=answer.assessment.scheme_key,
        assessment__year__lt=answer.assessment.year,
        number=answer.number,
    )
    found = rows.select_related("assessment", "office").order_by("-assessment__year").first()
    return found if found is not None and found.level is not None else None
