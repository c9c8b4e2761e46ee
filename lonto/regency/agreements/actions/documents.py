"""The documents of an agreement; each is a piece of evidence, kept once."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.agreements.access import require_keeper
from lonto.regency.agreements.actions.agreements import fresh
from lonto.regency.agreements.actions.evidence import require_usable
from lonto.regency.agreements.models import Agreement, Document
from lonto.regency.agreements.states import require_open
from lonto.regency.evidence.models import Evidence


def add_document(*, by: Membership, agreement: Agreement, evidence: Evidence) -> Document:
    """Say that a piece of evidence belongs to an agreement."""
    require_keeper(by, agreement.office)
    require_usable(by, evidence)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        document = Document(regency_id=agreement.regency_id, agreement=agreement, evidence=evidence)
        if agreement.documents.filter(evidence=evidence).exists():
            raise ValidationError({"evidence": _("This document already belongs to the agreement.")})
        document.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.add_document", saved=[document])
    return document


def remove_document(*, by: Membership, agreement: Agreement, evidence: Evidence) -> None:
    """Take a document out of an agreement; the evidence itself stays."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        document = agreement.documents.filter(evidence=evidence).first()
        if document is None:
            raise ValidationError(_("Somebody else has just done this."), code="gone")
        record(by=by, stream=stream, verb="agreements.remove_document", deleted=[document])
        document.delete()
