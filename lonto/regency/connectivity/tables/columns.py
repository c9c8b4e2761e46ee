"""The columns of a table of connections, and the words that may stand in them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.regency.connectivity.choices import Basis, Medium, Network
from lonto.regency.connectivity.models import LONGEST_SOURCE
from lonto.tables.columns import Column

VILLAGE = Column(
    "village",
    "desa",
    _("Code or name of the village."),
    ("kode desa", "desa/kelurahan", "nama desa", "wilayah", "kode wilayah"),
    is_required=True,
)
NETWORK = Column(
    "network", "jaringan", _("tidak ada, lemah or baik."), ("internet", "sinyal", "status"), is_required=True
)
MEDIUM = Column(
    "medium",
    "media",
    _("serat optik, seluler, satelit or lainnya; empty where it is not known."),
    ("jenis", "jenis jaringan", "teknologi"),
)
BASIS = Column("basis", "dasar", _("terukur or dilaporkan; empty means dilaporkan."), ("cara",))
DAY = Column(
    "known_on",
    "tanggal",
    _("The day, like 31-12-2026, not in the future."),
    ("per tanggal", "tgl"),
    is_required=True,
)
SOURCE = Column(
    "source",
    "sumber",
    _("From whom this is known, for example BAKTI."),
    ("sumber data",),
    is_required=True,
    longest=LONGEST_SOURCE,
)
COLUMNS = [VILLAGE, NETWORK, MEDIUM, BASIS, DAY, SOURCE]

_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "network": {
        Network.NONE: ("tidak ada", "tidak ada internet", "tanpa jaringan", "nihil", "none"),
        Network.WEAK: ("lemah", "weak", "kurang"),
        Network.GOOD: ("baik", "good", "kuat"),
    },
    "medium": {
        Medium.FIBRE: ("serat optik", "fiber", "fibre", "fiber optik", "fo"),
        Medium.CELLULAR: ("seluler", "cellular", "4g", "3g", "2g", "gsm"),
        Medium.SATELLITE: ("satelit", "satellite", "vsat"),
        Medium.OTHER: ("lainnya", "other", "radio", "wireless"),
    },
    "basis": {
        Basis.MEASURED: ("terukur", "diukur", "measured"),
        Basis.REPORTED: ("dilaporkan", "laporan", "reported"),
    },
}
VALUES: dict[str, dict[str, str]] = {
    key: {fold(word): str(value) for value, words in values.items() for word in words} for key, values in _WORDS.items()
}
"""By column and folded word what the word means."""


def words_of(key: str) -> str:
    """The first word for each value of a column, as a sentence of a refusal lists them."""
    return ", ".join(words[0] for words in _WORDS[key].values())
