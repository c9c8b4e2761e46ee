"""The list of letters, and finding the person a new one is about."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib import nik
from lonto.village.letters.access import READERS, letters_for
from lonto.village.letters.choices import State
from lonto.village.letters.queries import search_letters
from lonto.village.letters.states import WRITERS
from lonto.village.letters.type_files import all_types
from lonto.village.letters.views.showing import state_tag, type_name
from lonto.village.residents.access import residents_for
from lonto.village.residents.queries import living, search, with_number
from lonto.village.residents.views.finding import go_to, narrowed
from lonto.web.cells import masked_html
from lonto.web.lists import Column, Empty, Filter, ListPage


def type_choices(request: HttpRequest) -> list[tuple[str, str]]:
    return [(code, kind.name.of(get_language())) for code, kind in all_types().items()]


LETTERS = ListPage(
    name="letters",
    columns=[
        Column(
            "reference",
            gettext_lazy("Letter"),
            lambda letter: letter.number_text or letter.reference,
            ("year", "number", "reference"),
            link=lambda letter: letter.get_absolute_url(),
        ),
        Column("type", gettext_lazy("Type"), type_name, "type_code"),
        Column("resident", gettext_lazy("About"), lambda letter: letter.facts["name"], "resident__folded"),
        Column("state", gettext_lazy("State"), state_tag, "state"),
        Column("started", gettext_lazy("Started"), lambda letter: letter.started_at, "started_at"),
        Column("signed", gettext_lazy("Signed"), lambda letter: letter.signed_on, "signed_on"),
    ],
    filters=[
        Filter("state", gettext_lazy("State"), State.choices, lambda letters, state: letters.filter(state=state)),
        Filter("type", gettext_lazy("Type"), type_choices, lambda letters, code: letters.filter(type_code=code)),
    ],
    search=search_letters,
    search_label=gettext_lazy("Name, letter number or reference"),
    default_sort="-started",
    counted=ngettext_lazy("%(shown)s letter", "%(shown)s letters", "count"),
    empty=Empty(
        gettext_lazy("No letter yet"),
        gettext_lazy("Letters that this office writes will be listed here."),
        "letters:new",
        gettext_lazy("Write a letter"),
    ),
    template="letters/letters.html",
)

PEOPLE = ListPage(
    name="people",
    columns=[
        Column(
            "name",
            gettext_lazy("Name"),
            lambda resident: resident.name,
            "folded",
            link=lambda resident: reverse("letters:choose", args=[resident.pk]),
        ),
        Column("nik", gettext_lazy("NIK"), lambda resident: masked_html(resident.nik)),
        Column("born", gettext_lazy("Born"), lambda resident: resident.born_on, "born_on"),
        Column("hamlet", gettext_lazy("Hamlet"), lambda resident: resident.hamlet),
    ],
    search=search,
    search_label=gettext_lazy("Name or NIK"),
    default_sort="name",
    counted=ngettext_lazy("%(shown)s resident", "%(shown)s residents", "count"),
    empty=Empty(gettext_lazy("No resident yet"), gettext_lazy("Import the residents first; letters are about them.")),
    template="residents/list.html",
    page_size=20,
    is_exportable=False,
)


@acting_as(*READERS)
@require_safe
def letters(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """All letters of the village."""
    return LETTERS.respond(request, letters_for(by), {"heading": _("Letters"), "may_write": by.role in WRITERS})


@acting_as(*WRITERS)
@require_safe
def new(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Whom a new letter is about."""
    return _people(request, by)


@acting_as(*WRITERS)
def find(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The search of that list; a complete NIK leads straight to the letters that the person may ask for."""
    digits = nik.clean(request.POST.get("q", ""))
    person = living(with_number(residents_for(by), digits)).first() if nik.is_number(digits) else None
    if person is not None:
        return go_to(request, reverse("letters:choose", args=[person.pk]))
    return narrowed(request, reverse("letters:new"), lambda: _people(request, by))


def _people(request: HttpRequest, by: Membership) -> HttpResponseBase:
    people = living(residents_for(by)).select_related("hamlet")
    context = {"heading": _("Whom is the letter about?"), "trail": trail(), "find_url": reverse("letters:find")}
    return PEOPLE.respond(request, people, context)


def trail(*more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Letters"), reverse("letters:letters")), *more]
