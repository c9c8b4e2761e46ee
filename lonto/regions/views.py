"""Looking up the regions of Indonesia by code, by a code of before, or by name."""

import re

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.lib.names import fold
from lonto.regions.choices import Level
from lonto.regions.models import FormerCode, Region
from lonto.regions.queries import children_of, path_to, with_dots
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, Filter, ListPage

LEVELS = [(str(level.value), level.label) for level in Level]
CODE = re.compile(r"[0-9.]{2,13}")


def _search(rows: QuerySet[Region], words: str) -> QuerySet[Region]:
    if CODE.fullmatch(words):
        code = with_dots(words)
        return rows.filter(Q(pk=code) | Q(pk__startswith=f"{code}.") | Q(former_codes__code=code)).distinct()
    return rows.filter(folded__contains=fold(words))


def _part_of(region: Region) -> str:
    return region.parent.name if region.parent else ""


def _list(empty: Empty, template: str = "web/list.html") -> ListPage:
    return ListPage(
        name="regions",
        template=template,
        columns=[
            Column("code", gettext_lazy("Region code"), lambda r: r.pk, sort="pk", link=lambda r: region_url(r)),
            Column("name", gettext_lazy("Name"), lambda r: r.name, sort="folded"),
            Column("kind", gettext_lazy("Kind"), lambda r: capfirst(r.kind), sort="kind"),
            Column("parent", gettext_lazy("Part of"), _part_of, sort="parent__folded"),
            Column("postal_code", gettext_lazy("Postal code"), lambda r: r.postal_code, sort="postal_code"),
        ],
        filters=[
            Filter("level", gettext_lazy("Level"), LEVELS, lambda rows, level: rows.filter(level=int(level))),
        ],
        search=_search,
        search_label=gettext_lazy("Name, code, or a code of before"),
        counted=ngettext_lazy("%(shown)s region", "%(shown)s regions", "count"),
        default_sort="code",
        empty=empty,
    )


REGIONS = _list(Empty(gettext_lazy("The regions are not loaded"), gettext_lazy("lonto setup loads them.")))
PARTS = _list(Empty(gettext_lazy("This region has no parts")), "regions/region.html")


@require_safe
def region_list(request: HttpRequest) -> HttpResponseBase:
    """The provinces, until somebody searches."""
    rows = Region.objects.select_related("parent")
    if not (request.GET.get("q", "").strip() or request.GET.get("level")):
        rows = rows.filter(level=Level.PROVINCE)
    lead = _("The regions of Indonesia with the codes of the Ministry of Home Affairs, and the codes they had before.")
    return REGIONS.respond(request, rows, {"heading": _("Regions"), "lead": lead})


@require_safe
def region_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """One region and its parts; a code of before leads to the region that has taken its place."""
    region = Region.objects.filter(pk=code).first()
    if region is None:
        return _former(request, code)
    above = path_to(region)
    context = {
        "heading": region.name,
        "trail": [(_("Regions"), reverse("regions:regions")), *((each.name, region_url(each)) for each in above)],
        "facts": _facts(region, above),
    }
    if region.level == Level.VILLAGE:
        return render(request, "regions/village.html", context)
    return PARTS.respond(request, children_of(region).select_related("parent"), context)


def region_url(region: Region) -> str:
    return reverse("regions:region", args=[region.pk])


def _former(request: HttpRequest, code: str) -> HttpResponseBase:
    former = FormerCode.objects.select_related("successor").filter(code=code).first()
    if former is None:
        raise Http404
    if former.successor is not None:
        return redirect(region_url(former.successor))
    context = {"heading": former.name, "trail": [(_("Regions"), reverse("regions:regions"))], "former": former}
    return render(request, "regions/former.html", context)


def _facts(region: Region, above: list[Region]) -> list[Fact]:
    former = ", ".join(each.code for each in region.former_codes.all())
    facts = [Fact(_("Region code"), region.pk), Fact(_("Kind"), capfirst(region.kind))]
    if above:
        facts.append(Fact(_("Part of"), ", ".join(each.name for each in reversed(above))))
    if region.postal_code:
        facts.append(Fact(_("Postal code"), region.postal_code))
    if region.lat is not None and region.lng is not None:
        facts.append(Fact(_("Coordinates"), f"{region.lat}, {region.lng}", _("A point inside; not a legal place.")))
    if former:
        facts.append(Fact(_("Codes of before"), former))
    return facts
