"""Scores: the regency's own with its evidence, and those of the assessors."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.models import Evidence
from lonto.regency.smartcity.access import require_scorer, require_seat
from lonto.regency.smartcity.actions.rows import check
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.evaluation_states import require_step
from lonto.regency.smartcity.models import Evaluation, Line, LineEvidence, Verdict
from lonto.web.cells import as_text


def score_line(*, by: Membership, line: Line, score: Decimal, explanation: str) -> Line:
    """Give a line the regency's own score; what assessors gave for another one counts no more."""
    with writing(line.regency) as stream:
        line = _fresh(line)
        require_scorer(by, line)
        require_step(line.evaluation, Step.SELF)
        outdated = list(line.verdicts.all()) if line.score != score else []
        line.score, line.explanation = score, explanation
        line.saved_by, line.saved_at = by, timezone.now()
        _check_score(line, line.evaluation)
        if not line.explanation:
            raise ValidationError({"explanation": _("Say what this score stands on.")}, code="explanation")
        line.save()
        Verdict.objects.filter(pk__in=[one.pk for one in outdated]).delete()
        record(by=by, stream=stream, verb="smartcity.score", saved=[line], deleted=outdated)
    return line


def judge_line(*, by: Membership, line: Line, score: Decimal, reason: str = "") -> Verdict:
    """Give the score of an assessor; judging again replaces it while the step lasts."""
    with writing(line.regency) as stream:
        line = _fresh(line)
        require_seat(by, line.evaluation)
        require_step(line.evaluation, Step.REVIEW)
        verdict = line.verdicts.filter(given_by=by).first() or Verdict(regency=line.regency, line=line, given_by=by)
        verdict.score, verdict.reason, verdict.given_at = score, reason, timezone.now()
        _check_score(verdict, line.evaluation)
        if verdict.score != line.score and not verdict.reason:
            raise ValidationError({"reason": _("Say why you give another score.")}, code="reason")
        verdict.save()
        record(by=by, stream=stream, verb="smartcity.judge", saved=[verdict])
    return verdict


def add_evidence(*, by: Membership, line: Line, evidence: Iterable[Evidence]) -> list[LineEvidence]:
    """Let a line stand on evidence; possible until the result is final, because assessors ask for more.

    A newer piece takes the place of the one that it replaces.
    """
    with writing(line.regency) as stream:
        line = _fresh(line)
        require_scorer(by, line)
        require_step(line.evaluation, Step.SELF, Step.REVIEW)
        wanted = {one.pk for one in evidence}
        chosen = list(evidence_for(by).filter(pk__in=wanted, withdrawn_at=None))
        if len(chosen) != len(wanted):
            raise ValidationError({"evidence": _("This evidence cannot be used; choose another.")}, code="evidence")
        there, now = set(line.links.values_list("evidence_id", flat=True)), timezone.now()
        links = [
            LineEvidence(regency=line.regency, line=line, evidence=one, added_by=by, added_at=now)
            for one in chosen
            if one.pk not in there
        ]
        replaced = list(line.links.filter(evidence__in=[one.replaces_id for one in chosen if one.replaces_id]))
        LineEvidence.objects.bulk_create(links)
        LineEvidence.objects.filter(pk__in=[one.pk for one in replaced]).delete()
        if links or replaced:
            record(by=by, stream=stream, verb="smartcity.add_evidence", saved=links, deleted=replaced)
    return links


def remove_evidence(*, by: Membership, link: LineEvidence) -> None:
    """Take a piece of evidence away from a line; the piece itself stays with its agency."""
    with writing(link.regency) as stream:
        line = _fresh(link.line)
        require_scorer(by, line)
        require_step(line.evaluation, Step.SELF)
        if LineEvidence.objects.filter(pk=link.pk).delete()[0]:
            record(by=by, stream=stream, verb="smartcity.remove_evidence", deleted=[link])


def _check_score(row: Line | Verdict, evaluation: Evaluation) -> None:
    check(row)
    if row.score is not None and row.score > evaluation.highest:
        sentence = _("A score runs from 0 to %(highest)s.") % {"highest": as_text(evaluation.highest)}
        raise ValidationError({"score": sentence}, code="scale")


def _fresh(line: Line) -> Line:
    return Line.objects.select_related("evaluation__regency", "regency", "office").get(pk=line.pk)
