"""Who may see reported series: the offices of the regency read, the agency that owns a series reports."""

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.regency.figures.access import KEEPERS as KEEPING
from lonto.regency.figures.access import READERS as READING
from lonto.regency.figures.actions import create_series, prepare_table, record_figure
from tests.regency.figures.conftest import figure_details, series_details
from tests.scope import Cast, Objects, Rule, Table

KEEPERS, READERS = frozenset(KEEPING), frozenset(READING)


def _objects(cast: Cast) -> Objects:
    by = cast[Role.AGENCY_OFFICER]
    series = create_series(by=by, details=series_details(by.office))
    figure = record_figure(by=by, series=series, details=figure_details("53.15"))
    table = prepare_table(by=by, series=series, file=SimpleUploadedFile("a.csv", b"tanggal;nilai\n30-06-2026;12\n"))
    return {
        "series": {"pk": series.pk},
        "region": {"pk": series.pk, "code": "53.15.05.2008"},
        "figure": {"pk": figure.pk},
        "table": {"pk": table.pk},
    }


TABLE = Table(
    {
        "figures:all": Rule(READERS),
        "figures:new": Rule(KEEPERS),
        "figures:series": Rule(READERS, about="series"),
        "figures:region": Rule(READERS, about="region"),
        "figures:edit": Rule(KEEPERS, about="series"),
        "figures:close": Rule(KEEPERS, about="series", is_post=True),
        "figures:reopen": Rule(KEEPERS, about="series", is_post=True),
        "figures:delete": Rule(KEEPERS, about="series", is_post=True),
        "figures:report": Rule(KEEPERS, about="series"),
        "figures:table_new": Rule(KEEPERS, about="series"),
        "figures:table_template": Rule(KEEPERS, about="series"),
        "figures:figure": Rule(READERS, about="figure"),
        "figures:correct": Rule(KEEPERS, about="figure"),
        "figures:withdraw": Rule(KEEPERS, about="figure"),
        "figures:table": Rule(KEEPERS, about="table"),
        "figures:table_confirm": Rule(KEEPERS, about="table", is_post=True),
        "figures:table_cancel": Rule(KEEPERS, about="table", is_post=True),
    },
    _objects,
)
