"""The columns of the table of classes. Headings are Indonesian, as office people write them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet.writing import Value
from lonto.talent.training.choices import AccessibleTo, Mode, TrainingLevel
from lonto.talent.training.models import TrainingClass
from lonto.web.texts import Text

LEVELS: dict[str, str] = {
    TrainingLevel.BASIC: "dasar",
    TrainingLevel.INTERMEDIATE: "menengah",
    TrainingLevel.ADVANCED: "lanjutan",
}
MODES: dict[str, str] = {Mode.PLACE: "tatap muka", Mode.ONLINE: "daring", Mode.BOTH: "gabungan"}
ACCESS: dict[str, str] = {
    AccessibleTo.GENERAL: "umum",
    AccessibleTo.BLIND: "netra",
    AccessibleTo.DEAF: "rungu",
    AccessibleTo.PHYSICAL: "daksa",
}
WORDS_OF = {"level": LEVELS, "mode": MODES}


@dataclass(frozen=True)
class Column:
    """`key` is the field of a class, `heading` what stands in the first row, `aliases` other spellings of it."""

    key: str
    heading: str
    hint: Text
    value: Callable[[TrainingClass], Value]
    aliases: tuple[str, ...] = field(default=())
    is_required: bool = False

    @property
    def spellings(self) -> set[str]:
        return {fold(spelling) for spelling in (self.heading, self.key, *self.aliases)}


COLUMNS = (
    Column(
        "code",
        "kode",
        _("The code of the class within this intake. A known code changes that class, a new one adds a class."),
        lambda c: c.code,
        ("kode kelas",),
        True,
    ),
    Column("academy", "akademi", _("The code of the academy."), lambda c: c.academy.code, ("kode akademi",), True),
    Column("theme", "tema", _("What the class is about."), lambda c: c.theme, ("nama kelas", "judul"), True),
    Column("level", "tingkat", "dasar, menengah, lanjutan", lambda c: LEVELS[c.level], ("level",)),
    Column("starts_on", "mulai", _("First day, like 31-12-2026."), lambda c: c.starts_on, ("tanggal mulai",), True),
    Column("ends_on", "selesai", _("Last day, like 31-12-2026."), lambda c: c.ends_on, ("tanggal selesai",), True),
    Column(
        "seats", "kursi", _("A whole number; 0 cancels the class."), lambda c: c.seats, ("kuota", "jumlah kursi"), True
    ),
    Column("minimum", "minimum", _("Fewest people to open."), lambda c: c.minimum, ("peserta minimum",)),
    Column("mode", "cara", "tatap muka, daring, gabungan", lambda c: MODES[c.mode], ("metode",)),
    Column(
        "region",
        "wilayah",
        _("Code or name of the village or district."),
        lambda c: c.region_id,
        ("desa", "kode wilayah", "lokasi"),
    ),
    Column("place", "tempat", _("The building."), lambda c: c.place, ("gedung", "alamat")),
    Column("partner", "mitra", _("Who gives the training or certificate."), lambda c: c.partner),
    Column("organiser", "penyelenggara", _("Who runs it."), lambda c: c.organiser),
    Column(
        "accessible_to",
        "akses",
        _("Any of umum, netra, rungu, daksa, separated by commas."),
        lambda c: ", ".join(ACCESS[value] for value in c.accessible_to),
        ("ramah disabilitas",),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
