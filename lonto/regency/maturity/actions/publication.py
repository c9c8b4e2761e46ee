"""Letting everybody read a final result, and taking that back."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.maturity.access import require_coordinator
from lonto.regency.maturity.actions.assigning import fresh
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.states import PUBLISHING, require_step

LONGEST_REASON = 500
FIELDS = ["published_at", "published_by", "withdrawn_at", "withdrawal_reason"]


def publish(*, by: Membership, assessment: Assessment) -> Assessment:
    """From now on anybody reads the index, its parts and the levels that counted; nothing else of the assessment."""
    require_coordinator(by, assessment.regency_id)
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, PUBLISHING)
        if assessment.is_published:
            raise ValidationError(_("This result is already published."), code="published")
        if not assessment.result:
            raise ValidationError(_("This assessment has no result to publish."), code="result")
        assessment.published_at, assessment.published_by = timezone.now(), by
        assessment.withdrawn_at, assessment.withdrawal_reason = None, ""
        assessment.save(update_fields=FIELDS)
        record(by=by, stream=stream, verb="maturity.publish", saved=[assessment])
    return assessment


def withdraw_publication(*, by: Membership, assessment: Assessment, reason: str) -> Assessment:
    """Nobody outside reads the result any more; the result itself stays final, and may be published again."""
    require_coordinator(by, assessment.regency_id)
    reason = reason.replace("\0", "").strip()
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, PUBLISHING)
        if not assessment.is_published:
            raise ValidationError(_("This result is not published."), code="published")
        if not reason:
            raise ValidationError({"reason": _("Say why the result is withdrawn.")}, code="reason")
        if len(reason) > LONGEST_REASON:
            sentence = _("Write at most %(most)s characters.") % {"most": LONGEST_REASON}
            raise ValidationError({"reason": sentence}, code="length")
        assessment.published_at, assessment.published_by = None, None
        assessment.withdrawn_at, assessment.withdrawal_reason = timezone.now(), reason
        assessment.save(update_fields=FIELDS)
        record(by=by, stream=stream, verb="maturity.withdraw_publication", saved=[assessment])
    return assessment
