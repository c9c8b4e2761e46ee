"""The risk register: list, matrix, one risk with its reviews."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.risks import actions
from lonto.regency.risks.access import KEEPERS, VIEWERS, risks_for
from lonto.regency.risks.choices import RiskState
from lonto.regency.risks.forms import ReviewForm, RiskForm, TreatmentForm
from lonto.regency.risks.matrix import bands, names_of, steps_of
from lonto.regency.risks.models import Risk
from lonto.regency.risks.queries import matrix_of, overdue
from lonto.web.answering import Trail, answer_form
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s risk", "%(shown)s risks", "count")
TONES = {RiskState.OPEN: Tone.WARN, RiskState.TREATED: Tone.INFO, RiskState.CLOSED: Tone.NEUTRAL}
BAND_TONES = {1: Tone.NEUTRAL, 2: Tone.GOOD, 3: Tone.INFO, 4: Tone.WARN, 5: Tone.BAD}
MOVES = {"close": actions.close, "reopen": actions.reopen}


def _address(risk: Risk) -> str:
    return reverse("risks:one", args=[risk.pk])


def _in_band(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    band = next(one for one in bands() if str(one.number) == value)
    return rows.filter(size__range=(band.lowest, band.highest))


def _in_cell(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    likelihood, impact = value.split("-")
    return rows.filter(likelihood=likelihood, impact=impact).exclude(state=RiskState.CLOSED)


def band_tag(risk: Risk) -> Tag:
    return Tag(risk.band.name, BAND_TONES[risk.band.number])


LIST = ListPage(
    name="risks",
    columns=[
        Column("number", gettext_lazy("No."), lambda r: f"R{r.number:03}", "number"),
        Column("event", gettext_lazy("What may happen"), lambda r: r.event, "event", _address),
        Column("office", gettext_lazy("Agency"), lambda r: r.office.name, "office__name"),
        Column("size", gettext_lazy("Risk size"), lambda r: r.size, "size", is_numeric=True),
        Column("band", gettext_lazy("Level of risk"), band_tag),
        Column(
            "state", gettext_lazy("State"), lambda r: Tag(r.get_state_display(), TONES[RiskState(r.state)]), "state"
        ),
        Column("review", gettext_lazy("Next review"), lambda r: r.review_on, "review_on"),
    ],
    filters=[
        Filter(
            "level",
            gettext_lazy("Level of risk"),
            lambda _request: [(str(b.number), b.name) for b in bands()],
            _in_band,
        ),
        Filter(
            "category",
            gettext_lazy("Category"),
            lambda _request: list(names_of("category").items()),
            lambda rows, value: rows.filter(category=value),
        ),
        Filter("state", gettext_lazy("State"), RiskState.choices, lambda rows, value: rows.filter(state=value)),
        Filter(
            "cell",
            gettext_lazy("Likelihood and impact"),
            [
                (f"{likelihood}-{impact}", f"{likelihood} × {impact}")
                for likelihood in range(1, 6)
                for impact in range(1, 6)
            ],
            _in_cell,
        ),
        Filter(
            "due",
            gettext_lazy("Due"),
            [("late", gettext_lazy("Review or treatment is late"))],
            lambda rows, _value: overdue(rows, timezone.localdate()),
        ),
    ],
    search=lambda rows, words: rows.filter(event__icontains=words) | rows.filter(cause__icontains=words),
    search_label=gettext_lazy("What may happen, or its cause"),
    counted=COUNTED,
    default_sort="-size",
    empty=Empty(
        gettext_lazy("No risk yet"),
        gettext_lazy("What may go wrong with digital government stands here, with its size and what is done about it."),
    ),
    template="risks/list.html",
)


@require_safe
@acting_as(*VIEWERS)
def risk_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    context = {"heading": _("Risk register"), "trail": [(_("Risk register"), None)], "may_add": by.role in KEEPERS}
    return LIST.respond(request, risks_for(by), context)


@require_safe
@acting_as(*VIEWERS)
def matrix(request: HttpRequest, by: Membership) -> HttpResponse:
    """How many risks lie where; each number leads to its risks."""
    context = {
        "heading": _("Risk matrix"),
        "trail": _trail(_("Risk matrix")),
        "rows": matrix_of(risks_for(by)),
        "impacts": steps_of("impact"),
        "likelihoods": steps_of("likelihood"),
        "bands": bands(),
    }
    return render(request, "risks/matrix.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def risk_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = RiskForm(by, request.POST or None)

    def act() -> Risk:
        return actions.identify(by=by, office=form.cleaned_data.get("office") or by.office, details=form.details())

    return _form(
        request, form, act, _("Add a risk"), _("Add to the register"), _trail(_("Add a risk")), reverse("risks:list")
    )


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def risk_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    risk = one(risks_for(by), pk)
    form = RiskForm(by, request.POST or None, initial=RiskForm.known(risk))
    heading = _("Change the risk")
    return _form(
        request,
        form,
        lambda: actions.change(by=by, risk=risk, details=form.details()),
        heading,
        _("Save the changes"),
        _trail(str(risk), _address(risk), heading),
        _address(risk),
    )


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def risk_treat(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    risk = one(risks_for(by), pk)
    form = TreatmentForm(request.POST or None, initial=TreatmentForm.known(risk))
    heading = _("Treatment")
    return _form(
        request,
        form,
        lambda: actions.treat(by=by, risk=risk, details=form.details()),
        heading,
        _("Save the treatment"),
        _trail(str(risk), _address(risk), heading),
        _address(risk),
    )


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def risk_review(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    risk = one(risks_for(by), pk)
    form = ReviewForm(request.POST or None, initial={"likelihood": risk.likelihood, "impact": risk.impact})
    heading = _("Review")
    return _form(
        request,
        form,
        lambda: actions.review(by=by, risk=risk, **form.cleaned_data),
        heading,
        _("Save the review"),
        _trail(str(risk), _address(risk), heading),
        _address(risk),
    )


@require_POST
@acting_as(*KEEPERS)
def risk_move(request: HttpRequest, by: Membership, pk: UUID, name: str) -> HttpResponse:
    """Close or reopen."""
    risk = one(risks_for(by), pk)
    act = MOVES.get(name)
    if act is None:
        raise Http404
    with suppress(ValidationError):  # somebody was faster; the page shows the state as it is
        act(by=by, risk=risk)
    return redirect(_address(risk))


@require_safe
@acting_as(*VIEWERS)
def risk_one(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One risk with its treatment and reviews."""
    risk = one(risks_for(by), pk)
    context = {
        "heading": risk.event,
        "lead": f"R{risk.number:03}",
        "trail": _trail(f"R{risk.number:03}"),
        "risk": risk,
        "tag": Tag(risk.get_state_display(), TONES[RiskState(risk.state)]),
        "facts": _facts(risk),
        "treatment": _treatment(risk),
        "reviews": risk.reviews.select_related("reviewed_by__account"),
        "may_keep": by.role in KEEPERS,
        "is_closed": risk.state == RiskState.CLOSED,
    }
    return render(request, "risks/one.html", context)


