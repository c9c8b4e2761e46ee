"""The columns of a table of figures. Headings are Indonesian, as office people write them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import Series
from lonto.web.texts import Text


@dataclass(frozen=True)
class Column:
    """`key` is what the column means, `heading` what stands in the first row, `aliases` other spellings of it."""

    key: str
    heading: str
    hint: Text
    aliases: tuple[str, ...] = ()
    is_required: bool = True

    @property
    def spellings(self) -> set[str]:
        return {fold(spelling) for spelling in (self.heading, self.key, *self.aliases)}


REGION = Column(
    "region",
    "wilayah",
    _("Code or name of the village."),
    ("kode wilayah", "kode desa", "desa", "desa/kelurahan", "nama desa"),
)
DAY = Column("last_on", "tanggal", _("The day, like 31-12-2026."), ("per tanggal", "tgl"))
FIRST = Column("first_on", "mulai", _("The first day of the period, like 01-01-2026."), ("dari", "tanggal mulai"))
LAST = Column("last_on", "selesai", _("Its last day, like 31-12-2026."), ("sampai", "tanggal selesai"))
VALUE = Column("value", "nilai", _("The number; decimals stand behind a comma."), ("jumlah", "angka", "realisasi"))
SOURCE = Column(
    "source", "sumber", _("Where the number stands, where it differs from the series."), ("sumber data",), False
)
NOTE = Column("note", "catatan", _("A remark."), ("keterangan",), False)


def columns_of(series: Series) -> list[Column]:
    """What a table of this series has to say."""
    place = [REGION] if series.scope == Scope.VILLAGE else []
    time = [DAY] if series.kind == SeriesKind.STOCK else [FIRST, LAST]
    return [*place, *time, VALUE, SOURCE, NOTE]
