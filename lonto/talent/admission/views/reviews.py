"""Reviews and appeals as officers answer them, and sanctions as they are given."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission.actions.reviews import Mending, mend_result, uphold_result
from lonto.talent.admission.choices import ReviewState
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.forms.office import AnswerForm, MendForm
from lonto.talent.admission.models import Document, Review, Score
from lonto.talent.admission.officer_access import OFFICER, reviews_of
from lonto.talent.admission.result_words import Words, in_words
from lonto.talent.training.models import TrainingClass
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

TONES: dict[str, Tone] = {ReviewState.ASKED: Tone.WARN, ReviewState.MENDED: Tone.GOOD}
COUNTED: Any = ngettext_lazy("%(shown)s review", "%(shown)s reviews", "count")

LIST = ListPage(
    name="reviews",
    columns=[
        Column(
            "person",
            lazy("Name"),
            lambda r: r.application.applicant.name,
            "application__applicant__folded",
            link=lambda r: reverse("admission:review", args=[r.pk]),
        ),
        Column("number", lazy("Application number"), lambda r: r.application.number, "application__number"),
        Column("intake", lazy("Intake"), lambda r: r.application.intake.name, "application__intake__name"),
        Column("asked", lazy("Asked on"), lambda r: r.asked_at, "asked_at"),
        Column("state", lazy("State"), lambda r: Tag(r.get_state_display(), TONES.get(r.state, Tone.NEUTRAL)), "state"),
    ],
    filters=[Filter("state", lazy("State"), ReviewState.choices, lambda rows, value: rows.filter(state=value))],
    search=lambda rows, words: (
        rows.filter(application__applicant__folded__contains=fold_name(words))
        | rows.filter(application__number__icontains=words)
    ),
    search_label=lazy("Name or number"),
    counted=COUNTED,
    default_sort="asked",
    empty=Empty(lazy("No review was asked for"), lazy("Applicants can ask you to look at a result again.")),
)


@require_safe
@acting_as(OFFICER)
def reviews(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Everybody who asked, those who wait first."""
    return LIST.respond(request, reviews_of(by), {"heading": _("Reviews"), "trail": [(_("Reviews"), None)]})


@require_safe
@acting_as(OFFICER)
def review(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The question beside the result, its scores and documents."""
    found = get_object_or_404(reviews_of(by), pk=pk)
    return _page(request, found, AnswerForm(), _mend_form(found))


@require_POST
@acting_as(OFFICER)
@sent_once
def review_uphold(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The result stands."""
    found = get_object_or_404(reviews_of(by), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            uphold_result(by=by, review=found, answer=form.cleaned_data["answer"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:review", pk=pk)
    return _page(request, found, form, _mend_form(found))


@require_POST
@acting_as(OFFICER)
@sent_once
def review_mend(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The result is mended."""
    found = get_object_or_404(reviews_of(by), pk=pk)
    form = _mend_form(found, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        mending = Mending(data["score"], data["training_class"], data["accepts_documents"])
        try:
            mend_result(by=by, review=found, answer=data["answer"], mending=mending)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:review", pk=pk)
    return _page(request, found, AnswerForm(), form)


def _mend_form(found: Review, data: Any = None) -> MendForm:
    ranked = TrainingClass.objects.filter(preferences__application=found.application_id).order_by("code")
    return MendForm(data, classes=ranked, auto_id="mend_%s")


def _page(request: HttpRequest, found: Review, uphold: AnswerForm, mend: MendForm) -> HttpResponse:
    application = found.application
    forms: list[Form] = [form for form in (uphold, mend) if form.is_bound]
    context = {
        "heading": application.applicant.name,
        "lead": f"{application.number}, {application.intake.name}",
        "trail": [(_("Reviews"), reverse("admission:reviews")), (application.number, None)],
        "review": found,
        "application": application,
        "tag": Tag(found.get_state_display(), TONES.get(found.state, Tone.NEUTRAL)),
        "lines": Words(application.intake).lines_of(application.offer),
        "facts": _facts(found),
        "waits": found.state == ReviewState.ASKED,
        "uphold": uphold,
        "mend": mend,
        "form": forms[0] if forms else None,
    }
    return render(request, "admission/office/review.html", context)


def _facts(found: Review) -> list[Fact]:
    scores = Score.objects.filter(application=found.application_id).select_related("training_class")
    kinds = {key: str(kind) for key, kind in all_kinds().items()}
    documents = Document.objects.filter(application=found.application_id)
    return [
        *(
            Fact(
                _("Score"),
                in_words(one.hundredths),
                str(one.training_class) if one.training_class else _("all classes"),
            )
            for one in scores
        ),
        *(Fact(kinds.get(one.kind, one.name), one.get_state_display(), one.reason) for one in documents),
    ]