def _facts(risk: Risk) -> list[Fact]:
    likelihood, impact = steps_of("likelihood")[risk.likelihood - 1], steps_of("impact")[risk.impact - 1]
    return [
        Fact(_("Agency"), risk.office.name),
        Fact(_("Category"), names_of("category")[risk.category]),
        Fact(_("Cause"), risk.cause),
        Fact(_("Area of impact"), names_of("impact_area")[risk.impact_area], risk.consequence),
        Fact(_("Existing control"), risk.control),
        Fact(_("Likelihood in a year"), f"{likelihood.number}. {likelihood.name}", likelihood.span),
        Fact(_("Impact"), f"{impact.number}. {impact.name}", impact.span),
        Fact(_("Risk size"), f"{risk.size}, {risk.band.name}"),
        Fact(_("Next review"), risk.review_on),
    ]


def _treatment(risk: Risk) -> list[Fact]:
    if not risk.treatment:
        return []
    return [
        Fact(_("Treatment"), risk.get_treatment_display(), risk.plan),
        Fact(_("Who is responsible"), risk.owner),
        Fact(_("Done by"), risk.due_on),
        Fact(_("Size afterwards"), risk.expected_size),
    ]


def _form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], Any],
    heading: str,
    button: str,
    trail: Trail,
    cancel: str,
) -> HttpResponse:
    def go() -> str:
        made = act()
        return _address(made) if isinstance(made, Risk) else cancel

    return answer_form(request, form, go, {"heading": heading, "trail": trail, "button": button, "cancel": cancel})


def _trail(title: str, url: str | None = None, *more: str) -> Trail:
    return [(_("Risk register"), reverse("risks:list")), (title, url), *((one, None) for one in more)]
