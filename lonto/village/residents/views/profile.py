"""A resident: what is known, since when, with whom, and what happened."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.village.residents.access import READERS, may_write, resident_for
from lonto.village.residents.actions.looks import look_at
from lonto.village.residents.codes import code_list
from lonto.village.residents.deeds import deeds_about
from lonto.village.residents.groups import GROUPS
from lonto.village.residents.history import Step, last_change_of, steps_of
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import members_of, parents_of
from lonto.village.residents.showing import label_of, shown, status_tag, value_of
from lonto.village.residents.views.listing import trail
from lonto.web.answers import Fact
from lonto.web.cells import as_text


@acting_as(*READERS)
@require_safe
def profile(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """The profile with masked numbers; opening it is a look."""
    resident = resident_for(by, pk)
    look_at(by=by, row=resident, what="profile")
    return _page(request, by, resident, in_full=False)


@acting_as(*READERS)
def numbers(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """The same with the numbers in full, on a button of their own, because that is a look of another kind."""
    resident = resident_for(by, pk)
    if request.method != "POST":
        return redirect(resident)
    look_at(by=by, row=resident, what="numbers")
    return _page(request, by, resident, in_full=True)


def _page(request: HttpRequest, by: Membership, resident: Resident, *, in_full: bool) -> HttpResponse:
    steps = steps_of(resident)
    context: dict[str, Any] = {
        "heading": resident.name,
        "resident": resident,
        "status": status_tag(resident),
        "groups": _groups(resident, steps, in_full=in_full),
        "number": shown("nik", resident.nik, in_full=in_full),
        "members": _members(resident),
        "parents": parents_of(resident),
        "steps": steps[::-1],
        "first": steps[0] if steps else None,
        "in_full": in_full,
        "has_numbers": bool(resident.nik or resident.father_nik or resident.mother_nik or value_of(resident, "kk")),
        "may_write": may_write(by, resident),
        "deeds": deeds_about(resident),
        "trail": trail((resident.name, None)),
    }
    return render(request, "residents/profile.html", context)


def _members(resident: Resident) -> list[tuple[Resident, str]]:
    """Everybody of the family with the role in it."""
    roles = code_list("family_role")
    people = members_of(resident.family) if resident.family else []
    return [(person, roles.label(person.family_role)) for person in people]


def _groups(resident: Resident, steps: list[Step], *, in_full: bool) -> list[tuple[Any, list[Fact], list[str]]]:
    """Per group what is known, and the names of what is not."""
    changed = last_change_of(steps)
    groups = []
    for title, names in GROUPS:
        facts, unknown = [], []
        for name in ("kk", *names) if "family_role" in names else names:
            value = value_of(resident, name)
            if value in (None, ""):
                unknown.append(label_of(name))
                continue
            facts.append(Fact(label_of(name), shown(name, value, in_full=in_full), _since(changed.get(name))))
        groups.append((title, facts, unknown))
    return groups


def _since(step: Step | None) -> str:
    if step is None:
        return ""
    return _("since %(when)s, %(who)s") % {"when": as_text(step.at), "who": step.who}
