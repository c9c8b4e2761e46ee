"""What rises take: the table of a scheme, one indicator, a file, and what hangs together."""

import base64
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import Scheme, UnknownScheme, all_schemes, scheme_named
from lonto.regency.plans import actions
from lonto.regency.plans.access import COORDINATOR, READERS, bonds_for, efforts_for
from lonto.regency.plans.choices import BondKind
from lonto.regency.plans.effort_table import EffortTable, read_efforts, write_efforts
from lonto.regency.plans.efforts import efforts_of
from lonto.regency.plans.forms import BondForm, EffortForm, EffortTableForm
from lonto.regency.plans.models import Bond
from lonto.regency.plans.views.answering import trail_of
from lonto.regency.plans.words import rise_words
from lonto.web.answering import add_refusal, answer_form
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

SALT, KEPT = "plans.efforts", 24 * 60 * 60


@require_safe
@acting_as(COORDINATOR, *READERS)
def effort_list(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Every rise of a scheme with what it takes; assumed values are marked."""
    scheme = _scheme(key)
    language = get_language()
    efforts = efforts_of(scheme, efforts_for(by, key))
    context = {
        "heading": _("What rises take"),
        "lead": scheme.title.of(language),
        "trail": _trail(scheme),
        "scheme_key": key,
        "schemes": [
            (each.key, each.title.of(language), each.key == key) for each in reversed(all_schemes()) if each.is_official
        ],
        "levels": range(1, scheme.highest + 1),
        "rows": [
            (indicator, indicator.name.of(language), list(group))
            for indicator, group in groupby(efforts, key=lambda each: each.indicator)
        ],
        "estimated": sum(not each.is_assumed for each in efforts),
        "all": len(efforts),
        "bonds": [_bond_words(scheme, each) for each in bonds_for(by, key)],
        "may_change": by.role == COORDINATOR,
    }
    return render(request, "plans/efforts.html", context)


@require_safe
@acting_as(COORDINATOR, *READERS)
def template(request: HttpRequest, by: Membership, key: str) -> FileResponse:
    """The table to fill in, with what is estimated already; it is the export too."""
    scheme = _scheme(key)
    efforts = efforts_of(scheme, efforts_for(by, key))
    return attachment(f"upaya-{key}.xlsx", lambda target: write_efforts(target, efforts))


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def effort(request: HttpRequest, by: Membership, key: str, number: int) -> HttpResponse:
    """The rises of one indicator."""
    scheme = _scheme(key)
    if number not in scheme.by_number:
        raise Http404
    efforts = [each for each in efforts_of(scheme, efforts_for(by, key)) if each.indicator.number == number]
    form = EffortForm(efforts, request.POST or None)

    def act() -> str:
        actions.set_efforts(by=by, scheme=scheme, details=form.details())
        return f"{_list(key)}#i{number}"

    indicator = scheme.by_number[number]
    context = {
        "heading": f"{number}. {indicator.name.of(get_language())}",
        "lead": _("What each rise takes. Where you leave the person-days empty, the assumed effort counts."),
        "trail": _trail(scheme, str(number)),
        "button": _("Save"),
        "cancel": _list(key),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
def upload(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Read a table and show what it would change; nothing is written."""
    scheme = _scheme(key)
    form = EffortTableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "heading": _("Efforts from a table"),
        "lead": scheme.title.of(get_language()),
        "trail": _trail(scheme, _("Efforts from a table")),
        "scheme_key": key,
        "cancel": _list(key),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read()
            table = read_efforts(content, file.name or "", scheme)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            context |= _preview(by, scheme, table, content, file.name or "")
            return render(request, "plans/effort_preview.html", context)
    return render(request, "plans/effort_import.html", context)


@require_POST
@acting_as(COORDINATOR)
@sent_once
def confirm(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Write the table that was looked at; the file came back signed, so it is the very same."""
    scheme = _scheme(key)
    try:
        kept = signing.loads(request.POST.get("table", ""), salt=_salt(by, scheme), max_age=KEPT)
        table = read_efforts(base64.b64decode(kept["content"]), kept["name"], scheme)
    except (signing.BadSignature, ValidationError):
        messages.error(request, _("The table is not known any more. Choose the file again."))
        return redirect("plans:effort_import", key=key)
    if table.problems:
        return redirect("plans:effort_import", key=key)
    saved = actions.import_efforts(by=by, scheme=scheme, details=table.details, name=kept["name"])
    sentence = ngettext("%(count)s rise is estimated anew.", "%(count)s rises are estimated anew.", len(saved))
    messages.success(request, sentence % {"count": len(saved)})
    return redirect(_list(key))


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def tie(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Rises that hang together."""
    scheme = _scheme(key)
    form = BondForm(request.POST or None, initial={"kind": BondKind.TOGETHER})

    def act() -> str:
        cleaned = form.cleaned_data
        actions.tie(by=by, scheme=scheme, kind=cleaned["kind"], rises=cleaned["rises"], reason=cleaned["reason"])
        return f"{_list(key)}#ties"

    heading = _("Tie rises together")
    context = {
        "heading": heading,
        "lead": scheme.title.of(get_language()),
        "trail": _trail(scheme, heading),
        "button": heading,
        "cancel": _list(key),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(COORDINATOR)
def untie(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    found = one(Bond.objects.select_related("regency").filter(regency_id=by.office.region_id), pk)
    actions.untie(by=by, bond=found)
    return redirect(f"{_list(found.scheme_key)}#ties")


def _preview(by: Membership, scheme: Scheme, table: EffortTable, content: bytes, name: str) -> dict[str, Any]:
    now = {(each.indicator.number, each.level): each for each in efforts_of(scheme, efforts_for(by, scheme.key))}
    changes = []
    for details in table.details:
        before = now[details.number, details.level]
        after = (details.days, details.cost, details.is_frozen, details.note)
        if details.days is None and before.is_assumed:
            continue
        if before.is_assumed or after != (before.days, before.cost, before.is_frozen, before.note):
            changes.append((rise_words(scheme, Rise(details.number, details.level)), before, details))
    kept = {"content": base64.b64encode(content).decode(), "name": name[:120]}
    return {
        "problems": table.problems,
        "changes": changes,
        "unchanged": len(table.details) - len(changes),
        "table": "" if table.problems else signing.dumps(kept, salt=_salt(by, scheme), compress=True),
        "file_name": name,
    }


def _salt(by: Membership, scheme: Scheme) -> str:
    return f"{SALT}:{by.pk}:{scheme.key}"


def _bond_words(scheme: Scheme, bond: Bond) -> dict[str, Any]:
    rises = [rise_words(scheme, Rise(*rise)) for rise in bond.rises]
    return {"pk": bond.pk, "kind": bond.get_kind_display(), "rises": rises, "reason": bond.reason}


def _scheme(key: str) -> Scheme:
    try:
        scheme = scheme_named(key)
    except UnknownScheme as error:
        raise Http404 from error
    if not scheme.is_official:
        raise Http404
    return scheme


def _list(key: str) -> str:
    return reverse("plans:efforts", args=[key])


def _trail(scheme: Scheme, more: str | None = None) -> Any:
    here = (_("What rises take"), _list(scheme.key) if more else None)
    return trail_of(None, here, *([(more, None)] if more else []))
