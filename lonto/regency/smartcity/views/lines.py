"""One line of an evaluation: the own score, its evidence, and what assessors give it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.evidence.access import evidence_for
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import ASSESSOR, REPORTERS, VIEWERS, is_seated, lines_for, links_for, scores
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.forms.evaluations import EvidenceForm, ScoreForm, VerdictForm
from lonto.regency.smartcity.models import Line, LineEvidence
from lonto.regency.smartcity.queries.evaluations import Index
from lonto.regency.smartcity.scores import mean_of
from lonto.regency.smartcity.views.answering import form_page
from lonto.regency.smartcity.views.evaluations import evaluation_trail
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.once import sent_once


@require_safe
@acting_as(*VIEWERS)
def line_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    return _page(request, by, one(lines_for(by), pk))


@require_POST
@acting_as(*REPORTERS)
@sent_once
def line_score(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Save the own score."""
    line = one(lines_for(by), pk)
    if not scores(by, line):
        raise Http404
    form = ScoreForm(request.POST)
    if form.is_valid():
        try:
            actions.score_line(by=by, line=line, **form.cleaned_data)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect(_address(line))
    return _page(request, by, line, score_form=form)


@require_POST
@acting_as(ASSESSOR)
@sent_once
def line_judge(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Save an assessor's score."""
    line = one(lines_for(by), pk)
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            actions.judge_line(by=by, line=line, **form.cleaned_data)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect(_address(line))
    return _page(request, by, line, verdict_form=form)


@require_http_methods(["GET", "POST"])
@acting_as(*REPORTERS)
@sent_once
def line_evidence(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Choose among the evidence that this person may open."""
    line = one(lines_for(by), pk)
    if not scores(by, line):
        raise Http404
    heading = _("Use evidence that is there")
    context = {
        "heading": heading,
        "lead": str(line),
        "trail": evaluation_trail(line.evaluation, (str(line), _address(line)), (heading, None)),
        "button": _("Use what is ticked"),
        "cancel": _address(line),
    }
    form = EvidenceForm(by, line, request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.add_evidence(by=by, line=line, evidence=form.cleaned_data["evidence"]),
        context,
        lambda _links: _address(line),
    )


@require_POST
@acting_as(*REPORTERS)
def evidence_remove(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    link = one(links_for(by), pk)
    return do(request, lambda: actions.remove_evidence(by=by, link=link), _address(link.line))


def _page(
    request: HttpRequest,
    by: Membership,
    line: Line,
    *,
    score_form: ScoreForm | None = None,
    verdict_form: VerdictForm | None = None,
) -> HttpResponse:
    evaluation, may_open = line.evaluation, set(evidence_for(by).values_list("pk", flat=True))
    verdicts = list(line.verdicts.select_related("given_by__account"))
    mean = mean_of([one.score for one in verdicts])
    may_score = scores(by, line) and evaluation.step == Step.SELF
    may_judge = evaluation.step == Step.REVIEW and is_seated(by, evaluation)
    own = next((one for one in verdicts if one.given_by_id == by.pk), None)
    context: dict[str, Any] = {
        "heading": str(line),
        "lead": _("Smart-city evaluation %(year)s") % {"year": evaluation.year},
        "trail": evaluation_trail(evaluation, (str(line), None)),
        "line": line,
        "facts": [
            Fact(_("Agency"), line.office.name if line.office else None),
            Fact(_("Own score"), line.score, _saved(line)),
            Fact(_("What it stands on"), line.explanation),
            Fact(_("Score of the assessors"), Index(mean).printed if mean is not None else None),
        ],
        "verdicts": verdicts,
        "links": [_link(link, link.evidence_id in may_open) for link in line.links.select_related("evidence")],
        "may_score": may_score,
        "may_judge": may_judge,
        "may_add": scores(by, line) and evaluation.step != Step.FINAL,
    }
    if may_score or score_form:
        known = {"score": line.score, "explanation": line.explanation}
        context["score_form"] = score_form or ScoreForm(initial=known)
    if may_judge or verdict_form:
        known = {"score": own.score if own else line.score, "reason": own.reason if own else ""}
        context["verdict_form"] = verdict_form or VerdictForm(initial=known)
    context["form"] = score_form or verdict_form
    return render(request, "smartcity/line.html", context)


def _link(link: LineEvidence, may_open: bool) -> tuple[LineEvidence, bool, Tag | None]:
    """A piece of evidence, whether this person may open it, and what is wrong with it."""
    evidence = link.evidence
    if evidence.withdrawn_at is not None:
        return link, may_open, Tag(_("Withdrawn"), Tone.BAD)
    if evidence.is_expired_on(timezone.localdate()):
        return link, may_open, Tag(_("Expired"), Tone.WARN)
    return link, may_open, None


def _saved(line: Line) -> str:
    if line.saved_by is None or line.saved_at is None:
        return ""
    return line.saved_by.account.name


def _address(line: Line) -> str:
    return reverse("smartcity:line", args=[line.pk])
