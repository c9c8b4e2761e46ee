"""Lists of residents and families, and the search."""

from dataclasses import replace
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, regions_of
from lonto.accounts.models import Membership
from lonto.lib import nik
from lonto.measures.queries import value
from lonto.village.residents import ages, queries
from lonto.village.residents.access import (
    READERS,
    VILLAGE_READERS,
    WRITERS,
    families_for,
    residents_for,
)
from lonto.village.residents.actions.looks import look_through
from lonto.village.residents.codes import code_list
from lonto.village.residents.measures import RESIDENTS
from lonto.village.residents.models import Resident
from lonto.village.residents.showing import place_of, status_tag
from lonto.village.residents.views.finding import go_to, narrowed
from lonto.web.answers import Tag, Tone
from lonto.web.cells import masked_html
from lonto.web.lists import Column, Empty, Filter, ListPage

# A list of 50 people needs few of their 50 fields.
SHOWN = ("name", "nik", "sex", "born_on", "rw", "rt", "status")


def _profile(resident: Resident) -> str:
    """The address of `get_absolute_url`, put together here because fifty reversals are a tenth of the page's time."""
    return f"{_list()}{resident.pk}/"


@cache
def _list() -> str:
    return reverse("residents:residents")


NAME = Column("name", gettext_lazy("Name"), lambda r: r.name, ("folded", "id"), link=_profile)
NIK = Column("nik", gettext_lazy("NIK"), lambda r: masked_html(r.nik), export=lambda r: nik.mask(r.nik or ""))
SEX = Column("sex", gettext_lazy("Sex"), lambda r: code_list("sex").label(r.sex))
BORN = Column("born", gettext_lazy("Born"), lambda r: r.born_on, "born_on")
PLACE = Column("place", gettext_lazy("Lives in"), place_of, ("hamlet__name", "rw", "rt"))
VILLAGE = Column("village", gettext_lazy("Village"), lambda r: r.village.name)
STATUS = Column("status", gettext_lazy("Status"), status_tag)

COUNTED: Any = ngettext_lazy("%(shown)s resident", "%(shown)s residents", "count")
NOBODY = Empty(
    gettext_lazy("No resident yet"),
    gettext_lazy("Import the file that your office already has; nothing is typed again."),
    "residents:upload",
    gettext_lazy("Import residents"),
)
NOBODY_ABOVE = Empty(
    gettext_lazy("No resident yet"), gettext_lazy("Residents appear here when their villages have imported them.")
)


def _hamlets(request: HttpRequest) -> list[tuple[str, str]]:
    by: Membership = request.membership  # type: ignore[attr-defined]
    return [(str(hamlet.pk), hamlet.name) for hamlet in queries.hamlets_of(by.village)]


def _villages(request: HttpRequest) -> list[tuple[str, str]]:
    by: Membership = request.membership  # type: ignore[attr-defined]
    return list(regions_of(by).order_by("name").values_list("pk", "name"))


def _everybody(request: HttpRequest) -> int:
    """How many live in the area, as the measure keeps it: to count them anew would cost more than the page."""
    by: Membership = request.membership  # type: ignore[attr-defined]
    return int(value(RESIDENTS, by.office.region) or 0)


BY_SEX = Filter(
    "sex", gettext_lazy("Sex"), lambda request: code_list("sex").choices(), lambda rows, sex: rows.filter(sex=sex)
)
WITHOUT_NIK = Filter(
    "number",
    gettext_lazy("NIK"),
    [("none", gettext_lazy("Without NIK"))],
    lambda rows, value: rows.filter(nik=None),
)
BY_AGE = Filter(
    "age",
    gettext_lazy("Age in years"),
    lambda request: ages.band_choices(),
    lambda rows, band: rows.filter(ages.in_band(band, timezone.localdate())),
)
BY_HAMLET = Filter("hamlet", gettext_lazy("Hamlet"), _hamlets, lambda rows, pk: rows.filter(hamlet=pk))
BY_VILLAGE = Filter("village", gettext_lazy("Village"), _villages, lambda rows, pk: rows.filter(village=pk))

IN_VILLAGE = ListPage(
    name="residents",
    columns=[NAME, NIK, SEX, BORN, PLACE],
    filters=[BY_SEX, BY_AGE, BY_HAMLET, WITHOUT_NIK],
    search=queries.search,
    search_label=gettext_lazy("Name, or NIK with all 16 digits"),
    default_sort="name",
    counted=COUNTED,
    empty=NOBODY,
    template="residents/residents.html",
    on_export=lambda request, rows: look_through(by=request.membership, what="export"),  # type: ignore[attr-defined]
)
IN_AREA = ListPage(
    name="residents",
    columns=[NAME, NIK, SEX, BORN, VILLAGE],
    filters=[BY_VILLAGE, BY_SEX, BY_AGE],
    search=queries.search_from_start,
    search_label=gettext_lazy("Beginning of the name, or NIK with all 16 digits"),
    default_sort="name",
    counted=COUNTED,
    empty=NOBODY_ABOVE,
    count_all=_everybody,
    template="residents/residents.html",
    is_exportable=False,
)
IN_CHOSEN_VILLAGE = replace(
    IN_AREA, search=queries.search, search_label=gettext_lazy("Name, or NIK with all 16 digits")
)
LEFT = ListPage(
    name="former-residents",
    columns=[NAME, NIK, BORN, PLACE, STATUS],
    search=queries.search,
    search_label=gettext_lazy("Name"),
    default_sort="name",
    counted=ngettext_lazy("%(shown)s person", "%(shown)s people", "count"),
    empty=Empty(gettext_lazy("Nobody yet"), gettext_lazy("Who died or moved away stays known here.")),
    is_exportable=False,
)
TO_ASSIGN = ListPage(
    name="to-assign",
    columns=[
        Column(
            "name",
            gettext_lazy("Name"),
            lambda r: r.name,
            ("folded", "id"),
            link=lambda r: reverse("residents:move", args=[r.pk]),
        ),
        BORN,
        Column("role", gettext_lazy("Role in the family"), lambda r: code_list("family_role").label(r.family_role)),
        Column("parents", gettext_lazy("Parents"), lambda r: ", ".join(filter(None, (r.father_name, r.mother_name)))),
        PLACE,
    ],
    default_sort="name",
    counted=COUNTED,
    empty=Empty(gettext_lazy("Everybody has a family"), gettext_lazy("Who comes without one waits here.")),
    is_exportable=False,
)


