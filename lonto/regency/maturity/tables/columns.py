"""The columns of the two tables of an agency. Headings are Indonesian, as office people write them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.web.texts import Text

YES, NO = "ya", "tidak"


@dataclass(frozen=True)
class Column:
    """`key` is what the column means, `heading` what stands in the first row, `aliases` other spellings of it."""

    key: str
    heading: str
    hint: Text
    aliases: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def spellings(self) -> set[str]:
        return {fold(spelling) for spelling in (self.heading, self.key, *self.aliases)}


NUMBER = Column(
    "number",
    "nomor",
    _("The number of the indicator."),
    ("no", "no.", "indikator ke", "nomor indikator", "no. indikator", "no indikator"),
    True,
)
NAME = Column(
    "name", "indikator", _("Its name, to find the row by; it is not imported."), ("nama indikator", "uraian indikator")
)
LEVEL = Column(
    "level", "tingkat", _("The level that the scheme has."), ("tingkat kematangan", "nilai", "nilai mandiri"), True
)
CRITERIA = Column(
    "criteria",
    "kriteria terpenuhi",
    _("ya where every criterion up to this level is met, tidak where none is ticked; empty keeps what is ticked."),
    ("kriteria",),
)
EXPLANATION = Column(
    "explanation", "penjelasan", _("How the criteria are met."), ("keterangan", "penjelasan capaian", "narasi")
)
LEVELS = (NUMBER, NAME, LEVEL, CRITERIA, EXPLANATION)

NUMBERS = Column(
    "numbers",
    NUMBER.heading,
    _("The number of the indicator, or several like 1, 3, 12."),
    (*NUMBER.aliases, "number"),
    True,
)
TITLE = Column(
    "title",
    "judul bukti",
    _("What the piece is called. Alone it names a piece that your agency has already."),
    ("judul", "bukti", "nama bukti", "nama dokumen", "bukti dukung", "data dukung"),
    True,
)
URL = Column("url", "alamat", _("A link, which begins with https://."), ("tautan", "link", "url"))
DIGEST = Column(
    "sha256",
    "sha-256",
    _("The digest of a file that your agency has handed in."),
    ("sha256", "sidik berkas"),
)
DESCRIPTION = Column("description", "uraian bukti", _("What it shows."), ("uraian",))
ISSUED = Column("issued_on", "terbit", _("The day of issue, like 31-12-2026."), ("tanggal terbit", "tanggal"))
VALID = Column("valid_until", "berlaku sampai", _("The last day it holds."), ("berlaku hingga", "masa berlaku"))
EVIDENCE = (NUMBERS, TITLE, URL, DIGEST, DESCRIPTION, ISSUED, VALID)
