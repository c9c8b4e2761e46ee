"""The columns of a table of figures."""

from django.utils.translation import gettext_lazy as _

from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import LONGEST_NOTE, LONGEST_SOURCE, Series
from lonto.tables.columns import Column

REGION = Column(
    "region",
    "wilayah",
    _("Code or name of the village."),
    ("kode wilayah", "kode desa", "desa", "desa/kelurahan", "nama desa"),
    is_required=True,
)
DAY = Column("last_on", "tanggal", _("The day, like 31-12-2026."), ("per tanggal", "tgl"), is_required=True)
FIRST = Column(
    "first_on",
    "mulai",
    _("The first day of the period, like 01-01-2026."),
    ("dari", "tanggal mulai"),
    is_required=True,
)
LAST = Column(
    "last_on",
    "selesai",
    _("Its last day, like 31-12-2026."),
    ("sampai", "tanggal selesai"),
    is_required=True,
)
VALUE = Column(
    "value",
    "nilai",
    _("The number; decimals stand behind a comma."),
    ("jumlah", "angka", "realisasi"),
    is_required=True,
)
SOURCE = Column(
    "source",
    "sumber",
    _("Where the number stands, where it differs from the series."),
    ("sumber data",),
    longest=LONGEST_SOURCE,
)
NOTE = Column("note", "catatan", _("A remark."), ("keterangan",), longest=LONGEST_NOTE)


def columns_of(series: Series) -> list[Column]:
    """What a table of this series has to say."""
    place = [REGION] if series.scope == Scope.VILLAGE else []
    time = [DAY] if series.kind == SeriesKind.STOCK else [FIRST, LAST]
    return [*place, *time, VALUE, SOURCE, NOTE]
