"""The programme officer's way through an admission: commitment, comparison, rule, documents, scores, draw, result."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.admission.actions import drawing, freezing, running, seats
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.forms.office import PublicValueForm, SourceForm
from lonto.talent.admission.models import Allocation
from lonto.talent.admission.officer_access import OFFICER, SHOWN, hosted, intakes_with_own_people
from lonto.talent.admission.queries.allocations import closings_in, first_round, rounds_run
from lonto.talent.admission.queries.office import counts_of, with_people, with_seats_taken
from lonto.talent.admission.views.office_steps import facts_of, tasks_of
from lonto.talent.training.access import own_classes
from lonto.talent.training.models import Intake
from lonto.talent.training.progress import progress_of
from lonto.talent.training.queries import classes_of
from lonto.talent.training.views.intakes import phase_tag
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, ListPage
from lonto.web.once import sent_once
from lonto.web.progress import State as Progressed

Trail = list[tuple[str, str | None]]
COUNTED: Any = ngettext_lazy("%(shown)s intake", "%(shown)s intakes", "count")


def _link(intake: Intake) -> str:
    return reverse("admission:steps", args=[intake.pk])


INTAKES = ListPage(
    name="admission",
    columns=[
        Column("name", lazy("Intake"), lambda i: i.name, sort="name", link=_link),
        Column("programme", lazy("Programme"), lambda i: i.programme.name, sort="programme__name"),
        Column("state", lazy("State"), phase_tag, sort=("state", "closes_at")),
        Column("closes_at", lazy("Deadline"), lambda i: i.closes_at, sort="closes_at"),
        Column("sent", lazy("Applications"), lambda i: i.sent_count, sort="sent_count", is_numeric=True),
        Column("host", lazy("Host"), lambda i: i.regency.name, sort="regency__name"),
    ],
    search=lambda rows, words: rows.filter(name__icontains=words) | rows.filter(programme__name__icontains=words),
    search_label=lazy("Intake or programme"),
    counted=COUNTED,
    default_sort="-closes_at",
    empty=Empty(
        lazy("No intake is announced yet"),
        lazy("Once an intake is announced, its applications, documents and seats are looked after here."),
        "training:intakes",
        lazy("To the intakes"),
    ),
)


@require_safe
@acting_as(OFFICER)
def office(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every announced intake in which people of this regency may apply."""
    rows = with_people(intakes_with_own_people(by), by.office.region_id)
    return INTAKES.respond(request, rows, {"heading": _("Admission"), "trail": [(_("Admission"), None)]})


