"""One indicator with everything about it, and what each person does there."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import ANSWERERS, ASSESSOR, COORDINATOR, OFFICER, answers_for
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.forms.answers import AnswerForm, JudgeForm, SettleForm, TextForm
from lonto.regency.maturity.levels import plain, shown
from lonto.regency.maturity.models import Answer, Question
from lonto.regency.maturity.queries.indicator import Page, level_name, page_of
from lonto.regency.maturity.views.answering import trail_of
from lonto.regency.maturity.views.indicators import answer_address, state_tag
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact
from lonto.web.once import sent_once

Bound = dict[str, forms.Form]


@require_safe
@acting_as(*ANSWERERS)
def answer(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One indicator: what is claimed, judged, asked, and what this person can do about it now."""
    return _page(request, by, one(answers_for(by), pk))


@require_POST
@acting_as(OFFICER)
@sent_once
def answer_save(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Keep a draft, or hand in."""
    found, is_draft = one(answers_for(by), pk), "hand_in" not in request.POST
    form = AnswerForm(found, request.POST)
    act = actions.save_answer if is_draft else actions.hand_in

    def save() -> None:
        given = form.cleaned_data
        details = actions.AnswerDetails(given["level"], given["met"], given["explanation"], given["version"])
        act(by=by, answer=found, details=details)
        done = _("Saved as a draft. It is not handed in yet.") if is_draft else _("Handed in.")
        messages.success(request, done)

    return _sent(request, by, found, "answer_form", form, save)


@require_POST
@acting_as(OFFICER)
def answer_take_over(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Begin with last time's answer."""
    found = one(answers_for(by), pk)
    return do(request, lambda: actions.take_over_last_year(by=by, answer=found), answer_address(found))


@require_POST
@acting_as(ASSESSOR)
@sent_once
def answer_judge(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Give a level."""
    found = one(answers_for(by), pk)
    form = JudgeForm(found, request.POST)

    def judge() -> None:
        given = actions.judge(by=by, answer=found, **form.cleaned_data)
        messages.success(request, _("You gave level %(level)s.") % {"level": shown(given.level)})

    return _sent(request, by, found, "judge_form", form, judge)


@require_POST
@acting_as(ASSESSOR)
@sent_once
def answer_ask(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Ask the agency."""
    found = one(answers_for(by), pk)
    form = TextForm(request.POST, label=_("Your question"), prefix="ask")
    return _sent(request, by, found, "ask_form", form, lambda: actions.ask(by=by, answer=found, **form.cleaned_data))


@require_POST
@acting_as(OFFICER)
@sent_once
def question_reply(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Reply to an assessor."""
    question = get_object_or_404(Question, pk=pk, answer__in=answers_for(by))
    found = one(answers_for(by), question.answer_id)
    form = TextForm(request.POST, label=_("Your reply"), prefix=f"reply-{pk}")

    def reply() -> None:
        actions.reply(by=by, question=question, text=form.cleaned_data["text"])

    return _sent(request, by, found, f"reply-{pk}", form, reply)


@require_POST
@acting_as(COORDINATOR)
@sent_once
def answer_settle(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Settle a disagreement."""
    found = one(answers_for(by), pk)
    form = SettleForm(found, request.POST)

    def settle() -> None:
        actions.settle(by=by, answer=found, **form.cleaned_data)

    return _sent(request, by, found, "settle_form", form, settle)


def _sent(request: HttpRequest, by: Membership, found: Answer, name: str, form: forms.Form, act: Any) -> HttpResponse:
    """Do the act of one of the page's forms, or draw the page again with what is wrong in it."""
    saved: list[Fact] = []
    if form.is_valid():
        try:
            act()
        except ValidationError as error:
            add_refusal(form, error)
            if isinstance(form, AnswerForm) and getattr(error, "code", None) == "version":
                fresh = one(answers_for(by), found.pk)
                saved = _saved_meanwhile(fresh)
                form.keep_what_was_typed(fresh.version)
        else:
            return redirect(answer_address(found))
    return _page(request, by, one(answers_for(by), found.pk), {name: form}, saved)


def _saved_meanwhile(fresh: Answer) -> list[Fact]:
    """What a colleague has saved, to be compared with what one wrote oneself."""
    return [
        Fact(_("State"), fresh.get_state_display()),
        Fact(_("Level"), shown(fresh.level), level_name(fresh, fresh.level)),
        Fact(_("Criteria that are met"), ", ".join(fresh.met)),
        Fact(_("Explanation"), fresh.explanation),
    ]


def _page(
    request: HttpRequest, by: Membership, found: Answer, bound: Bound | None = None, saved: list[Fact] | None = None
) -> HttpResponse:
    page, bound = page_of(by, found), bound or {}
    context = {
        "heading": str(found),
        "trail": trail_of(
            found.assessment,
            (_("Indicators"), reverse("maturity:indicators", args=[found.assessment_id])),
            (str(found.number), None),
        ),
        "answer": found,
        "page": page,
        "tag": state_tag(found),
        "level_name": level_name(found, found.level),
        "before_value": "" if page.before is None else plain(page.before),
        "saved_meanwhile": saved,
        "form": next(iter(bound.values()), None),
        **_forms(request, found, page, bound),
    }
    return render(request, "maturity/answer.html", context)


def _forms(request: HttpRequest, found: Answer, page: Page, bound: Bound) -> dict[str, Any]:
    """The forms that this person gets in this step; those that were sent come back as they were."""
    writes = page.may_answer and (found.state != AnswerState.HANDED_IN or "change" in request.GET)
    questions = [
        (one, bound.get(f"reply-{one.pk}") or TextForm(label=_("Your reply"), prefix=f"reply-{one.pk}"))
        for one in page.questions
    ]
    start = page.own_judgement.level if page.own_judgement else page.before
    judge = JudgeForm(
        found, initial={"level": start, "reason": page.own_judgement.reason if page.own_judgement else ""}
    )
    settled = {"level": found.final_level, "reason": found.final_reason}
    return {
        "questions": questions,
        "answer_form": bound.get("answer_form") or (AnswerForm(found) if writes else None),
        "judge_form": bound.get("judge_form") or (judge if page.may_judge else None),
        "ask_form": bound.get("ask_form")
        or (TextForm(label=_("Your question"), prefix="ask") if page.may_ask else None),
        "settle_form": bound.get("settle_form") or (SettleForm(found, initial=settled) if page.may_settle else None),
    }
