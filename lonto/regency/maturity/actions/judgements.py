"""What assessors do: agree or set another level with its reason, ask; and what the agency replies."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.maturity.access import require_own_office, side_of
from lonto.regency.maturity.choices import Side
from lonto.regency.maturity.levels import valid_level
from lonto.regency.maturity.models import Answer, Judgement, Question
from lonto.regency.maturity.states import ASKING, JUDGING, REPLYING, require_step


def judge(*, by: Membership, answer: Answer, level: Decimal, reason: str = "") -> Judgement:
    """Give the level of one's side; judging again replaces it while the step lasts.

    A level other than the one before (the agency's, for external assessors the internal one) needs a reason.
    """
    with writing(answer.regency) as stream:
        answer = _fresh(answer)
        side = side_of(by, answer)
        require_step(answer.assessment, JUDGING[side])
        level = valid_level(answer.assessment.scheme, answer.number, level)
        if level != level_before(answer, side) and not reason.strip():
            raise ValidationError({"reason": _("Say why you set another level.")}, code="reason")
        judgement = Judgement.objects.filter(answer=answer, side=side).first()
        is_new_level = judgement is None or judgement.level != level
        judgement = judgement or Judgement(regency=answer.regency, answer=answer, side=side)
        judgement.level, judgement.reason = level, reason.strip()
        judgement.given_by, judgement.given_at = by, timezone.now()
        judgement.save()
        reopened = _reopened(answer, level) if is_new_level else []
        record(by=by, stream=stream, verb="maturity.judge", saved=[judgement, *reopened])
    return judgement


def _reopened(answer: Answer, level: Decimal) -> list[Answer]:
    """A settlement that knew nothing of this level counts no more."""
    if answer.final_level is None or answer.final_level == level:
        return []
    answer.final_level, answer.final_reason, answer.settled_by = None, "", None
    answer.save(update_fields=["final_level", "final_reason", "settled_by"])
    return [answer]


def level_before(answer: Answer, side: str) -> Decimal | None:
    """The level that a side looks at first."""
    if side == Side.EXTERNAL:
        internal = Judgement.objects.filter(answer=answer, side=Side.INTERNAL).first()
        if internal is not None:
            return internal.level
    return answer.claimed


def ask(*, by: Membership, answer: Answer, text: str) -> Question:
    """Ask the agency about an indicator."""
    with writing(answer.regency) as stream:
        answer = _fresh(answer)
        require_step(answer.assessment, ASKING[side_of(by, answer)])
        if not text.strip():
            raise ValidationError({"text": _("Write the question.")}, code="text")
        question = Question(
            regency=answer.regency, answer=answer, text=text.strip(), asked_by=by, asked_at=timezone.now()
        )
        question.save(force_insert=True)
        record(by=by, stream=stream, verb="maturity.ask", saved=[question])
    return question


def reply(*, by: Membership, question: Question, text: str) -> Question:
    """Answer an assessor's question; once."""
    with writing(question.regency) as stream:
        question = Question.objects.select_related("answer__assessment", "regency").get(pk=question.pk)
        require_own_office(by, question.answer)
        require_step(question.answer.assessment, REPLYING)
        if question.replied_at is not None:
            raise ValidationError(_("This question is answered already."), code="replied")
        if not text.strip():
            raise ValidationError({"text": _("Write the reply.")}, code="text")
        question.reply, question.replied_by, question.replied_at = text.strip(), by, timezone.now()
        question.save(update_fields=["reply", "replied_by", "replied_at"])
        record(by=by, stream=stream, verb="maturity.reply", saved=[question])
    return question


def _fresh(answer: Answer) -> Answer:
    return Answer.objects.select_related("assessment", "regency").get(pk=answer.pk)