@require_safe
@acting_as(OFFICER)
def steps(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Where an intake stands, and what comes next; an officer of a guest regency is led to the own people."""
    if not intakes_with_own_people(by).filter(pk=pk, regency=by.office.region).exists():
        return redirect("admission:roll", pk=pk)
    intake = hosted(by, pk)
    counts, allocation = counts_of(intake), first_round(intake)
    context = {
        **trail(intake, ""),
        "intake": intake,
        "phase": phase_tag(intake),
        "allocation": allocation,
        "tasks": tasks_of(intake, allocation, counts),
        "facts": facts_of(intake, counts),
        "reached": progress_of(intake.programme),
        "is_shown": intake.state in SHOWN,
        "rounds": rounds_run(intake) if intake.state in SHOWN else [],
        "classes": with_seats_taken(classes_of(intake)).order_by("code") if intake.state in SHOWN else [],
        "drawing": drawing.progress_of(allocation).read() or Progressed(0, 0)
        if allocation and allocation.is_being_drawn
        else None,
        "overdue": counts.offers.get(OfferState.ADMITTED, 0),
    }
    return render(request, "admission/office/steps.html", context)


@acting_as(OFFICER)
@sent_once
def commit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Publish the commitment to the seed."""
    intake = hosted(by, pk)
    form = SourceForm(request.POST or None)
    context = {
        "lead": _(
            "A secret is drawn now and locked away; its SHA-256 is published at once. After the deadline it is "
            "combined with a public value. So nobody can choose who wins between equal scores."
        ),
        "button": _("Publish the commitment"),
    }
    return _step(
        request,
        intake,
        _("Commitment to the seed"),
        form,
        lambda: freezing.commit_seed(by=by, intake=intake, source=form.cleaned_data["source"]),
        context,
    )


@acting_as(OFFICER)
@sent_once
def freeze(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """A last look at classes and pools, then freeze."""
    intake = hosted(by, pk)
    context = {
        "lead": _("From now on classes, seats, pools, their order and all conditions stay as they are."),
        "warning": _("This cannot be undone. What should be different belongs into the next intake."),
        "button": _("Freeze and publish the rule"),
        "classes": classes_of(intake).order_by("code"),
    }
    return _step(
        request,
        intake,
        _("Freeze the rule"),
        _confirmation(request),
        lambda: freezing.freeze_rule(by=by, intake=intake),
        context,
    )


@acting_as(OFFICER)
@sent_once
def run(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Type the public value and make the draw."""
    intake = hosted(by, pk)
    allocation, counts = first_round(intake), counts_of(intake)
    form = PublicValueForm(
        request.POST or None, initial={"public_value": allocation.public_value if allocation else ""}
    )
    context = {
        "lead": _("The draw is made once. Nobody outside sees the result before you publish it."),
        "warning": allocation.halted if allocation else "",
        "facts": [
            Fact(_("What was announced"), allocation.source if allocation else None),
            Fact(_("Applications"), counts.applications),
            Fact(_("Without a score"), counts.without_score, _("They count with 0.")),
            Fact(_("Documents that wait"), counts.documents_waiting),
        ],
        "button": _("Make the draw and allocate"),
    }
    return _step(
        request,
        intake,
        _("Draw and allocate"),
        form,
        lambda: drawing.ask_for_draw(by=by, intake=intake, public_value=form.cleaned_data["public_value"]),
        context,
    )


@require_safe
@acting_as(OFFICER)
def draw_progress(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """How far the draw is, for htmx; when it is over the whole page is asked for again."""
    allocation = first_round(hosted(by, pk))
    if allocation is None or not allocation.is_being_drawn:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"intake": allocation.intake, "drawing": drawing.progress_of(allocation).read() or Progressed(0, 0)}
    return render(request, "admission/office/drawing.html", context)


@acting_as(OFFICER)
@sent_once
def publish(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Look at the figures, then publish."""
    intake = hosted(by, pk)
    counts, allocation = counts_of(intake), first_round(intake)
    context = {
        "lead": _("Everybody gets the result with its reason; anybody can download the bundle and recompute it."),
        "facts": [
            Fact(_("Seats offered"), counts.offers.get(OfferState.ADMITTED, 0)),
            Fact(_("On the waiting list"), counts.offers.get(OfferState.WAITING, 0)),
            Fact(_("No seat"), counts.offers.get(OfferState.NOT_ADMITTED, 0)),
            Fact(_("Classes that do not open"), ", ".join(closings_in(allocation))),
            Fact(_("Seats are confirmed until"), intake.confirm_until),
        ],
        "button": _("Publish the result"),
        "classes_taken": with_seats_taken(classes_of(intake)).order_by("code"),
    }
    return _step(
        request,
        intake,
        _("Publish the result"),
        _confirmation(request),
        lambda: running.publish_result(by=by, intake=intake),
        context,
    )


@require_POST
@acting_as(OFFICER)
def expire(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Pass on what nobody confirmed in time."""
    intake = hosted(by, pk)
    if seats.expire_offers(by=by, intake=intake) is None:
        messages.info(request, _("No offer has expired."))
    else:
        messages.success(request, _("Seats that were not confirmed in time went to the waiting list."))
    return redirect("admission:steps", pk=pk)


@acting_as(OFFICER)
@sent_once
def cancel_class(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Call a class off after the result is published."""
    training_class = one(own_classes(by), pk)
    intake = hosted(by, training_class.intake_id)
    context = {
        "lead": str(training_class),
        "warning": _(
            "Everybody who has a seat here loses it, also who has confirmed, and goes on to the classes they ranked "
            "next. All of them are told. This cannot be undone."
        ),
        "button": _("Call the class off"),
    }
    return _step(
        request,
        intake,
        _("Call a class off"),
        _confirmation(request),
        lambda: seats.cancel_class(by=by, training_class=training_class),
        context,
    )


def trail(intake: Intake, heading: str) -> dict[str, Any]:
    """Heading and way of a page below an intake."""
    way: Trail = [(_("Admission"), reverse("admission:office"))]
    if not heading:
        return {"heading": intake.name, "lead": intake.programme.name, "trail": [*way, (intake.name, None)]}
    return {"heading": heading, "trail": [*way, (intake.name, _link(intake)), (heading, None)]}


def _confirmation(request: HttpRequest) -> Form:
    """A form without a field: a button that says what it does."""
    return Form(request.POST if request.method == "POST" else None)


def _step(
    request: HttpRequest,
    intake: Intake,
    heading: str,
    form: Form,
    act: Callable[[], Allocation],
    context: dict[str, Any],
) -> HttpResponse:
    """One step with its form: what the act refuses is said on the page."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:steps", pk=intake.pk)
    way = trail(intake, heading)
    return render(
        request,
        "admission/office/step.html",
        {**way, "intake": intake, "form": form, "cancel": _link(intake), **context},
    )
