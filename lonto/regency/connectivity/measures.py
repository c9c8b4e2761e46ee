"""What is counted about the connections of village offices."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from lonto.measures.periods import Period
from lonto.measures.registry import UNKNOWN, Axis, Counts, Kind, Measure, register
from lonto.regency.connectivity.choices import Medium, Network
from lonto.regency.connectivity.models import Connection

SOURCE = _("connections of village offices")
UNIT = _("village offices")


def _online(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    rows = Connection.objects.filter(village__in=list(villages), is_current=True).exclude(network=Network.NONE)
    return {code: {(medium or UNKNOWN,): 1} for code, medium in rows.values_list("village_id", "medium")}


def _without(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    rows = Connection.objects.filter(village__in=list(villages), is_current=True, network=Network.NONE)
    return {code: {(): 1} for code in rows.values_list("village_id", flat=True)}


MEDIA = Axis("medium", _("By what"), lambda: [*Medium.choices, (UNKNOWN, _("Not known"))])
ONLINE = register(
    Measure(
        "connectivity.villages_online",
        _("Village offices with internet"),
        UNIT,
        _("Village offices whose newest known connection is weak or good; where nothing is known, nothing counts."),
        SOURCE,
        Kind.STOCK,
        _online,
        axes=(MEDIA,),
        follows_regencies=True,
    )
)
WITHOUT = register(
    Measure(
        "connectivity.villages_without",
        _("Village offices without internet"),
        UNIT,
        _("Village offices of which the newest thing known is that they have no network."),
        SOURCE,
        Kind.STOCK,
        _without,
        follows_regencies=True,
    )
)
