"""Entering and correcting a resident by hand: the form, the answers to check, the act."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, acting_as
from lonto.accounts.models import Membership
from lonto.village.residents.access import WRITERS, may_write, resident_for
from lonto.village.residents.actions.looks import look_at
from lonto.village.residents.actions.residents import (
    Examination,
    Refused,
    correct_resident,
    create_resident,
    examine_correction,
    examine_new,
)
from lonto.village.residents.forms import ResidentForm
from lonto.village.residents.groups import EDITABLE
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.models import Resident
from lonto.village.residents.showing import label_of, shown, value_of
from lonto.village.residents.texts import words_for
from lonto.village.residents.views.listing import trail
from lonto.web.once import sent_once

CHECKED, BACK = "checked", "back"


@sent_once
@acting_as(*WRITERS)
def new(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Enter somebody who is in no file."""
    form = ResidentForm(request.POST or None, village=by.village, is_new=True, label_suffix="")
    page: dict[str, Any] = {"heading": _("Enter a resident"), "trail": trail()}
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, page)
    is_another = form.cleaned_data["is_another"]
    found = examine_new(by.village, form.values, is_another=is_another)
    if found.refusals:
        return _form(request, form, page, found)
    if CHECKED not in request.POST:
        return _check(request, form, page, found, _("Enter this resident"))
    try:
        resident = create_resident(by=by, village=by.village, values=form.values, is_another=is_another)
    except Refused:
        return _form(request, form, page, examine_new(by.village, form.values, is_another=is_another))
    messages.success(request, _("%(name)s is in the register.") % {"name": resident.name})
    return redirect(resident)


@sent_once
@acting_as(*WRITERS)
def correct(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Correct what the register says about somebody; the form shows the numbers in full."""
    resident = resident_for(by, pk)
    if not may_write(by, resident):
        raise NotAllowed
    form = ResidentForm(
        request.POST or None, village=resident.village, is_new=False, initial=_initial(resident), label_suffix=""
    )
    page: dict[str, Any] = {
        "heading": _("Correct a resident"),
        "lead": resident.name,
        "resident": resident,
        "trail": trail((resident.name, resident.get_absolute_url())),
    }
    if request.method != "POST":
        look_at(by=by, row=resident, what="numbers")
        return _form(request, form, page)
    if not form.is_valid():
        return _form(request, form, page)
    found = examine_correction(resident, form.values, EDITABLE)
    if found.refusals:
        return _form(request, form, page, found)
    if CHECKED not in request.POST:
        return _check(request, form, page, found, _("Save the correction"))
    try:
        correct_resident(by=by, resident=resident, values=form.values, fields=EDITABLE)
    except Refused:
        return _form(request, form, page, examine_correction(resident, form.values, EDITABLE))
    messages.success(request, _("The correction is saved."))
    return redirect(resident)


def _initial(resident: Resident) -> dict[str, Any]:
    return {name: value_of(resident, name) for name in EDITABLE}


def _form(
    request: HttpRequest, form: ResidentForm, page: dict[str, Any], found: Examination | None = None
) -> HttpResponse:
    """The form; what the register refuses stands beside its field, somebody alike is offered as a link."""
    alike = None
    for problem in found.refusals if found else ():
        if problem.code is Code.ALREADY_THERE:
            alike = problem.details
        form.add_problem(problem)
    return render(request, "residents/form.html", {**page, "form": form, "alike": alike})


def _check(
    request: HttpRequest, form: ResidentForm, page: dict[str, Any], found: Examination, act: str
) -> HttpResponse:
    """Everything once more before it is saved; the answers travel along as hidden fields."""
    if BACK in request.POST:
        return render(request, "residents/form.html", {**page, "form": form})
    changes = [
        (label_of(change.field), shown(change.field, change.old), shown(change.field, change.new))
        for change in found.changes
    ]
    context = {
        **page,
        "heading": _("Check your answers"),
        "form": form,
        "changes": changes,
        "warnings": [words_for(problem) for problem in [*found.warnings, *found.plan.notes]],
        "act": act,
    }
    return render(request, "residents/check.html", context)
