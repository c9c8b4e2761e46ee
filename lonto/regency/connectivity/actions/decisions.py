"""Accepting or declining what is proposed for a village without a network."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.connectivity.access import require_keeper
from lonto.regency.connectivity.choices import Network, Remedy
from lonto.regency.connectivity.models import Connection, Decision
from lonto.regions.models import Region

LONGEST_REASON = 300


def decide(*, by: Membership, village: Region, remedy: str, is_accepted: bool, reason: str) -> Decision:
    """Decide on a proposal, or decide anew; the decision before stays in the history."""
    require_keeper(by, village)
    with writing(regency_of(by)) as stream:
        if remedy not in Remedy.values:
            raise ValidationError({"remedy": _("Choose one of the proposals.")})
        text = " ".join(reason.replace("\x00", " ").split())
        if not text:
            raise ValidationError({"reason": _("Write the reason.")})
        if len(text) > LONGEST_REASON:
            raise ValidationError({"reason": _("This text is too long.")})
        if not Connection.objects.filter(village=village, is_current=True, network=Network.NONE).exists():
            raise ValidationError(_("This village is not known to be without a network any more."), code="stale")
        before = list(Decision.objects.filter(village=village, remedy=remedy, is_standing=True))
        for old in before:
            old.is_standing = False
            old.save(update_fields=["is_standing"])
        made = Decision(
            regency=regency_of(by),
            village=village,
            remedy=remedy,
            is_accepted=is_accepted,
            reason=text,
            decided_by=by,
            decided_at=timezone.now(),
        )
        made.save(force_insert=True)
        record(by=by, stream=stream, verb="connectivity.decide", saved=[*before, made])
    return made
