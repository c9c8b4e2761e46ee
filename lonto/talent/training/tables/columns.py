"""The columns of the table of classes, and the words that may stand in them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lonto.lib.spreadsheet.writing import Value
from lonto.tables.columns import Column
from lonto.talent.training.choices import AccessibleTo, Mode, TrainingLevel
from lonto.talent.training.models import TrainingClass

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


@dataclass(frozen=True, kw_only=True)
class ClassColumn(Column):
    """A column whose key is a field of a class; `value` is what a known class has in it."""

    value: Callable[[TrainingClass], Value]


COLUMNS = (
    ClassColumn(
        key="code",
        heading="kode",
        hint=_("The code of the class within this intake. A known code changes that class, a new one adds a class."),
        value=lambda c: c.code,
        aliases=("kode kelas",),
        is_required=True,
        longest=20,
    ),
    ClassColumn(
        key="academy",
        heading="akademi",
        hint=_("The code of the academy."),
        value=lambda c: c.academy.code,
        aliases=("kode akademi",),
        is_required=True,
    ),
    ClassColumn(
        key="theme",
        heading="tema",
        hint=_("What the class is about."),
        value=lambda c: c.theme,
        aliases=("nama kelas", "judul"),
        is_required=True,
        longest=120,
    ),
    ClassColumn(
        key="level",
        heading="tingkat",
        hint="dasar, menengah, lanjutan",
        value=lambda c: LEVELS[c.level],
        aliases=("level",),
    ),
    ClassColumn(
        key="starts_on",
        heading="mulai",
        hint=_("First day, like 31-12-2026."),
        value=lambda c: c.starts_on,
        aliases=("tanggal mulai",),
        is_required=True,
    ),
    ClassColumn(
        key="ends_on",
        heading="selesai",
        hint=_("Last day, like 31-12-2026."),
        value=lambda c: c.ends_on,
        aliases=("tanggal selesai",),
        is_required=True,
    ),
    ClassColumn(
        key="seats",
        heading="kursi",
        hint=_("A whole number; 0 cancels the class."),
        value=lambda c: c.seats,
        aliases=("kuota", "jumlah kursi"),
        is_required=True,
    ),
    ClassColumn(
        key="minimum",
        heading="minimum",
        hint=_("Fewest people to open."),
        value=lambda c: c.minimum,
        aliases=("peserta minimum",),
    ),
    ClassColumn(
        key="mode",
        heading="cara",
        hint="tatap muka, daring, gabungan",
        value=lambda c: MODES[c.mode],
        aliases=("metode",),
    ),
    ClassColumn(
        key="region",
        heading="wilayah",
        hint=_("Code or name of the village or district."),
        value=lambda c: c.region_id,
        aliases=("desa", "kode wilayah", "lokasi"),
    ),
    ClassColumn(
        key="place",
        heading="tempat",
        hint=_("The building."),
        value=lambda c: c.place,
        aliases=("gedung", "alamat"),
        longest=200,
    ),
    ClassColumn(
        key="partner",
        heading="mitra",
        hint=_("Who gives the training or certificate."),
        value=lambda c: c.partner,
        longest=120,
    ),
    ClassColumn(
        key="organiser",
        heading="penyelenggara",
        hint=_("Who runs it."),
        value=lambda c: c.organiser,
        longest=120,
    ),
    ClassColumn(
        key="accessible_to",
        heading="akses",
        hint=_("Any of umum, netra, rungu, daksa, separated by commas."),
        value=lambda c: ", ".join(ACCESS[value] for value in c.accessible_to),
        aliases=("ramah disabilitas",),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
