"""The evidence of an office: list, one piece with where it is used, adding in three ways."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.measures.periods import Period
from lonto.regency.evidence import actions
from lonto.regency.evidence.access import KEEPERS, VIEWERS, evidence_for
from lonto.regency.evidence.choices import Kind
from lonto.regency.evidence.contents import TYPES
from lonto.regency.evidence.forms import FileForm, LinkForm, MeasureForm
from lonto.regency.evidence.lists import list_for, state_tag
from lonto.regency.evidence.models import Evidence
from lonto.regency.evidence.uses import Purpose, purpose_for, uses_of
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.cells import as_text
from lonto.web.once import sent_once

HEADINGS = {
    Kind.FILE: gettext_lazy("Add a file"),
    Kind.LINK: gettext_lazy("Add a link"),
    Kind.MEASURE: gettext_lazy("Freeze a number"),
}


@require_safe
@acting_as(*VIEWERS)
def evidence_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    context = {"heading": _("Evidence"), "trail": [(_("Evidence"), None)], "may_add": by.role in KEEPERS}
    return list_for(by).respond(request, evidence_for(by), context)


@require_safe
@acting_as(*VIEWERS)
def evidence_one(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One piece: what it is, what it replaces, where it is used."""
    evidence = one(evidence_for(by).select_related("replaces"), pk)
    context = {
        "heading": evidence.title,
        "lead": evidence.description,
        "trail": _trail(evidence.title),
        "evidence": evidence,
        "tag": state_tag(evidence),
        "facts": _facts(evidence, request.LANGUAGE_CODE),
        "uses": uses_of(by, evidence.pk),
        "newer": getattr(evidence, "replaced_by", None),
        "is_own": evidence.office_id == by.office_id and by.role in KEEPERS and evidence.withdrawn_at is None,
    }
    return render(request, "evidence/one.html", context)


@require_safe
@acting_as(*VIEWERS)
def evidence_file(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The file itself, always as a download."""
    evidence = one(evidence_for(by).filter(kind=Kind.FILE), pk)
    path = evidence.file.name or ""
    content_type = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    response = FileResponse(
        default_storage.open(path), as_attachment=True, filename=evidence.name, content_type=content_type
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def evidence_add(request: HttpRequest, by: Membership, kind: str) -> HttpResponse:
    """Add a piece, or a newer one in place of another (?replaces=…), for something that needs it (?for=…)."""
    if kind not in Kind.values:
        raise Http404
    older, purpose = _older(request, by), purpose_for(by, request.GET.get("for", ""))
    form = _form(by, kind, request.POST or None, request.FILES or None, older)
    context: dict[str, Any] = {
        "heading": HEADINGS[Kind(kind)],
        "trail": _trail(str(HEADINGS[Kind(kind)])),
        "form": form,
        "kind": kind,
        "older": older,
        "purpose": purpose,
    }
    if "use" in request.POST and purpose is not None:
        return _added(request, one(evidence_for(by), request.POST["use"]), purpose)
    if request.method == "POST" and form.is_valid():
        try:
            if kind == Kind.MEASURE and "freeze" not in request.POST:
                given = form.cleaned_data
                frozen = actions.frozen(by, given["measure"], given["region"], form.chosen_period())
                context["preview"] = _shown(frozen, request.LANGUAGE_CODE)
            else:
                return _added(request, _add(by, kind, form, older), purpose)
        except ValidationError as error:
            context["known"] = _known(error)
            add_refusal(form, error)
    return render(request, "evidence/add.html", context)


def _known(error: ValidationError) -> Evidence | None:
    """The piece that the agency has already, where that is what was refused."""
    errors = [one for several in getattr(error, "error_dict", {}).values() for one in several]
    return next((one.evidence for one in errors if isinstance(one, actions.AlreadyKept)), None)


def _added(request: HttpRequest, made: Evidence, purpose: Purpose | None) -> HttpResponse:
    """Go on where the new piece is needed; where it can no longer be tied to that, it stays with the agency."""
    if purpose is None:
        return redirect("evidence:one", pk=made.pk)
    try:
        purpose.attach(made)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    return redirect(purpose.url)


@require_POST
@acting_as(*KEEPERS)
def evidence_withdraw(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    evidence = one(evidence_for(by), pk)
    actions.withdraw(by=by, evidence=evidence)
    return redirect("evidence:one", pk=pk)


def _older(request: HttpRequest, by: Membership) -> Evidence | None:
    wanted = request.GET.get("replaces", "")
    try:
        pk = UUID(wanted)
    except ValueError:
        return None
    return one(evidence_for(by).filter(office=by.office), pk)


def _form(by: Membership, kind: str, data: Any, files: Any, older: Evidence | None) -> Any:
    initial = {"title": older.title, "description": older.description, "url": older.url} if older else None
    if kind == Kind.MEASURE:
        return MeasureForm(by.office.region, data, initial=initial)
    return FileForm(data, files, initial=initial) if kind == Kind.FILE else LinkForm(data, initial=initial)


def _add(by: Membership, kind: str, form: Any, older: Evidence | None) -> Evidence:
    given = form.cleaned_data
    add: dict[str, Callable[[], Evidence]] = {
        Kind.FILE: lambda: actions.add_file(by=by, file=given["file"], details=form.details(), replaces=older),
        Kind.LINK: lambda: actions.add_link(by=by, url=given["url"], details=form.details(), replaces=older),
        Kind.MEASURE: lambda: actions.freeze_measure(
            by=by,
            key=given["measure"],
            region=given["region"],
            period=form.chosen_period(),
            details=form.details(),
            replaces=older,
        ),
    }
    return add[kind]()


def _facts(evidence: Evidence, language: str) -> list[Fact]:
    facts = [
        Fact(_("Kind"), evidence.get_kind_display()),
        Fact(_("Agency"), evidence.office.name),
        Fact(_("Issued on"), evidence.issued_on),
        Fact(_("Valid until"), evidence.valid_until),
        Fact(_("Added"), evidence.added_at, evidence.added_by.account.name),
    ]
    if evidence.kind == Kind.FILE:
        facts += [Fact(_("Size"), _("%(size)s kB") % {"size": (evidence.size or 0) // 1024 + 1})]
    if evidence.kind == Kind.MEASURE:
        facts += _shown(evidence.measure, language)
    return facts


def _shown(measure: dict[str, Any], language: str) -> list[Fact]:
    """A frozen number in words."""
    words = "en" if language.startswith("en") else "id"
    number = "–" if measure["value"] is None else as_text(Decimal(measure["value"]))
    return [
        Fact(measure["title"][words], f"{number} {measure['unit'][words]}"),
        Fact(_("Region"), f"{measure['region_name']} ({measure['region']})"),
        Fact(_("Of when"), str(Period.parse(measure["period"]))),
        Fact(_("Definition"), measure["definition"][words], measure["source"][words]),
        Fact(_("Frozen"), dt.datetime.fromisoformat(measure["frozen_at"])),
    ]


def _trail(title: str) -> list[tuple[str, str | None]]:
    return [(_("Evidence"), reverse("evidence:list")), (title, None)]
