"""A family, its card, and who belongs to it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import NotAllowed, acting_as
from lonto.accounts.models import Membership
from lonto.village.residents.access import READERS, WRITERS, family_for, may_write, resident_for
from lonto.village.residents.actions.families import correct_family_card, move_to_family
from lonto.village.residents.actions.looks import look_at
from lonto.village.residents.actions.residents import Refused
from lonto.village.residents.codes import code_list
from lonto.village.residents.forms import FamilyCardForm, MoveForm, family_with
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import likely_families, members_of
from lonto.village.residents.showing import place_of, status_tag
from lonto.village.residents.texts import words_for
from lonto.village.residents.views.listing import trail
from lonto.web.once import sent_once


@acting_as(*READERS)
@require_safe
def family(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """The people of a family card; opening it is a look."""
    found = family_for(by, pk)
    look_at(by=by, row=found, what="family")
    people = list(members_of(found).select_related("hamlet"))
    heads = [person for person in people if person.is_head and person.is_living]
    context: dict[str, Any] = {
        "heading": _("Family of %(name)s") % {"name": heads[0].name} if heads else _("Family"),
        "family": found,
        "heads": len(heads),
        "is_empty": not any(person.is_living for person in people),
        "members": [_member(person) for person in people],
        "may_write": may_write(by, found),
        "trail": trail((_("Family"), None)),
    }
    return render(request, "residents/family.html", context)


@sent_once
@acting_as(*WRITERS)
def card(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Give a family its card number, or correct it; the form shows it in full."""
    found = family_for(by, pk)
    if not may_write(by, found):
        raise NotAllowed
    if request.method != "POST":
        look_at(by=by, row=found, what="numbers")
    form = FamilyCardForm(request.POST or None, initial={"kk": found.kk})
    if request.method == "POST" and form.is_valid():
        try:
            correct_family_card(by=by, family=found, kk=form.cleaned_data["kk"])
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("kk", str(words_for(problem)))
        else:
            messages.success(request, _("The number of the family card is saved."))
            return redirect(found)
    context = {"heading": _("Family card"), "form": form, "family": found}
    return render(request, "residents/card.html", {**context, "trail": trail((_("Family"), found.get_absolute_url()))})


@sent_once
@acting_as(*WRITERS)
def move(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Choose the family of a resident."""
    resident = resident_for(by, pk)
    if not may_write(by, resident):
        raise NotAllowed
    form = MoveForm(request.POST or None, initial={"role": resident.family_role})
    if request.method == "POST" and form.is_valid():
        kk, role = form.cleaned_data["kk"], int(form.cleaned_data["role"])
        try:
            move_to_family(by=by, resident=resident, family=_chosen(request, resident, kk), role=role, kk=kk)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error("kk", str(words_for(problem)))
        else:
            messages.success(request, _("%(name)s now belongs to this family.") % {"name": resident.name})
            resident.refresh_from_db()
            return redirect(resident.family or resident)
    context = {
        "heading": _("Choose the family"),
        "lead": resident.name,
        "resident": resident,
        "likely": likely_families(resident),
        "form": form,
        "trail": trail((resident.name, resident.get_absolute_url())),
    }
    return render(request, "residents/move.html", context)


def _chosen(request: HttpRequest, resident: Resident, kk: str) -> Any:
    """The family of the pressed button, else the one with the number; None for a new one."""
    chosen = request.POST.get("family", "")
    likely = {str(found.pk): found for found in likely_families(resident)}
    return likely.get(chosen) or family_with(resident.village, kk)


def _member(person: Resident) -> dict[str, Any]:
    return {
        "person": person,
        "role": code_list("family_role").label(person.family_role),
        "place": place_of(person),
        "status": None if person.is_living else status_tag(person),
    }