def _heads(family: Any) -> Tag | None:
    if family.heads == 1 or not family.size:
        return None
    return Tag(_("No head"), Tone.WARN) if not family.heads else Tag(_("%(n)s heads") % {"n": family.heads}, Tone.WARN)


FAMILIES = ListPage(
    name="families",
    columns=[
        Column(
            "name",
            gettext_lazy("Family of"),
            lambda f: f.name or _("Nobody any more"),
            ("folded", "id"),
            link=lambda f: f.get_absolute_url(),
        ),
        Column("head", gettext_lazy("Head"), _heads),
        Column("kk", gettext_lazy("Family card"), lambda f: masked_html(f.kk), export=lambda f: nik.mask(f.kk or "")),
        Column("size", gettext_lazy("People"), lambda f: f.size, "size", is_numeric=True),
        Column("hamlet", gettext_lazy("Hamlet"), lambda f: f.hamlet_name, "hamlet_name"),
    ],
    filters=[
        Filter(
            "head",
            gettext_lazy("Head"),
            [("none", gettext_lazy("No head, or several"))],
            lambda rows, value: rows.filter(is_open=True).exclude(heads=1),
        ),
        Filter(
            "card",
            gettext_lazy("Family card"),
            [("none", gettext_lazy("None yet"))],
            lambda rows, value: rows.filter(kk=None),
        ),
        Filter(
            "state",
            gettext_lazy("Members"),
            [("open", gettext_lazy("Somebody lives here")), ("closed", gettext_lazy("Nobody any more"))],
            lambda rows, value: rows.filter(is_open=value == "open"),
        ),
    ],
    search=queries.search_families,
    search_label=gettext_lazy("Name of the head, or number of the card"),
    default_sort="name",
    counted=ngettext_lazy("%(shown)s family", "%(shown)s families", "count"),
    empty=Empty(gettext_lazy("No family yet"), gettext_lazy("Families come with the residents.")),
    template="residents/list.html",
    is_exportable=False,
)


@acting_as(*READERS)
@require_safe
def residents(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Everybody who lives in the village, or in the villages of the district or regency."""
    return _residents(request, by)


@acting_as(*READERS)
def find(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The search above the list. It comes by POST, so that a NIK stands in no address and in no log."""
    digits = nik.clean(request.POST.get("q", ""))
    people = queries.with_number(residents_for(by), digits).order_by("status") if nik.is_number(digits) else None
    person = people.first() if people is not None else None
    if person is not None:
        return go_to(request, person.get_absolute_url())
    return narrowed(request, reverse("residents:residents"), lambda: _residents(request, by))


@acting_as(*VILLAGE_READERS)
def find_family(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The same for families, whose card number is protected like a NIK."""
    digits = nik.clean(request.POST.get("q", ""))
    family = families_for(by).filter(kk=digits).first() if nik.is_number(digits) else None
    if family is not None:
        return go_to(request, family.get_absolute_url())
    return narrowed(request, reverse("residents:families"), lambda: _families(request, by))


@acting_as(*VILLAGE_READERS)
@require_safe
def left(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Those who died, moved away or are missing."""
    people = residents_for(by).exclude(status=1).select_related("hamlet")
    return LEFT.respond(request, people, {"heading": _("No longer here"), "trail": trail()})


@acting_as(*WRITERS)
@require_safe
def to_assign(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Residents of whom no family is known."""
    people = queries.to_assign(residents_for(by)).select_related("hamlet")
    lead = _("Their file did not say to which family they belong. Open each and choose the family.")
    return TO_ASSIGN.respond(request, people, {"heading": _("Residents to assign"), "lead": lead, "trail": trail()})


@acting_as(*VILLAGE_READERS)
@require_safe
def families(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The families of the village."""
    return _families(request, by)


def trail(*more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Residents"), reverse("residents:residents")), *more]


def _residents(request: HttpRequest, by: Membership) -> HttpResponseBase:
    people = queries.living(residents_for(by))
    context: dict[str, Any] = {
        "heading": _("Residents"),
        "may_write": by.role in WRITERS,
        "find_url": reverse("residents:find"),
    }
    if by.role in VILLAGE_READERS:
        in_hamlets = people.select_related("hamlet").only(*SHOWN, "hamlet__name")
        return IN_VILLAGE.respond(request, in_hamlets, context)
    look_through(by=by, what="list")
    in_villages = people.select_related("village").only(*SHOWN, "village__name")
    shown = IN_CHOSEN_VILLAGE if request.GET.get("village") else IN_AREA
    return shown.respond(request, in_villages, context)


def _families(request: HttpRequest, by: Membership) -> HttpResponseBase:
    rows = queries.families_with_names(families_for(by))
    find_url = reverse("residents:find_family")
    return FAMILIES.respond(request, rows, {"heading": _("Families"), "find_url": find_url, "trail": trail()})
