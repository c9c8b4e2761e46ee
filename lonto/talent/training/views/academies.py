"""Academies: what they are, and who may apply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, academies_of, programmes_of
from lonto.talent.training.actions import create_academy, delete_academy, update_academy
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.documents import documents_of
from lonto.talent.training.forms.programmes import AcademyForm
from lonto.talent.training.models import Academy
from lonto.talent.training.rules import academy_rule
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.talent.training.views.conditions import deadline_for, editor_of
from lonto.talent.training.views.documents import announced_intakes_of
from lonto.web.answering import do
from lonto.web.answers import Fact
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def academy_new(request: HttpRequest, by: Membership, programme_pk: str) -> HttpResponse:
    programme = one(programmes_of(by), programme_pk)
    form = AcademyForm(request.POST or None)
    context = {
        "heading": _("New academy"),
        "trail": [*trail_of(programme), (_("New academy"), None)],
        "button": _("Add the academy"),
        "cancel": url_of(programme),
    }
    return answer_form(
        request, form, lambda: url_of(create_academy(by=by, programme=programme, details=form.details())), context
    )


@require_safe
@acting_as(OFFICER)
def academy_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    academy = one(academies_of(by), pk)
    rule = academy_rule(academy, deadline_for(academy))
    context = {
        "heading": str(academy),
        "lead": academy.description,
        "trail": [*trail_of(academy.programme), (academy.code, None)],
        "academy": academy,
        "facts": [Fact(_("Audience"), academy.get_audience_display()), Fact(_("Level"), academy.get_level_display())],
        "editor": editor_of(academy, rule),
        "is_removable": not academy.classes.exists(),
        "frozen": _frozen_intakes(academy),
        "asks": documents_of(academy),
        "announced": announced_intakes_of(academy),
    }
    return render(request, "training/academy.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def academy_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    academy = one(academies_of(by), pk)
    form = AcademyForm(request.POST or None, initial=AcademyForm.known(academy))
    context = {
        "heading": _("Change the academy"),
        "trail": [*trail_of(academy), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(academy),
    }
    return answer_form(
        request, form, lambda: url_of(update_academy(by=by, academy=academy, details=form.details())), context
    )


@require_POST
@acting_as(OFFICER)
def academy_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    academy = one(academies_of(by), pk)
    then = reverse("training:programme", args=[academy.programme_id])
    return do(request, lambda: delete_academy(by=by, academy=academy), then=then)


def _frozen_intakes(academy: Academy) -> str:
    """Names of the intakes that keep the conditions they were frozen with."""
    open_states = (IntakeState.DRAFT, IntakeState.OPEN)
    found = academy.programme.intakes.filter(classes__academy=academy).exclude(state__in=open_states).distinct()
    return ", ".join(found.values_list("name", flat=True))
