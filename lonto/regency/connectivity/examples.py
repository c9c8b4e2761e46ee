"""Example connections of a regency's village offices, invented for the demonstration.

How many have none or a weak one follows a sample of 164 villages of the province, in which 32 % of the offices had no
internet and 46 % a weak signal or none; which villages these are is not known, so the draw is by their codes alone.
"""

import datetime as dt
import hashlib

from django.core.files.base import ContentFile

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership
from lonto.regency.connectivity.actions import confirm_table, decide, prepare_table, record_connection
from lonto.regency.connectivity.actions.connections import ConnectionDetails
from lonto.regency.connectivity.choices import Medium, Network, Remedy
from lonto.regency.connectivity.models import Connection
from lonto.regency.connectivity.tables.columns import COLUMNS
from lonto.regions.models import Region
from lonto.regions.queries import villages_of

WITHOUT, WEAK = 32, 14
"""Per cent of the offices: none, and weak; the rest is good."""
SOURCE = "Contoh peragaan (sampel provinsi)"
WORDS = {Network.NONE: "tidak ada", Network.WEAK: "lemah", Network.GOOD: "baik"}
MEDIA = {
    Network.NONE: ("",),
    Network.WEAK: ("seluler", "seluler", "satelit"),
    Network.GOOD: ("seluler", "serat optik", "satelit"),
}
DECISIONS = (
    (Remedy.NODE, True, "Kantor punya listrik dan komputer; simpul dipasang bulan depan."),
    (Remedy.CLASSES, True, "Ada balai desa dan peminat yang cukup."),
    (Remedy.NODE, False, "Menara BAKTI dijadwalkan tahun depan."),
)


def connect_examples(officer: Membership, clerk: Membership, today: dt.date) -> None:
    """A table about all offices, then what a village says itself, and some decisions."""
    villages = list(villages_of(officer.office.region).order_by("pk"))
    seen_on = today - dt.timedelta(days=60)
    lines = [";".join(column.heading for column in COLUMNS)]
    lines += [_line(village, network, seen_on) for village, network in _drawn(villages)]
    table = prepare_table(by=officer, file=ContentFile("\n".join(lines).encode(), "contoh-jaringan.csv"))
    confirm_table(by=officer, table=table)
    own = clerk.office.region
    source = f"{clerk.office.name} (contoh peragaan)"
    known = ConnectionDetails(own, Network.WEAK, today - dt.timedelta(days=20), source, Medium.CELLULAR)
    record_connection(by=clerk, details=known)
    without = Connection.objects.filter(regency=officer.office.region, is_current=True, network=Network.NONE)
    rows = without.select_related("village").order_by("village")[: len(DECISIONS)]
    for connection, (remedy, is_accepted, reason) in zip(rows, DECISIONS, strict=True):
        decide(by=officer, village=connection.village, remedy=remedy, is_accepted=is_accepted, reason=reason)


def _drawn(villages: list[Region]) -> list[tuple[Region, Network]]:
    """The shares of the sample, dealt out in an order that the codes alone decide; towns come last, for they have one.

    So have the villages in which somebody of the demonstration works.
    """
    busy = set(Membership.objects.filter(office__kind=OfficeKind.VILLAGE).values_list("office__region", flat=True))

    def turn(village: Region) -> tuple[bool, bytes]:
        return village.kind != "desa" or village.pk in busy, hashlib.sha256(village.pk.encode()).digest()

    dealt = sorted(villages, key=turn)
    without = round(len(dealt) * WITHOUT / 100)
    weak = round(len(dealt) * WEAK / 100)
    networks = [Network.NONE] * without + [Network.WEAK] * weak
    networks += [Network.GOOD] * (len(dealt) - len(networks))
    return list(zip(dealt, networks, strict=True))


def _line(village: Region, network: Network, day: dt.date) -> str:
    media = MEDIA[network]
    medium = media[int(village.pk[-2:]) % len(media)]
    return f"{village.pk};{WORDS[network]};{medium};dilaporkan;{day:%d-%m-%Y};{SOURCE}"
