"""The applications of an intake as officers see them: the roll, one application, a death."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission.actions.looks import look_at_application
from lonto.talent.admission.actions.sanctions import record_death
from lonto.talent.admission.choices import ApplicationState, OfferState
from lonto.talent.admission.forms.office import DeathForm
from lonto.talent.admission.models import Application, Offer
from lonto.talent.admission.officer_access import (
    OFFICER,
    SHOWN,
    application_for,
    applications_in,
    hosted_intakes,
    intakes_with_own_people,
)
from lonto.talent.admission.result_words import Words
from lonto.talent.admission.views.document_words import as_task
from lonto.talent.admission.views.shown import receipt_of
from lonto.talent.training.models import Intake
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

TONES: dict[str, Tone] = {
    OfferState.ADMITTED: Tone.WARN,
    OfferState.CONFIRMED: Tone.GOOD,
    OfferState.WAITING: Tone.INFO,
}
COUNTED: Any = ngettext_lazy("%(shown)s application", "%(shown)s applications", "count")


def offer_of(application: Application) -> Offer | None:
    """The result, once it is published."""
    offer: Offer | None = getattr(application, "offer", None)
    return offer if application.intake.state in SHOWN else None


def result_tag(application: Application) -> Tag:
    """What became of an application, in words."""
    offer = offer_of(application)
    if offer is None:
        return Tag(application.get_state_display())
    return Tag(offer.get_state_display(), TONES.get(offer.state, Tone.NEUTRAL))


def _class(application: Application) -> str:
    offer = offer_of(application)
    return offer.training_class.code if offer and offer.training_class else ""


LIST = ListPage(
    name="applications",
    columns=[
        Column(
            "number",
            lazy("Application number"),
            lambda a: a.number,
            "number",
            link=lambda a: reverse("admission:roll_application", args=[a.pk]),
        ),
        Column("name", lazy("Name"), lambda a: a.applicant.name, "applicant__folded"),
        Column("village", lazy("Village"), lambda a: a.applicant.region.name, "applicant__region__folded"),
        Column("sex", lazy("Sex"), lambda a: a.applicant.get_sex_display(), "applicant__sex"),
        Column("result", lazy("Result"), result_tag, "offer__state"),
        Column("class", lazy("Class"), _class, "offer__training_class__code"),
    ],
    filters=[
        Filter("result", lazy("Result"), OfferState.choices, lambda rows, value: rows.filter(offer__state=value)),
        Filter(
            "sex",
            lazy("Sex"),
            [("L", lazy("Male")), ("P", lazy("Female"))],
            lambda rows, v: rows.filter(applicant__sex=v),
        ),
    ],
    search=lambda rows, words: (
        rows.filter(applicant__folded__contains=fold_name(words)) | rows.filter(number__icontains=words)
    ),
    search_label=lazy("Name or number"),
    counted=COUNTED,
    default_sort="number",
    empty=Empty(lazy("No application yet"), lazy("What people of your regency send appears here.")),
)


@require_safe
@acting_as(OFFICER)
def roll(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """Everybody who applied; in the intake of a neighbour the people of the own regency."""
    intake = get_object_or_404(intakes_with_own_people(by), pk=pk)
    context = {
        "heading": _("Applications"),
        "lead": str(intake),
        "trail": [*_trail(by, intake), (_("Applications"), None)],
    }
    return LIST.respond(request, applications_in(by, intake), context)


@require_safe
@acting_as(OFFICER)
def roll_application(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One application with what was sent, its documents, its result and what an officer may do about it."""
    application = application_for(by, pk)
    look_at_application(by=by, application=application)
    offer = offer_of(application)
    words = Words(application.intake) if offer else None
    is_host = hosted_intakes(by).filter(pk=application.intake_id).exists()
    may_check = is_host and application.state == ApplicationState.SUBMITTED
    context = {
        "heading": application.applicant.name,
        "lead": application.number,
        "trail": [*_trail(by, application.intake), _roll(application.intake), (application.number, None)],
        "application": application,
        "tag": result_tag(application),
        "facts": _facts(application),
        "receipt": receipt_of(application) if application.sent else None,
        "documents": [
            as_task(one, reverse("admission:check_document", args=[one.pk]) if may_check else None)
            for one in application.documents.all()
        ],
        "lines": words.lines_of(offer) if words and offer else [],
        "reviews": application.reviews.all() if is_host else [],
        "sanctions": application.applicant.sanctions.select_related("intake"),
        "may_sanction": is_host and offer is not None and offer.state == OfferState.CONFIRMED,
        "may_record_death": application.applicant.died_on is None,
    }
    return render(request, "admission/office/application.html", context)


@acting_as(OFFICER)
@sent_once
def death(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Record that a person has died; the seat goes to the waiting list."""
    application = application_for(by, pk)
    form = DeathForm(request.POST or None)
    if form.is_valid():
        try:
            record_death(by=by, applicant=application.applicant, died_on=form.cleaned_data["died_on"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:roll_application", pk=pk)
    here = reverse("admission:roll_application", args=[pk])
    context = {
        "heading": _("Record a death"),
        "lead": application.applicant.name,
        "trail": [*_trail(by, application.intake), (application.number, here), (_("Record a death"), None)],
        "form": form,
        "warning": _("A seat that the person holds goes to the next on the waiting list at once."),
        "button": _("Record"),
        "cancel": here,
    }
    return render(request, "admission/office/step.html", context)


def _facts(application: Application) -> list[Fact]:
    applicant = application.applicant
    return [
        Fact(
            _("Village"), f"{applicant.region.name}, {applicant.region.parent.name if applicant.region.parent else ''}"
        ),
        Fact(_("Birth date"), applicant.born_on),
        Fact(_("Sex"), applicant.get_sex_display()),
        Fact(_("Employment"), applicant.get_employment_display()),
        Fact(_("Institution"), applicant.institution),
        Fact(_("Telephone"), applicant.phone),
        Fact(_("E-mail"), applicant.email),
        Fact(_("Sent"), application.sent_at, application.get_channel_display()),
        *([Fact(_("Died on"), applicant.died_on)] if applicant.died_on else []),
    ]


def _trail(by: Membership, intake: Intake) -> list[tuple[str, str | None]]:
    is_host = intake.regency_id == by.office.region_id
    name = reverse("admission:steps", args=[intake.pk]) if is_host else None
    return [(_("Admission"), reverse("admission:office")), (intake.name, name)]


def _roll(intake: Intake) -> tuple[str, str | None]:
    return (_("Applications"), reverse("admission:roll", args=[intake.pk]))
