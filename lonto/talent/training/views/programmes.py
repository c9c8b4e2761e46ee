"""Programmes of the regency."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.training.academies import eight_academies
from lonto.talent.training.access import OFFICER, programmes_of
from lonto.talent.training.actions import add_eight_academies, create_programme, update_programme
from lonto.talent.training.forms.programmes import NewProgrammeForm, ProgrammeForm
from lonto.talent.training.models import Programme
from lonto.talent.training.progress import progress_of
from lonto.talent.training.queries import with_figures, with_seats
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.talent.training.views.intakes import phase_tag
from lonto.web.answering import do
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, ListPage
from lonto.web.once import sent_once

PROGRAMMES = ListPage(
    name="programmes",
    columns=[
        Column("name", gettext_lazy("Programme"), value=lambda p: p.name, sort="name", link=url_of),
        Column("starts_on", gettext_lazy("First day"), value=lambda p: p.starts_on, sort="starts_on"),
        Column("ends_on", gettext_lazy("Last day"), value=lambda p: p.ends_on, sort="ends_on"),
        Column("target", gettext_lazy("Target"), value=lambda p: p.target, sort="target", is_numeric=True),
        Column("seats", gettext_lazy("Seats planned"), lambda p: p.seats_count, sort="seats_count", is_numeric=True),
        Column("intakes", gettext_lazy("Intakes"), lambda p: p.intakes_count, sort="intakes_count", is_numeric=True),
    ],
    search=lambda rows, words: rows.filter(name__icontains=words),
    search_label=gettext_lazy("Name"),
    counted=ngettext_lazy("%(shown)s programme", "%(shown)s programmes", "count"),
    default_sort="-starts_on",
    empty=Empty(
        gettext_lazy("No programme yet"),
        gettext_lazy("A programme holds academies and intakes, such as Digital Talent Scholarship 2026."),
        "training:programme_new",
        gettext_lazy("Make the first programme"),
    ),
    template="training/programmes.html",
)


@require_safe
@acting_as(OFFICER)
def programme_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    return PROGRAMMES.respond(request, with_figures(programmes_of(by)), {"heading": _("Programmes")})


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def programme_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = NewProgrammeForm(request.POST or None)

    def act() -> str:
        eight = form.cleaned_data["with_eight_academies"]
        return url_of(create_programme(by=by, details=form.details(), with_eight_academies=eight))

    context = {
        "heading": _("New programme"),
        "trail": [*trail_of(), (_("New programme"), None)],
        "button": _("Make the programme"),
        "cancel": reverse("training:programmes"),
    }
    return answer_form(request, form, act, context)


@require_safe
@acting_as(OFFICER)
def programme_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    programme = one(with_figures(programmes_of(by)), pk)
    academies = list(programme.academies.all())
    context = {
        "heading": programme.name,
        "lead": programme.description,
        "trail": [*trail_of(), (programme.name, None)],
        "programme": programme,
        "facts": _facts(programme),
        "reached": progress_of(programme),
        "academies": academies,
        "lacks_eight": {plan.code for plan in eight_academies()} - {academy.code for academy in academies},
        "intakes": [(intake, phase_tag(intake)) for intake in with_seats(programme.intakes.all())],
    }
    return render(request, "training/programme.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def programme_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    programme = one(programmes_of(by), pk)
    form = ProgrammeForm(request.POST or None, initial=ProgrammeForm.known(programme))
    context = {
        "heading": _("Change the programme"),
        "trail": [*trail_of(programme), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(programme),
    }
    return answer_form(
        request, form, lambda: url_of(update_programme(by=by, programme=programme, details=form.details())), context
    )


@require_POST
@acting_as(OFFICER)
def programme_add_eight(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    programme = one(programmes_of(by), pk)
    return do(request, lambda: add_eight_academies(by=by, programme=programme), then=url_of(programme))


def _facts(programme: Programme) -> list[Fact]:
    return [
        Fact(_("First day"), programme.starts_on),
        Fact(_("Last day"), programme.ends_on),
        Fact(_("People to be trained"), programme.target),
        Fact(_("Seats planned"), programme.seats_count),  # type: ignore[attr-defined]
    ]
