"""A piece of the work with connections: said by the village and the regency, decided, imported."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.connectivity.actions import (
    cancel_table,
    confirm_table,
    decide,
    prepare_table,
    record_connection,
)
from tests.regency.connectivity.conftest import MACANG, details
from tests.scope import Cast

HEADINGS = "desa;jaringan;media;dasar;tanggal;sumber\n"
FIRST = f"{HEADINGS}53.15.05.2008;baik;satelit;terukur;20-11-2026;BAKTI\nGorontalo;lemah;;;20-11-2026;BAKTI\n".encode()


def do(cast: Cast) -> None:
    """Every act of this room."""
    clerk, officer = cast[Role.CLERK], cast[Role.AGENCY_OFFICER]
    village = clerk.office.region
    long_ago = timezone.localdate() - dt.timedelta(days=90)
    record_connection(by=clerk, details=details(MACANG, "weak", medium="cellular", known_on=long_ago))
    record_connection(by=officer, details=details(MACANG, "none"))
    decide(by=officer, village=village, remedy="node", is_accepted=True, reason="Ada listrik.")
    decide(by=officer, village=village, remedy="node", is_accepted=False, reason="Menara segera dibangun.")
    decide(by=officer, village=village, remedy="classes", is_accepted=True, reason="Peminat cukup.")
    cancel_table(by=officer, table=prepare_table(by=officer, file=SimpleUploadedFile("a.csv", FIRST)))
    confirm_table(by=officer, table=prepare_table(by=officer, file=SimpleUploadedFile("b.csv", FIRST)))
    record_connection(by=clerk, details=details(MACANG, "good", medium="satellite"))
