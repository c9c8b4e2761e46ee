"""Everything about one indicator, and what a person can do with it in this step."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext

from lonto.accounts.models import Membership
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.access import ASSESSOR, COORDINATOR, OFFICER, answers_for, side_of
from lonto.regency.maturity.choices import AnswerState, Side, Step
from lonto.regency.maturity.forms.answers import EvidenceForm
from lonto.regency.maturity.levels import shown
from lonto.regency.maturity.models import Answer, AnswerEvidence, Judgement, Question
from lonto.regency.maturity.queries.earlier import last_time
from lonto.regency.maturity.queries.levels import differs, sides_from
from lonto.regency.maturity.states import ANSWERING, ASKING, JUDGING, REPLYING, SETTLING, UNFINISHED
from lonto.web.answers import Fact, Tag, Tone


@dataclass(frozen=True)
class LevelRead:
    """A level with its criteria, and which of them the agency ticked."""

    title: str
    criteria: list[tuple[str, bool]]


@dataclass(frozen=True)
class EvidenceLine:
    """A piece of evidence behind an answer; `tag` says when it can no longer be relied on."""

    link: AnswerEvidence
    evidence: Evidence
    tag: Tag | None
    may_open: bool


@dataclass(frozen=True)
class LastTime:
    """What the same indicator had the last time; `final` is the level that counted in the end."""

    answer: Answer
    final: Decimal | None
    judgements: list[Judgement]
    evidence: list[EvidenceLine]


@dataclass(frozen=True)
class Page:
    """What the page of an indicator shows; `before` is the level that a judge agrees with or not."""

    facts: list[Fact]
    shows_answer: bool
    levels: list[LevelRead]
    evidence: list[EvidenceLine]
    judgements: list[Judgement]
    questions: list[Question]
    last_time: LastTime | None
    next_one: Answer | None
    own_judgement: Judgement | None
    before: Decimal | None
    is_disputed: bool
    is_handed_in: bool
    is_closed: bool
    has_more_evidence: bool
    may_answer: bool
    may_add_evidence: bool
    may_reply: bool
    may_judge: bool
    may_ask: bool
    may_settle: bool


def page_of(by: Membership, answer: Answer) -> Page:
    """A constant number of queries."""
    step = Step(answer.assessment.step)
    judgements = _in_order(answer.judgements.select_related("given_by__account"))
    is_disputed = differs(answer.number, sides_from([answer], judgements))
    side = side_of(by, answer) if by.role == ASSESSOR else None
    is_handed_in = answer.state == AnswerState.HANDED_IN
    own = next((one for one in judgements if side is not None and one.side == side), None)
    may_answer = by.role == OFFICER and step in ANSWERING
    may_add = by.role == OFFICER and step in UNFINISHED
    return Page(
        facts=_facts(answer),
        shows_answer=is_handed_in or side is None,
        levels=_levels(answer),
        evidence=evidence_of(by, answer),
        judgements=judgements,
        questions=list(answer.questions.select_related("asked_by__account", "replied_by__account")),
        last_time=_last_time(by, answer) if by.role in (COORDINATOR, OFFICER) else None,
        next_one=_next_one(by, answer, side),
        own_judgement=own,
        before=_before(answer, judgements, side),
        is_disputed=is_disputed,
        is_handed_in=is_handed_in,
        is_closed=step not in ANSWERING,
        has_more_evidence=may_add and EvidenceForm(answer).has_any(),
        may_answer=may_answer,
        may_add_evidence=may_add,
        may_reply=by.role == OFFICER and step in REPLYING,
        may_judge=side is not None and step in JUDGING[side],
        may_ask=side is not None and step in ASKING[side],
        may_settle=by.role == COORDINATOR and step in SETTLING and is_disputed,
    )


def evidence_of(by: Membership, answer: Answer) -> list[EvidenceLine]:
    """The evidence of an answer in the order in which it was added."""
    links = answer.links.select_related("evidence__office", "evidence__replaced_by")
    return [
        EvidenceLine(
            link, link.evidence, _warning(link.evidence), by.role != OFFICER or link.evidence.office_id == by.office_id
        )
        for link in links
    ]


def _warning(evidence: Evidence) -> Tag | None:
    if evidence.withdrawn_at is not None:
        return Tag(gettext("Withdrawn"), Tone.BAD)
    if evidence.is_expired:
        return Tag(gettext("Expired"), Tone.WARN)
    return Tag(gettext("Replaced by a newer one"), Tone.INFO) if hasattr(evidence, "replaced_by") else None


def _last_time(by: Membership, answer: Answer) -> LastTime | None:
    before = last_time(answer)
    if before is None:
        return None
    judgements = _in_order(before.judgements.select_related("given_by__account"))
    final = sides_from([before], judgements).final[before.number]
    return LastTime(before, final, judgements, evidence_of(by, before))


def _in_order(judgements: QuerySet[Judgement]) -> list[Judgement]:
    """The internal side first, as they were given."""
    return sorted(judgements, key=lambda one: one.side == Side.EXTERNAL)


def _before(answer: Answer, judgements: list[Judgement], side: Side | None) -> Decimal | None:
    """The level that comes before a side's own: the internal one for external assessors, else the agency's."""
    internal = next((one.level for one in judgements if one.side == Side.INTERNAL), None)
    return internal if side != Side.INTERNAL and internal is not None else answer.claimed


def _next_one(by: Membership, answer: Answer, side: Side | None) -> Answer | None:
    """The next indicator that waits for this person, after the last one the first again."""
    rows = answers_for(by).filter(assessment=answer.assessment_id).exclude(pk=answer.pk)
    if by.role == OFFICER and answer.assessment.step in ANSWERING:
        rows = rows.exclude(state=AnswerState.HANDED_IN)
    elif side is not None and answer.assessment.step in JUDGING[side]:
        judged = Judgement.objects.filter(side=side).values("answer")
        rows = rows.filter(state=AnswerState.HANDED_IN).exclude(pk__in=judged)
    else:
        return None
    waiting = sorted(rows, key=lambda one: (one.number < answer.number, one.number))
    return waiting[0] if waiting else None


def _levels(answer: Answer) -> list[LevelRead]:
    language = get_language()
    return [
        LevelRead(
            f"{level.number}. {level.name.of(language)}",
            [(text.of(language), f"{level.number}.{n}" in answer.met) for n, text in enumerate(level.criteria, 1)],
        )
        for level in answer.assessment.scheme.levels_of(answer.indicator)
    ]


def _facts(answer: Answer) -> list[Fact]:
    language, indicator, scheme = get_language(), answer.indicator, answer.assessment.scheme
    aspect = next(one for one in scheme.aspects if one.number == indicator.aspect)
    facts = [
        Fact(gettext("Aspect"), aspect.name.of(language)),
        Fact(gettext("Weight"), f"{shown(Decimal(indicator.weight.numerator) / indicator.weight.denominator)} %"),
        Fact(gettext("Agency"), answer.office.name if answer.office else gettext("Nobody yet")),
        Fact(gettext("To be handed in by"), answer.due_on),
    ]
    if answer.final_level is not None:
        facts.append(Fact(gettext("Settled"), shown(answer.final_level), answer.final_reason))
    return facts


def level_name(answer: Answer, level: Decimal | None) -> str:
    """What a whole level is called; nothing between two levels."""
    levels = answer.assessment.scheme.levels_of(answer.indicator)
    return next((one.name.of(get_language()) for one in levels if one.number == level), "")
