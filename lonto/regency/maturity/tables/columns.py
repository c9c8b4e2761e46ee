"""The columns of the two tables of an agency."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.columns import Column

YES, NO = "ya", "tidak"


NUMBER = Column(
    "number",
    "nomor",
    _("The number of the indicator."),
    ("no", "no.", "indikator ke", "nomor indikator", "no. indikator", "no indikator"),
    is_required=True,
    holds_below=True,
)
NAME = Column(
    "name", "indikator", _("Its name, to find the row by; it is not imported."), ("nama indikator", "uraian indikator")
)
LEVEL = Column(
    "level",
    "tingkat",
    _("The level that the scheme has."),
    ("tingkat kematangan", "nilai", "nilai mandiri"),
    is_required=True,
)
CRITERIA = Column(
    "criteria",
    "kriteria terpenuhi",
    _("ya where every criterion up to this level is met, tidak where none is ticked; empty keeps what is ticked."),
    ("kriteria",),
)
EXPLANATION = Column(
    "explanation",
    "penjelasan",
    _("How the criteria are met."),
    ("keterangan", "penjelasan capaian", "narasi"),
    longest=5000,
)
LEVELS = (NUMBER, NAME, LEVEL, CRITERIA, EXPLANATION)

NUMBERS = Column(
    "numbers",
    NUMBER.heading,
    _("The number of the indicator, or several like 1, 3, 12."),
    (*NUMBER.aliases, "number"),
    is_required=True,
    holds_below=True,
)
TITLE = Column(
    "title",
    "judul bukti",
    _("What the piece is called. Alone it names a piece that your agency has already."),
    ("judul", "bukti", "nama bukti", "nama dokumen", "bukti dukung", "data dukung"),
    is_required=True,
    longest=150,
)
URL = Column("url", "alamat", _("A link, which begins with https://."), ("tautan", "link", "url"), longest=400)
DIGEST = Column(
    "sha256",
    "sha-256",
    _("The digest of a file that your agency has handed in."),
    ("sha256", "sidik berkas"),
)
DESCRIPTION = Column("description", "uraian bukti", _("What it shows."), ("uraian",), longest=2000)
ISSUED = Column("issued_on", "terbit", _("The day of issue, like 31-12-2026."), ("tanggal terbit", "tanggal"))
VALID = Column("valid_until", "berlaku sampai", _("The last day it holds."), ("berlaku hingga", "masa berlaku"))
EVIDENCE = (NUMBERS, TITLE, URL, DIGEST, DESCRIPTION, ISSUED, VALID)
