"""The village's desk: people who ask to be found in the register, compared side by side."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission.access import people_of
from lonto.talent.admission.actions import links as actions
from lonto.talent.admission.actions.looks import look_at_candidates
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.forms.links import RefusalForm
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.queries.candidates import candidates_for, what_the_person_says
from lonto.talent.admission.refusals import Refused
from lonto.village.residents.access import resident_for
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

TONES: dict[str, Tone] = {
    LinkState.ASKED: Tone.WARN,
    LinkState.CONFIRMED: Tone.GOOD,
    LinkState.REFUSED: Tone.BAD,
}
COUNTED: Any = ngettext_lazy("%(shown)s person", "%(shown)s people", "count")
LIST = ListPage(
    name="links",
    columns=[
        Column("name", lazy("Name"), lambda a: a.name, "folded", link=lambda a: reverse("admission:link", args=[a.pk])),
        Column("born", lazy("Birth date"), lambda a: a.born_on, "born_on"),
        Column("asked", lazy("Asked on"), lambda a: a.link_asked_at, "link_asked_at"),
        Column("state", lazy("State"), lambda a: Tag(a.get_link_state_display(), TONES[a.link_state]), "link_state"),
    ],
    filters=[
        Filter(
            "state",
            lazy("State"),
            [(state.value, state.label) for state in LinkState if state != LinkState.NONE],
            lambda rows, value: rows.filter(link_state=value),
        )
    ],
    search=lambda rows, words: rows.filter(folded__contains=fold_name(words)),
    search_label=lazy("Name"),
    counted=COUNTED,
    default_sort="asked",
    empty=Empty(
        lazy("Nobody has asked yet"),
        lazy("People of this village who apply for a training can ask you to confirm that they are in your register."),
    ),
    is_exportable=False,
)


@require_safe
@acting_as(Role.CLERK, Role.SECRETARY)
def links(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Everybody who asked, those who wait first."""
    people = people_of(by).exclude(link_state=LinkState.NONE)
    context = {"heading": _("Applicants to confirm"), "trail": [(_("Applicants to confirm"), None)]}
    return LIST.respond(request, people, context)


@require_safe
@acting_as(Role.CLERK, Role.SECRETARY)
def link(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One person beside those of the register who may be the same."""
    return _page(request, by, _applicant(by, pk), RefusalForm())


@require_POST
@sent_once
@acting_as(Role.CLERK, Role.SECRETARY)
def link_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """This is the person."""
    applicant = _applicant(by, pk)
    resident = resident_for(by, _uuid(request.POST.get("resident", "")))
    try:
        actions.confirm_link(by=by, applicant=applicant, resident=resident)
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return redirect("admission:link", pk=pk)
    messages.success(request, _("%(name)s is confirmed.") % {"name": applicant.name})
    return redirect(f"{reverse('admission:links')}?state={LinkState.ASKED}")


@require_POST
@acting_as(Role.CLERK, Role.SECRETARY)
def link_refuse(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The person cannot be confirmed, with the reason."""
    applicant = _applicant(by, pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, by, applicant, form)
    try:
        actions.refuse_link(by=by, applicant=applicant, reason=form.cleaned_data["reason"])
    except Refused as refused:
        messages.error(request, refused.messages[0])
        return redirect("admission:link", pk=pk)
    messages.success(request, _("%(name)s is told that the village could not confirm them.") % {"name": applicant.name})
    return redirect(f"{reverse('admission:links')}?state={LinkState.ASKED}")


def _page(request: HttpRequest, by: Membership, applicant: Applicant, form: RefusalForm) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").split())[:100]
    waits = applicant.link_state == LinkState.ASKED
    candidates = candidates_for(by, applicant, words) if waits else []
    look_at_candidates(by=by, residents=[one.resident for one in candidates])
    trail = [(_("Applicants to confirm"), reverse("admission:links")), (applicant.name, None)]
    context = {
        "heading": applicant.name,
        "trail": trail,
        "applicant": applicant,
        "candidates": candidates,
        "says": [Fact(label, says) for label, says in what_the_person_says(applicant)],
        "words": words,
        "waits": waits,
        "is_own": applicant.account_id == by.account_id,
        "form": form,
        "tag": Tag(applicant.get_link_state_display(), TONES[applicant.link_state]),
    }
    return render(request, "admission/links/link.html", context)


def _applicant(by: Membership, pk: UUID) -> Applicant:
    return get_object_or_404(people_of(by).exclude(link_state=LinkState.NONE), pk=pk)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
