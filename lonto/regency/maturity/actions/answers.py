"""What an agency does: save a level with its criteria, explanation and evidence, take over last time's, hand in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.access import require_own_office
from lonto.regency.maturity.choices import AnswerState, Step
from lonto.regency.maturity.levels import missing_criteria, shown, valid_level
from lonto.regency.maturity.models import Answer, AnswerEvidence, Judgement
from lonto.regency.maturity.queries.earlier import last_time
from lonto.regency.maturity.states import ANSWERING, UNFINISHED, require_step


@dataclass(frozen=True)
class AnswerDetails:
    """What an agency claims; `version` is the one that it saw, None where it does not matter."""

    level: Decimal | None
    met: list[str] = field(default_factory=list)
    explanation: str = ""
    version: int | None = None


def save_answer(*, by: Membership, answer: Answer, details: AnswerDetails) -> Answer:
    """Keep a draft. Raises ValidationError where somebody else saved meanwhile, or the level does not exist."""
    with writing(answer.regency) as stream:
        answer = _own(by, answer)
        outdated = _fill(by, answer, details)
        answer.save()
        record(by=by, stream=stream, verb="maturity.save_answer", saved=[answer], deleted=outdated)
    return answer


def hand_in(*, by: Membership, answer: Answer, details: AnswerDetails) -> Answer:
    """Save and hand in; the level needs every criterion up to it, and an explanation."""
    with writing(answer.regency) as stream:
        answer = _own(by, answer)
        outdated = _fill(by, answer, details)
        _require_complete(answer)
        answer.state = AnswerState.HANDED_IN
        answer.save()
        record(by=by, stream=stream, verb="maturity.hand_in", saved=[answer], deleted=outdated)
    return answer


def take_over_last_year(*, by: Membership, answer: Answer) -> Answer:
    """Begin with what this indicator had last time, evidence in use included; it stays a draft."""
    with writing(answer.regency) as stream:
        answer = _own(by, answer)
        before = last_time(answer)
        if before is None:
            raise ValidationError(_("There is no earlier answer to take over."), code="earlier")
        details = AnswerDetails(before.level, list(before.met), before.explanation)
        outdated = _fill(by, answer, details)
        answer.save()
        kept = Evidence.objects.filter(
            pk__in=before.links.values("evidence"), withdrawn_at=None, office=answer.office_id
        )
        links = _link(by, answer, kept)
        record(by=by, stream=stream, verb="maturity.take_over", saved=[answer, *links], deleted=outdated)
    return answer


def add_evidence(*, by: Membership, answer: Answer, evidence: Iterable[Evidence]) -> list[AnswerEvidence]:
    """Let an answer stand on evidence of the own agency; a newer piece takes the place of the one that it replaces.

    Possible until the result is final, because assessors ask for more.
    """
    with writing(answer.regency) as stream:
        answer = _own(by, answer, UNFINISHED)
        chosen = list(Evidence.objects.filter(pk__in=[one.pk for one in evidence]))
        if any(one.office_id != by.office_id for one in chosen):
            raise NotAllowed(_("This evidence belongs to another agency."))
        if any(one.withdrawn_at is not None for one in chosen):
            raise ValidationError({"evidence": _("This evidence was withdrawn. Choose another one.")}, code="withdrawn")
        links = _link(by, answer, chosen)
        replaced = list(answer.links.filter(evidence__in=[one.replaces_id for one in chosen if one.replaces_id]))
        AnswerEvidence.objects.filter(pk__in=[one.pk for one in replaced]).delete()
        if links or replaced:
            record(by=by, stream=stream, verb="maturity.add_evidence", saved=links, deleted=replaced)
    return links


def remove_evidence(*, by: Membership, link: AnswerEvidence) -> None:
    """Take a piece of evidence away from an answer; the piece itself stays with the agency."""
    with writing(link.regency) as stream:
        _own(by, link.answer)
        found = AnswerEvidence.objects.filter(pk=link.pk).first()
        if found is not None:
            found.delete()
            record(by=by, stream=stream, verb="maturity.remove_evidence", deleted=[link])


def _link(by: Membership, answer: Answer, evidence: Iterable[Evidence]) -> list[AnswerEvidence]:
    there = set(answer.links.values_list("evidence_id", flat=True))
    now = timezone.now()
    links = [
        AnswerEvidence(regency=answer.regency, answer=answer, evidence=one, added_by=by, added_at=now)
        for one in evidence
        if one.pk not in there
    ]
    return AnswerEvidence.objects.bulk_create(links)


def _own(by: Membership, answer: Answer, steps: frozenset[Step] = ANSWERING) -> Answer:
    answer = Answer.objects.select_related("assessment", "regency", "saved_by__account").get(pk=answer.pk)
    require_own_office(by, answer)
    require_step(answer.assessment, steps)
    return answer


def _fill(by: Membership, answer: Answer, details: AnswerDetails) -> list[Judgement]:
    """Write the details into a draft; the judgements of what was claimed before are outdated and go."""
    if details.version is not None and details.version != answer.version:
        name = answer.saved_by.account.name if answer.saved_by else "–"
        sentence = _("%(name)s has saved this answer meanwhile. Compare it with yours below, then save again.")
        raise ValidationError(sentence % {"name": name}, code="version")
    scheme = answer.assessment.scheme
    known = {f"{one.number}.{n}" for one in scheme.levels_of(answer.indicator) for n in range(1, len(one.criteria) + 1)}
    answer.level = None if details.level is None else valid_level(scheme, answer.number, details.level)
    answer.explanation, answer.met = details.explanation.replace("\0", "").strip(), sorted(set(details.met) & known)
    answer.state, answer.version = AnswerState.DRAFT, answer.version + 1
    answer.saved_by, answer.saved_at = by, timezone.now()
    outdated = list(Judgement.objects.filter(answer=answer))
    Judgement.objects.filter(pk__in=[one.pk for one in outdated]).delete()
    return outdated


def _require_complete(answer: Answer) -> None:
    """Everything that is missing at once, each thing beside its field."""
    problems: dict[str, str] = {}
    if answer.level is None:
        problems["level"] = _("Choose the level before you hand in.")
    elif missing := missing_criteria(answer.assessment.scheme, answer.indicator, answer.level, answer.met):
        sentence = _(
            "Level %(level)s needs every criterion up to it. Not ticked yet: %(missing)s. Tick them, or choose a "
            "lower level."
        )
        problems["met"] = sentence % {"level": shown(answer.level), "missing": ", ".join(missing)}
    if not answer.explanation:
        problems["explanation"] = _("Explain how the criteria are met.")
    if problems:
        raise ValidationError(problems)
