"""Which evidence an action may stand on."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.models import Evidence


def require_usable(by: Membership, evidence: Evidence | None) -> None:
    """Refuse evidence that was withdrawn or that the person may not open."""
    if evidence is not None and not evidence_for(by).filter(pk=evidence.pk, withdrawn_at=None).exists():
        raise ValidationError({"evidence": _("This evidence cannot be used; choose another.")}, code="evidence")
