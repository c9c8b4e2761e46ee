"""What the coordinator does about an assessment: give indicators out, remind, close a step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import COORDINATOR, assessments_for
from lonto.regency.maturity.actions.steps import holes_before
from lonto.regency.maturity.forms.assessments import AssessorForm, AssignForm, DueForm, HolesForm, RemindForm
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.schemes import About
from lonto.regency.maturity.states import CLOSE_SELF, transition_named, ways_from
from lonto.regency.maturity.views.answering import address_of, answer_form, trail_of
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def assign(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Give indicators to an agency."""
    found = one(assessments_for(by), pk)
    form = AssignForm(found, request.POST or None)

    def act() -> None:
        office, due_on = form.cleaned_data["office"], form.cleaned_data["due_on"]
        given = actions.assign(by=by, assessment=found, numbers=form.chosen(), office=office, due_on=due_on)
        messages.success(request, _given_sentence(len(given), office.name))

    context = _form_page(found, _("Give indicators to an agency"), _("Give the indicators"))
    context["lead"] = _("An indicator that another agency has goes over to the new one, with what was drafted.")
    return answer_form(request, form, act, address_of(found), context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def assign_again(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Give everything to the agency that had it last time."""
    found = one(assessments_for(by), pk)
    form = DueForm(request.POST or None)
    context = _form_page(found, _("Give out as last time"), _("Give out as last time"))
    context["lead"] = _("Every indicator that nobody has yet goes to the agency that had it in the assessment before.")
    return answer_form(
        request,
        form,
        lambda: actions.assign_like_last_year(by=by, assessment=found, due_on=form.cleaned_data["due_on"]),
        address_of(found),
        context,
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def give(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Give indicators to an assessor."""
    found = one(assessments_for(by), pk)
    form = AssessorForm(found, request.POST or None)

    def act() -> None:
        assessor, side = form.cleaned_data["assessor"], form.cleaned_data["side"]
        task = actions.give_to_assessor(by=by, assessment=found, assessor=assessor, side=side, numbers=form.chosen())
        messages.success(request, _given_sentence(len(task.numbers), assessor.account.name))

    context = _form_page(found, _("Give indicators to an assessor"), _("Give the indicators"))
    context["lead"] = _("What an assessor was given before is replaced by what you choose here.")
    return answer_form(request, form, act, address_of(found), context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def remind(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Remind agencies of what is missing."""
    found = one(assessments_for(by), pk)
    wanted = {"offices": request.GET.getlist("office")} if "office" in request.GET else None
    form = RemindForm(found, request.POST or None, initial=wanted)

    def act() -> None:
        offices, text = form.cleaned_data["offices"], form.cleaned_data["text"]
        count = len(actions.remind(by=by, assessment=found, offices=offices, text=text))
        sentence = ngettext("%(count)s agency is reminded.", "%(count)s agencies are reminded.", count)
        messages.success(request, sentence % {"count": count})

    return answer_form(
        request, form, act, address_of(found), _form_page(found, _("Remind agencies"), _("Send the reminder"))
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def advance(request: HttpRequest, by: Membership, pk: UUID, name: str) -> HttpResponse:
    """A last look at what is still open, then the next step."""
    found = one(assessments_for(by), pk)
    transition = transition_named(name)
    if transition is None:
        raise Http404
    if transition not in ways_from(found.step):
        messages.info(request, _("The assessment has moved on."))
        return redirect(address_of(found))
    holes = holes_before(found, transition)
    form = HolesForm(holes, request.POST if request.method == "POST" else None)
    context = _form_page(found, str(transition.label), str(transition.label))
    context |= {
        "lead": _("Next stage: %(step)s.") % {"step": transition.target.label},
        "holes": _holes(found, holes.numbers),
        "may_be_left": holes.may_be_left,
        "assumed": found.scheme.assumed(About.UNANSWERED) if transition == CLOSE_SELF else None,
    }
    return answer_form(
        request,
        form,
        lambda: actions.advance(by=by, assessment=found, transition=transition, leaves=form.left()),
        address_of(found),
        context,
    )


def _holes(found: Assessment, numbers: tuple[int, ...]) -> list[tuple[Answer, str]]:
    """Each open indicator with the agency that has it."""
    rows = found.answers.filter(number__in=numbers).select_related("assessment", "office__region")
    return [(one, short_name(one.office) if one.office else _("Nobody yet")) for one in rows]


def _given_sentence(count: int, to: str) -> str:
    sentence = ngettext("%(count)s indicator is given to %(to)s.", "%(count)s indicators are given to %(to)s.", count)
    return sentence % {"to": to, "count": count}


def _form_page(found: Assessment, heading: str, button: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "trail": trail_of(found, (heading, None)),
        "button": button,
        "cancel": address_of(found),
    }
