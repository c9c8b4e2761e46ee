"""Sanctions as officers give them and answer appeals against them."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission.actions.sanctions import answer_appeal, record_absences, record_no_shows
from lonto.talent.admission.choices import AppealState, SanctionGround
from lonto.talent.admission.forms.office import AppealAnswerForm, SanctionForm
from lonto.talent.admission.models import Sanction
from lonto.talent.admission.officer_access import OFFICER, application_for, sanctions_of
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s sanction", "%(shown)s sanctions", "count")

LIST = ListPage(
    name="sanctions",
    columns=[
        Column(
            "person",
            lazy("Name"),
            lambda s: s.applicant.name,
            "applicant__folded",
            link=lambda s: reverse("admission:sanction", args=[s.pk]),
        ),
        Column("village", lazy("Village"), lambda s: s.applicant.region.name, "applicant__region__folded"),
        Column("ground", lazy("Ground"), lambda s: s.get_ground_display(), "ground"),
        Column("intake", lazy("Intake"), lambda s: s.intake.name, "intake__name"),
        Column("until", lazy("Until"), lambda s: s.until, "until"),
        Column("appeal", lazy("Appeal"), lambda s: s.get_appeal_state_display(), "appeal_state"),
    ],
    filters=[
        Filter("appeal", lazy("Appeal"), AppealState.choices, lambda rows, value: rows.filter(appeal_state=value))
    ],
    search=lambda rows, words: rows.filter(applicant__folded__contains=fold_name(words)),
    search_label=lazy("Name"),
    counted=COUNTED,
    default_sort="-until",
    empty=Empty(
        lazy("Nobody is under a sanction"),
        lazy("A sanction is given on the page of an application with a confirmed seat."),
    ),
)


@require_safe
@acting_as(OFFICER)
def sanctions(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """All sanctions of this regency and its people."""
    return LIST.respond(request, sanctions_of(by), {"heading": _("Sanctions"), "trail": [(_("Sanctions"), None)]})


@acting_as(OFFICER)
@sent_once
def sanction_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """A sanction for one person with a confirmed seat."""
    application = application_for(by, pk)
    form = SanctionForm(request.POST or None, initial={"until": in_a_year()})
    here = reverse("admission:roll_application", args=[pk])
    if form.is_valid():
        data = form.cleaned_data
        give = record_no_shows if data["ground"] == SanctionGround.NO_SHOW else record_absences
        try:
            give(by=by, intake=application.intake, applications=[application], until=data["until"], note=data["note"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect(here)
    context = {
        "heading": _("Sanction"),
        "lead": f"{application.applicant.name}, {application.number}",
        "trail": [(_("Admission"), reverse("admission:office")), (application.number, here), (_("Sanction"), None)],
        "form": form,
        "button": _("Record the sanction"),
        "cancel": here,
    }
    return render(request, "admission/office/step.html", context)


@acting_as(OFFICER)
@sent_once
def sanction(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One sanction; an appeal is answered here."""
    found = get_object_or_404(sanctions_of(by), pk=pk)
    waits = found.appeal_state == AppealState.ASKED and found.regency_id == by.office.region_id
    form = AppealAnswerForm(request.POST or None) if waits else None
    if form is not None and form.is_valid():
        is_lifted = form.cleaned_data["decision"] == AppealState.LIFTED
        try:
            answer_appeal(by=by, sanction=found, is_lifted=is_lifted, answer=form.cleaned_data["answer"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:sanction", pk=pk)
    context = {
        "heading": found.applicant.name,
        "lead": found.get_ground_display(),
        "trail": [(_("Sanctions"), reverse("admission:sanctions")), (found.applicant.name, None)],
        "facts": _facts(found),
        "form": form,
    }
    return render(request, "admission/office/sanction.html", context)


def _facts(found: Sanction) -> list[Fact]:
    facts = [
        Fact(_("Intake"), str(found.intake)),
        Fact(_("Ground"), found.get_ground_display()),
        Fact(_("What happened"), found.note),
        Fact(_("From"), found.since),
        Fact(_("Until"), found.until),
        Fact(_("Appeal"), found.get_appeal_state_display(), found.appeal),
    ]
    return [*facts, Fact(_("Answer"), found.answer)] if found.answer else facts


def in_a_year() -> dt.date:
    """The day until which a sanction lasts where nothing else is said."""
    today = timezone.localdate()
    return today.replace(year=today.year + 1, day=min(today.day, 28))
