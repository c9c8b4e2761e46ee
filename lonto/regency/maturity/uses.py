"""What maturity tells the room of evidence: where a piece is used, who sees it for that, and what it is added for."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lonto.accounts.access import one, require_role
from lonto.accounts.models import Membership
from lonto.regency.evidence.uses import Purpose, Use, register_purpose, register_uses
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import ASSESSOR, OFFICER, answers_for
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.models import AnswerEvidence

PURPOSE = "indicator"


def uses_of(by: Membership, evidence: UUID) -> Iterator[Use]:
    """The indicators that stand on it, of those that this person may open."""
    rows = answers_for(by).filter(links__evidence=evidence).order_by("-assessment__year", "number")
    for answer in rows:
        yield Use(f"{answer.assessment.year}: {answer}", reverse("maturity:answer", args=[answer.pk]))


def shown_to(by: Membership) -> Q:
    """Evidence of what was handed in, for the assessors who were given it."""
    if by.role != ASSESSOR:
        return Q(pk__in=[])
    answers = answers_for(by).filter(state=AnswerState.HANDED_IN).values("pk")
    return Q(pk__in=AnswerEvidence.objects.filter(answer__in=answers).values("evidence"))


def used() -> Q:
    """Everything that an answer stands on."""
    return Q(pk__in=AnswerEvidence.objects.values("evidence"))


def purpose_of(by: Membership, pk: UUID) -> Purpose:
    """A new piece is added for an indicator of the own agency."""
    require_role(by, OFFICER)
    answer = one(answers_for(by), pk)
    return Purpose(
        str(answer),
        reverse("maturity:answer", args=[pk]),
        lambda evidence: actions.add_evidence(by=by, answer=answer, evidence=[evidence]),
    )


register_uses(uses_of, shown_to, used)
register_purpose(PURPOSE, purpose_of)
