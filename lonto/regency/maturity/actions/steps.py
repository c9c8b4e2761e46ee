"""Closing step by step, with a list of what is still open; settling what the sides do not agree on."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.maturity.access import require_coordinator
from lonto.regency.maturity.actions.assigning import fresh
from lonto.regency.maturity.choices import AnswerState, Side, Step
from lonto.regency.maturity.index import compute
from lonto.regency.maturity.levels import valid_level
from lonto.regency.maturity.models import Answer, Assessment, Judgement
from lonto.regency.maturity.openly import result_data
from lonto.regency.maturity.queries.levels import differs, disagreements, sides_from, sides_of
from lonto.regency.maturity.schemes import Unanswered
from lonto.regency.maturity.states import (
    CLOSE_DOCUMENTS,
    CLOSE_INTERNAL,
    CLOSE_SELF,
    RETURN,
    SETTLING,
    Transition,
    move,
    require_step,
)


@dataclass(frozen=True)
class Holes:
    """Indicators that stand in the way of a transition, or that it leaves without a level."""

    numbers: tuple[int, ...]
    may_be_left: bool


def advance(
    *, by: Membership, assessment: Assessment, transition: Transition, leaves: Collection[int] = ()
) -> Assessment:
    """Close a step; with holes only where the scheme counts them 0 and `leaves` names each of them on purpose."""
    require_coordinator(by, assessment.regency_id)
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        move(assessment, transition)
        holes = holes_before(assessment, transition)
        if holes.numbers and not (holes.may_be_left and set(leaves).issuperset(holes.numbers)):
            raise ValidationError(_hole_sentence(holes), code="holes")
        if assessment.step == Step.FINAL:
            _finish(assessment)
        assessment.save(update_fields=["step", "ended_at", "result"])
        note = {"transition": transition.name, "holes": list(holes.numbers)}
        record(by=by, stream=stream, verb="maturity.advance", saved=[assessment], note=note)
    return assessment


def holes_before(assessment: Assessment, transition: Transition) -> Holes:
    """What a transition would leave open: answers not handed in, indicators not judged, disagreements not settled."""
    answers = list(assessment.answers.all())
    if transition == CLOSE_SELF:
        missing = tuple(one.number for one in answers if one.state != AnswerState.HANDED_IN)
        return Holes(missing, may_be_left=assessment.scheme.unanswered is Unanswered.ZERO)
    if transition in (CLOSE_INTERNAL, CLOSE_DOCUMENTS):
        side = Side.INTERNAL if transition == CLOSE_INTERNAL else Side.EXTERNAL
        judged = Judgement.objects.filter(answer__assessment=assessment, side=side)
        done = set(judged.values_list("answer__number", flat=True))
        answered = {one.number for one in answers if one.claimed is not None}
        return Holes(tuple(sorted(answered - done)), may_be_left=False)
    if transition == RETURN or transition.target != Step.FINAL:
        return Holes((), may_be_left=True)
    open_ones = disagreements(answers, sides_of(assessment))
    return Holes(tuple(one.number for one in open_ones), may_be_left=False)


def settle(*, by: Membership, answer: Answer, level: Decimal, reason: str) -> Answer:
    """Settle a disagreement: the level that counts in the end, with its reason."""
    require_coordinator(by, answer.regency_id)
    with writing(answer.regency) as stream:
        answer = Answer.objects.select_related("assessment", "regency").get(pk=answer.pk)
        require_step(answer.assessment, SETTLING)
        if not differs(answer.number, sides_from([answer], answer.judgements.all())):
            raise ValidationError(_("The sides agree on this indicator; there is nothing to settle."), code="agreed")
        level = valid_level(answer.assessment.scheme, answer.number, level)
        if not reason.strip():
            raise ValidationError({"reason": _("Say why this level counts.")}, code="reason")
        answer.final_level, answer.final_reason, answer.settled_by = level, reason.strip(), by
        answer.save(update_fields=["final_level", "final_reason", "settled_by"])
        record(by=by, stream=stream, verb="maturity.settle", saved=[answer])
    return answer


def _finish(assessment: Assessment) -> None:
    scheme, levels = assessment.scheme, sides_of(assessment).final
    result = compute(scheme, levels, is_so_far=True)
    assessment.ended_at = timezone.now()
    assessment.result = result_data(scheme, result)


def _hole_sentence(holes: Holes) -> str:
    numbers = ", ".join(str(number) for number in holes.numbers)
    sentence = ngettext(
        "One indicator is still open: %(numbers)s.", "Some indicators are still open: %(numbers)s.", len(holes.numbers)
    )
    return sentence % {"numbers": numbers}
