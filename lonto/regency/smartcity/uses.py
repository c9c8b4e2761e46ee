"""What the smart city tells the room of evidence: where a piece is used, who sees it for that, what it is added for."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from lonto.accounts.access import one, require_role
from lonto.accounts.models import Membership
from lonto.regency.evidence.uses import Purpose, Use, register_purpose, register_uses
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import ASSESSOR, REPORTERS, lines_for, scores
from lonto.regency.smartcity.models import LineEvidence

PURPOSE = "smartcity"


def uses_of(by: Membership, evidence: UUID) -> Iterator[Use]:
    """The lines that stand on it, of those that this person may open."""
    for line in lines_for(by).filter(links__evidence=evidence).order_by("-evaluation__year", "pk"):
        yield Use(f"Smart city {line.evaluation.year}: {line}", reverse("smartcity:line", args=[line.pk]))


def shown_to(by: Membership) -> Q:
    """Evidence of the years that an assessor was given."""
    if by.role != ASSESSOR:
        return Q(pk__in=[])
    return Q(pk__in=LineEvidence.objects.filter(line__in=lines_for(by).values("pk")).values("evidence"))


def used() -> Q:
    return Q(pk__in=LineEvidence.objects.values("evidence"))


def purpose_of(by: Membership, pk: UUID) -> Purpose:
    """A new piece is added for a line that this person scores."""
    require_role(by, *REPORTERS)
    line = one(lines_for(by), pk)
    if not scores(by, line):
        raise Http404
    return Purpose(
        f"{line.evaluation.year}: {line}",
        reverse("smartcity:line", args=[pk]),
        lambda evidence: actions.add_evidence(by=by, line=line, evidence=[evidence]),
    )


register_uses(uses_of, shown_to, used)
register_purpose(PURPOSE, purpose_of)
