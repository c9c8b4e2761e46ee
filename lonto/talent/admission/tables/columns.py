"""The columns of the table of applications."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lonto.lib.spreadsheet import Limits
from lonto.tables.columns import Column
from lonto.talent.admission.choices import Employment

EMPLOYMENTS: dict[str, str] = {
    Employment.NONE: "tidak bekerja",
    Employment.PERMANENT: "tetap",
    Employment.TEMPORARY: "tidak tetap",
    Employment.SELF: "usaha sendiri",
    Employment.CIVIL_SERVANT: "ASN",
    Employment.STUDENT: "pelajar",
}
LIMITS = Limits(file_size=15 * 1024 * 1024, rows=60_000, cells=2_000_000)
CHOICE = "choice_"
MOST_CHOICES = 10


PERSON = (
    Column(
        "nik",
        "nik",
        _("16 digits, as text."),
        ("no nik", "nomor nik"),
        is_required=True,
        longest=40,
        example="5315054107990001",
    ),
    Column(
        "name",
        "nama",
        _("As the identity card says."),
        ("nama lengkap",),
        is_required=True,
        longest=150,
        example="Rosalina Jehabut",
    ),
    Column("born_on", "tanggal_lahir", _("Like 31-12-1999."), ("tgl lahir",), is_required=True, example="01-07-1999"),
    Column("sex", "jenis_kelamin", "L, P", ("jk", "kelamin", "sex"), example="P"),
    Column(
        "village",
        "desa",
        _("Code or name of the village; a village office may leave it out."),
        example="53.15.05.2008",
    ),
    Column("citizenship", "kewarganegaraan", _("WNI where it is empty."), example="WNI"),
    Column("address", "alamat", _("Street or hamlet, RT and RW."), longest=200, example="Dusun Nanga Nae RT 1"),
    Column("education", "pendidikan", _("Code or name as in the population register."), example="SLTA/sederajat"),
    Column("is_final_year", "tahun_terakhir", _("ya, where it is not finished yet."), example="tidak"),
    Column(
        "employment",
        "status_kerja",
        ", ".join(EMPLOYMENTS.values()),
        ("status pekerjaan",),
        example="tidak bekerja",
    ),
    Column("occupation", "pekerjaan", _("Code or name as in the population register."), example="Belum/tidak bekerja"),
    Column("institution", "instansi", _("Place of work or study."), ("tempat bekerja",), longest=120),
    Column("disability", "disabilitas", _("Empty where there is none.")),
    Column("phone", "telepon", "", ("hp", "no hp"), longest=30, example="0812 3456 7890"),
    Column("email", "email", "", ("e-mail", "surel"), longest=254),
)
SEEN = Column(
    "seen", "berkas_dilihat", _("ya, where the office has seen the originals of all documents."), example="ya"
)


def choice_columns(most: int) -> Iterator[Column]:
    """One column for each class that a person may rank."""
    for rank in range(1, most + 1):
        yield Column(f"{CHOICE}{rank}", f"pilihan_{rank}", _("Code of a class, best first."), is_required=rank == 1)


def columns_for(most: int) -> tuple[Column, ...]:
    """All columns of the table of an intake that lets people rank `most` classes."""
    return (*PERSON, *choice_columns(most), SEEN)
