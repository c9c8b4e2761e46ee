"""Evidence says which figures stand on it."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.evidence.uses import Use, register_uses
from lonto.regency.figures.access import figures_of
from lonto.regency.figures.models import Figure


def uses_of(by: Membership, evidence: UUID) -> Iterator[Use]:
    for figure in figures_of(by).filter(evidence=evidence):
        yield Use(f"{figure.series.title}: {figure}", reverse("figures:figure", args=[figure.pk]))


def shown_to(by: Membership) -> Q:
    """Assessors see nothing because of a figure."""
    return Q(pk__in=[])


def used() -> Q:
    return Q(pk__in=Figure.objects.filter(evidence__isnull=False).values("evidence"))


register_uses(uses_of, shown_to, used)
