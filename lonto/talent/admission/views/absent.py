"""Who was absent in a class: choose among its confirmed people, look at what follows, record it."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.admission.actions.sanctions import record_absences, record_no_shows
from lonto.talent.admission.choices import SanctionGround
from lonto.talent.admission.forms.office import SanctionForm
from lonto.talent.admission.models import Offer, Sanction
from lonto.talent.admission.officer_access import OFFICER, hosted
from lonto.talent.admission.queries.absent import matching, people_of_class, what_follows
from lonto.talent.admission.views.office import trail
from lonto.talent.admission.views.sanctions import in_a_year
from lonto.talent.training.access import own_classes
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import TrainingClass
from lonto.web.answering import add_refusal
from lonto.web.lists.parameters import LONGEST_SEARCH
from lonto.web.once import sent_once

SHOWN = 100
SERIAL = re.compile(r"[0-9]{1,9}", re.ASCII)


@require_safe
@acting_as(OFFICER)
def absent(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The confirmed people of a class with boxes to tick; a search keeps those that are ticked."""
    training_class = _class(by, pk)
    people, chosen = people_of_class(training_class), _serials(request.GET)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_SEARCH]
    total = people.count()
    found = matching(people, words, chosen, SHOWN)
    context = {
        **_trail(training_class, _("Absent people")),
        "lead": str(training_class),
        "class": training_class,
        "is_shown": training_class.intake.state == IntakeState.PUBLISHED,
        "total": total,
        "words": words,
        "people": [(offer, offer.application.serial in chosen) for offer in found],
        "is_cut": len(found) >= SHOWN and len(found) < total,
        "shown": len(found),
    }
    return render(request, "admission/absent/class.html", context)


@acting_as(OFFICER)
@sent_once
def absent_check(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Who was chosen, what follows, and the decision."""
    training_class = _class(by, pk)
    chosen = _serials(request.POST if request.method == "POST" else request.GET)
    people = list(people_of_class(training_class).filter(application__serial__in=chosen))
    back = reverse("admission:absent", args=[pk])
    if not people:
        messages.error(request, _("Tick at least one person with a confirmed seat."))
        return redirect(back)
    form = decision_form(request)
    if form.is_valid() and _record(request, by, people, form):
        return redirect(back)
    context = {
        **_trail(training_class, _("Record absent people"), (_("Absent people"), back)),
        "lead": str(training_class),
        "form": form,
        "fell_out": len(chosen) - len(people),
        "chosen": [offer.application.serial for offer in people],
        "cancel": f"{back}?{urlencode([('n', serial) for serial in sorted(chosen)])}",
        **follows(people),
    }
    return render(request, "admission/absent/check.html", context)


def decision_form(request: HttpRequest) -> SanctionForm:
    """Ground, end and words; a ban lasts a year where nothing else is said."""
    return SanctionForm(request.POST or None, initial={"ground": SanctionGround.NO_SHOW, "until": in_a_year()})


def follows(people: Sequence[Offer]) -> dict[str, Any]:
    """What a page shows of the consequences."""
    found = what_follows(people[0].application.intake, people)
    return {
        "people": people[:SHOWN],
        "more_people": len(people) - SHOWN,
        "count": len(people),
        "follows": found,
        "calls": found.calls[:SHOWN],
        "more_calls": len(found.calls) - SHOWN,
    }


def tell(request: HttpRequest, sanctions: Sequence[Sanction]) -> None:
    """Say what was recorded."""
    text = ngettext("%(count)d sanction is recorded.", "%(count)d sanctions are recorded.", len(sanctions))
    messages.success(request, text % {"count": len(sanctions)})


def _record(request: HttpRequest, by: Membership, people: Iterable[Offer], form: SanctionForm) -> bool:
    data, applications = form.cleaned_data, [offer.application for offer in people]
    give = record_no_shows if data["ground"] == SanctionGround.NO_SHOW else record_absences
    try:
        intake = applications[0].intake
        sanctions = give(by=by, intake=intake, applications=applications, until=data["until"], note=data["note"])
    except ValidationError as error:
        add_refusal(form, error)
        return False
    tell(request, sanctions)
    return True


def _serials(data: QueryDict) -> set[int]:
    """The serial numbers of the ticked applications; what makes no sense is nobody."""
    return {int(text) for text in data.getlist("n") if SERIAL.fullmatch(text)}


def _class(by: Membership, pk: UUID) -> TrainingClass:
    """A class of an announced intake that this officer's regency hosts, or 404."""
    found = one(own_classes(by), pk)
    found.intake = hosted(by, found.intake_id)
    return found


def _trail(training_class: TrainingClass, heading: str, *between: tuple[str, str]) -> dict[str, Any]:
    way = trail(training_class.intake, heading)
    way["trail"][2:2] = between
    return way
