"""Who may see and say how offices are connected."""

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.regency.connectivity.access import KEEPERS as KEEPING
from lonto.regency.connectivity.access import OWN_VILLAGE
from lonto.regency.connectivity.access import VIEWERS as VIEWING
from lonto.regency.connectivity.actions import prepare_table, record_connection
from tests.regency.connectivity.conftest import MACANG, details
from tests.regency.connectivity.work import FIRST
from tests.scope import Cast, Objects, Rule, Table

KEEPERS, VIEWERS = frozenset(KEEPING), frozenset(VIEWING)


def _objects(cast: Cast) -> Objects:
    by = cast[Role.AGENCY_OFFICER]
    record_connection(by=by, details=details(MACANG, "none"))
    table = prepare_table(by=by, file=SimpleUploadedFile("a.csv", FIRST))
    return {"village": {"code": MACANG}, "table": {"pk": table.pk}}


TABLE = Table(
    {
        "connectivity:list": Rule(VIEWERS),
        "connectivity:own": Rule(frozenset(OWN_VILLAGE)),
        "connectivity:village": Rule(VIEWERS | frozenset(OWN_VILLAGE), about="village"),
        "connectivity:proposals": Rule(VIEWERS),
        "connectivity:proposal": Rule(VIEWERS, about="village"),
        "connectivity:table_new": Rule(KEEPERS),
        "connectivity:table_template": Rule(KEEPERS),
        "connectivity:table": Rule(KEEPERS, about="table"),
        "connectivity:table_confirm": Rule(KEEPERS, about="table", is_post=True),
        "connectivity:table_cancel": Rule(KEEPERS, about="table", is_post=True),
    },
    _objects,
)
