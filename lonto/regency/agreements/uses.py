"""Evidence says which agreements stand on it, and new evidence can be added for one."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lonto.accounts.access import one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import agreements_of, own_agreements
from lonto.regency.agreements.actions import add_document
from lonto.regency.agreements.models import Document, Extension, Performance
from lonto.regency.evidence.uses import Purpose, Use, register_purpose, register_uses


def uses_of(by: Membership, evidence: UUID) -> Iterator[Use]:
    """The agreements of which it is a document, an extension or the proof of a duty."""
    stands = Q(documents__evidence=evidence) | Q(extensions__evidence=evidence)
    stands |= Q(duties__performances__evidence=evidence)
    for agreement in agreements_of(by).filter(stands).distinct():
        yield Use(agreement.title, reverse("agreements:agreement", args=[agreement.pk]))


def shown_to(by: Membership) -> Q:
    """Whoever sees an agreement sees its documents and the evidence of its extensions and duties."""
    seen = agreements_of(by)
    return (
        Q(pk__in=Document.objects.filter(agreement__in=seen).values("evidence"))
        | Q(pk__in=Extension.objects.filter(agreement__in=seen, evidence__isnull=False).values("evidence"))
        | Q(pk__in=Performance.objects.filter(duty__agreement__in=seen, evidence__isnull=False).values("evidence"))
    )


def used() -> Q:
    """All evidence that agreements stand on."""
    return (
        Q(pk__in=Document.objects.values("evidence"))
        | Q(pk__in=Extension.objects.filter(evidence__isnull=False).values("evidence"))
        | Q(pk__in=Performance.objects.filter(evidence__isnull=False).values("evidence"))
    )


def purpose_of(by: Membership, pk: UUID) -> Purpose:
    """Add a piece of evidence as a document of an agreement."""
    agreement = one(own_agreements(by), pk)
    return Purpose(
        agreement.title,
        reverse("agreements:agreement", args=[agreement.pk]) + "#documents",
        lambda evidence: add_document(by=by, agreement=agreement, evidence=evidence),
    )


register_uses(uses_of, shown_to, used)
register_purpose("agreement", purpose_of)
