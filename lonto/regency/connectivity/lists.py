"""The list of village offices with their connections, and the list of those that need help."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lonto.lib.names import fold
from lonto.measures import queries as measure_queries
from lonto.measures.lists import with_number
from lonto.measures.periods import Period
from lonto.measures.registry import measure_named
from lonto.regency.connectivity.choices import Basis, Medium, Network, Remedy
from lonto.regency.connectivity.models import Decision
from lonto.regency.connectivity.queries import RESIDENTS, standing_decisions, undecided
from lonto.regions.models import Region
from lonto.regions.queries import children_of
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage

TONES = {Network.NONE: Tone.BAD, Network.WEAK: Tone.WARN, Network.GOOD: Tone.GOOD}
UNKNOWN = "unknown"
COUNTED: Any = ngettext_lazy("%(shown)s village office", "%(shown)s village offices", "count")


def network_tag(network: str | None) -> Tag:
    """What is known of a network, in a word."""
    if not network:
        return Tag(_("Nothing known"))
    return Tag(Network(network).label, TONES[Network(network)])


def _of_network(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(network=None) if value == UNKNOWN else rows.filter(network=value)


def connection_list(region: Region) -> ListPage:
    """The offices of a regency or a district; the rows come from `queries.with_connection`."""
    return ListPage(
        name="connectivity",
        columns=[
            Column("village", _("Village"), lambda v: v.name, "folded", village_url),
            Column("code", _("Code"), lambda v: v.pk, "pk"),
            Column("district", _("District"), lambda v: v.parent.name, "parent__folded"),
            Column("network", _("Network"), lambda v: network_tag(v.network), "network_rank"),
            Column("medium", _("By what"), lambda v: Medium(v.medium).label if v.medium else None, "medium"),
            Column("known_on", _("Of when"), lambda v: v.known_on, "known_on"),
            Column("basis", _("How it is known"), lambda v: Basis(v.basis).label if v.basis else None, "basis"),
            Column("source", _("From whom"), lambda v: v.source, "source"),
        ],
        filters=[
            Filter("network", _("Network"), [*Network.choices, (UNKNOWN, _("Nothing known"))], _of_network),
            Filter("medium", _("By what"), Medium.choices, lambda rows, value: rows.filter(medium=value)),
            _district_filter(region),
        ],
        search=lambda rows, words: rows.filter(folded__contains=fold(words)),
        search_label=_("Name of the village"),
        counted=COUNTED,
        default_sort="village",
        empty=Empty(_("No villages"), _("This regency has no villages.")),
        template="connectivity/list.html",
    )


def proposal_list(regency: Region, rows: QuerySet[Region]) -> tuple[ListPage, QuerySet[Region]]:
    """The villages without a network, those with most residents first, and the rows to show."""
    decisions = standing_decisions(regency)
    measure = measure_named(RESIDENTS)
    residents: dict[str, Any] = {}
    columns = []
    if measure is not None:
        residents = measure_queries.by_village(measure, regency)
        rows = with_number(rows, "residents_number", measure, Period.day(timezone.localdate()))
        columns = [
            Column(
                "residents", _("Residents"), lambda v: residents.get(v.pk) or None, "residents_number", is_numeric=True
            )
        ]
    page = ListPage(
        name="connectivity-proposals",
        columns=[
            Column("village", _("Village"), lambda v: v.name, "folded", proposal_url),
            Column("code", _("Code"), lambda v: v.pk, "pk"),
            Column("district", _("District"), lambda v: v.parent.name, "parent__folded"),
            Column("known_on", _("Known since"), lambda v: v.known_on, "known_on"),
            *columns,
            *(_remedy_column(remedy, decisions) for remedy in Remedy),
        ],
        filters=[
            Filter(
                "state",
                _("State"),
                [("open", _("Waiting for a decision")), ("decided", _("Decided"))],
                lambda rows, value: undecided(rows) if value == "open" else rows.filter(decided=len(Remedy)),
            ),
            _district_filter(regency),
        ],
        search=lambda rows, words: rows.filter(folded__contains=fold(words)),
        search_label=_("Name of the village"),
        counted=COUNTED,
        default_sort="-residents" if measure is not None else "village",
        empty=Empty(_("Nothing is proposed"), _("No village office is known to be without a network.")),
    )
    return page, rows


def decision_tag(decision: Decision | None) -> Tag:
    """Where a proposal stands, in a word."""
    if decision is None:
        return Tag(_("Waiting"), Tone.WARN)
    return Tag(_("Accepted"), Tone.GOOD) if decision.is_accepted else Tag(_("Declined"))


def village_url(village: Region) -> str:
    return reverse("connectivity:village", args=[village.pk])


def proposal_url(village: Region) -> str:
    return reverse("connectivity:proposal", args=[village.pk])


def _remedy_column(remedy: Remedy, decisions: dict[tuple[str, str], Decision]) -> Column:
    return Column(remedy.value, remedy.label, lambda village: decision_tag(decisions.get((village.pk, remedy))))


def _district_filter(region: Region) -> Filter:
    return Filter(
        "district",
        _("District"),
        choices=lambda request: list(children_of(region).values_list("pk", "name")),
        apply=lambda rows, code: rows.filter(parent=code),
    )
