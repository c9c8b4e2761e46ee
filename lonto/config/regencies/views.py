"""The regencies of the province: which are here, and adding another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, regency_of
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.config.regencies.actions import Added, add_regency
from lonto.config.regencies.forms import RegencyForm
from lonto.config.regencies.queries import regencies_of, without_administrator
from lonto.lib.names import fold
from lonto.web.answering import add_refusal
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, ListPage
from lonto.web.once import sent_once

ADDED = "added_regency"
"""What the page after an addition shows once; the link cannot be read from the database again."""


def _state(regency: Any) -> Tag:
    if regency.has_administrator:
        return Tag(_("Works here"), Tone.GOOD)
    if regency.is_invited:
        return Tag(_("Administrator invited"), Tone.INFO)
    return Tag(_("Without administrator"), Tone.WARN) if regency.is_here else Tag(_("Not here yet"))


LIST = ListPage(
    name="regencies",
    columns=[
        Column("name", gettext_lazy("Regency or city"), lambda r: r.name, "folded"),
        Column("code", gettext_lazy("Region code"), lambda r: r.pk, "pk"),
        Column("state", gettext_lazy("On this server"), _state),
    ],
    search=lambda rows, words: rows.filter(folded__contains=fold(words)) | rows.filter(pk=words),
    search_label=gettext_lazy("Name or code"),
    counted=ngettext_lazy("%(shown)s regency", "%(shown)s regencies", "count"),
    default_sort="code",
    empty=Empty(gettext_lazy("The regions are not loaded"), gettext_lazy("lonto setup loads them.")),
    template="regencies/list.html",
)


@require_safe
@acting_as(Role.REGENCY_ADMINISTRATOR)
def regency_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    lead = _("Regencies of the province on this server. Each sees only its own; others see what is public.")
    return LIST.respond(request, regencies_of(_province(by)), {"heading": _("Regencies"), "lead": lead})


@sent_once
@require_http_methods(["GET", "POST"])
@acting_as(Role.REGENCY_ADMINISTRATOR)
def regency_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = RegencyForm(without_administrator(_province(by)), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_regency(by=by, **form.cleaned_data)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            _remember(request, added)
            return redirect("regencies:added")
    context = {"heading": _("Add a regency"), "trail": _trail(_("Add a regency")), "form": form}
    return render(request, "regencies/new.html", context)


@never_cache
@require_safe
@acting_as(Role.REGENCY_ADMINISTRATOR)
def regency_added(request: HttpRequest, by: Membership) -> HttpResponse:
    """The link, shown once: the next look finds the list."""
    added = request.session.pop(ADDED, None)
    if added is None:
        return redirect("regencies:list")
    context = {"heading": added["name"], "trail": _trail(added["name"]), "added": added}
    return render(request, "regencies/added.html", context)


def _remember(request: HttpRequest, added: Added) -> None:
    request.session[ADDED] = {
        "code": added.regency.pk,
        "name": added.regency.name,
        "offices": added.offices,
        "administrator": added.invitation.name,
        "link": added.link,
    }


def _province(by: Membership) -> str:
    return str(regency_of(by).parent_id)


def _trail(title: str) -> list[tuple[str, str | None]]:
    return [(_("Regencies"), reverse("regencies:list")), (title, None)]
