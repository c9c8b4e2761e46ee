"""Checking documents: one checker has one document, nobody else gets it meanwhile."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Look, record, writing
from lonto.talent.admission import messages
from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.models import Document
from lonto.talent.admission.officer_access import documents_to_check
from lonto.talent.admission.queries.allocations import rounds_run
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.access import require_officer

HELD_FOR = dt.timedelta(minutes=20)


def take_next_document(*, by: Membership) -> Document | None:
    """The document that `by` has begun, else the next one that nobody holds, now held for 20 minutes; None when done.

    Documents of one application follow one another. Opening one is recorded as a look.
    """
    require_officer(by, by.office.region_id)
    with writing(by.office.region) as stream:
        now = timezone.now()
        free = Q(held_until__isnull=True) | Q(held_until__lte=now) | Q(held_by=by)
        waiting = documents_to_check(by).filter(free, state=DocumentState.WAITING)
        chosen = waiting.filter(held_by=by, held_until__gt=now).order_by("uploaded_at").first()
        chosen = chosen or waiting.order_by("application__sent_at", "application_id", "kind").first()
        if chosen is None:
            return None
        chosen.held_by, chosen.held_until = by, now + HELD_FOR
        chosen.save(update_fields=["held_by", "held_until"])
        looks = [Look(chosen, "file"), Look(chosen.application.applicant, "profile")]
        record(by=by, stream=stream, verb="admission.take_document", looks=looks)
    return chosen


def accept_document(*, by: Membership, document: Document) -> Document:
    """The document proves what it should."""
    return _decide(by, document, DocumentState.ACCEPTED, "", None)


def ask_again(*, by: Membership, document: Document, reason: str, until: dt.date) -> Document:
    """Ask for a better copy by a day; the person is told what is wrong."""
    if until < timezone.localdate():
        raise ValidationError({"until": _("This day has passed. Leave the person some time.")})
    if until > document.application.intake.documents_until:
        day = date_format(document.application.intake.documents_until, "j F Y")
        raise ValidationError({"until": _("Documents of this intake are checked until %(day)s.") % {"day": day}})
    return _decide(by, document, DocumentState.ASKED_AGAIN, reason, until)


def refuse_document(*, by: Membership, document: Document, reason: str) -> Document:
    """The document does not prove it; classes that need it fall away, and the person is told why."""
    return _decide(by, document, DocumentState.REFUSED, reason, None)


def _decide(by: Membership, document: Document, state: DocumentState, reason: str, until: dt.date | None) -> Document:
    require_officer(by, document.regency_id)
    with writing(document.regency) as stream:
        document = documents_to_check(by).get(pk=document.pk)
        now = timezone.now()
        if rounds_run(document.application.intake).exists():
            raise Refused("state", _("The draw is made; a document is looked at again by a review."))
        if document.held_by_id != by.pk and document.held_until and document.held_until > now:
            raise Refused("held", _("Somebody else is checking this document."))
        if document.state != DocumentState.WAITING and (document.checked_by_id != by.pk):
            raise Refused("state", _("Somebody else has checked this document meanwhile."))
        document.state, document.reason, document.again_until = state, reason, until
        document.checked_by, document.checked_at = by, now
        document.held_by = document.held_until = None
        document.save()
        record(by=by, stream=stream, verb="admission.check_document", saved=[document])
        if state != DocumentState.ACCEPTED:
            _tell(document)
    return document


def _tell(document: Document) -> None:
    kind = all_kinds().get(document.kind)
    values = {"kind": kind or document.kind, "reason": document.reason}
    if document.again_until:
        subject = _("%(kind)s: please hand it in again") % values
        day = date_format(document.again_until, "j F Y")
        text = _("%(reason)s Hand it in by %(day)s on your page.") % {**values, "day": day}
    else:
        subject = _("%(kind)s: not accepted") % values
        text = document.reason
    messages.tell(document.application.applicant, subject, text)
