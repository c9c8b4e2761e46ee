"""The columns of the table of applications. Headings are Indonesian, as office people write them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.talent.admission.choices import Employment
from lonto.web.texts import Text

EMPLOYMENTS: dict[str, str] = {
    Employment.NONE: "tidak bekerja",
    Employment.PERMANENT: "tetap",
    Employment.TEMPORARY: "tidak tetap",
    Employment.SELF: "usaha sendiri",
    Employment.CIVIL_SERVANT: "ASN",
    Employment.STUDENT: "pelajar",
}
CHOICE = "choice_"
MOST_CHOICES = 10


@dataclass(frozen=True)
class Column:
    """`key` is the answer it holds, `heading` what stands in the first row, `aliases` other spellings of it."""

    key: str
    heading: str
    hint: Text
    example: str = ""
    aliases: tuple[str, ...] = ()
    longest: int = 0

    @property
    def spellings(self) -> set[str]:
        return {fold(spelling) for spelling in (self.heading, self.key, *self.aliases)}


PERSON = (
    Column("nik", "nik", _("16 digits, as text."), "5315054107990001", ("no nik", "nomor nik"), 40),
    Column("name", "nama", _("As the identity card says."), "Rosalina Jehabut", ("nama lengkap",), 150),
    Column("born_on", "tanggal_lahir", _("Like 31-12-1999."), "01-07-1999", ("tgl lahir",)),
    Column("sex", "jenis_kelamin", "L, P", "P", ("jk", "kelamin", "sex")),
    Column("village", "desa", _("Code or name of the village; a village office may leave it out."), "53.15.05.2008"),
    Column("citizenship", "kewarganegaraan", _("WNI where it is empty."), "WNI"),
    Column("address", "alamat", _("Street or hamlet, RT and RW."), "Dusun Nanga Nae RT 1", longest=200),
    Column("education", "pendidikan", _("Code or name as in the population register."), "SLTA/sederajat"),
    Column("is_final_year", "tahun_terakhir", _("ya, where it is not finished yet."), "tidak"),
    Column("employment", "status_kerja", ", ".join(EMPLOYMENTS.values()), "tidak bekerja", ("status pekerjaan",)),
    Column("occupation", "pekerjaan", _("Code or name as in the population register."), "Belum/tidak bekerja"),
    Column("institution", "instansi", _("Place of work or study."), "", ("tempat bekerja",), 120),
    Column("disability", "disabilitas", _("Empty where there is none."), ""),
    Column("phone", "telepon", "", "0812 3456 7890", ("hp", "no hp"), 30),
    Column("email", "email", "", "", ("e-mail", "surel"), 254),
)
SEEN = Column("seen", "berkas_dilihat", _("ya, where the office has seen the originals of all documents."), "ya")


def choice_columns(most: int) -> Iterator[Column]:
    """One column for each class that a person may rank."""
    for rank in range(1, most + 1):
        yield Column(f"{CHOICE}{rank}", f"pilihan_{rank}", _("Code of a class, best first."), "")


def columns_for(most: int) -> tuple[Column, ...]:
    """All columns of the table of an intake that lets people rank `most` classes."""
    return (*PERSON, *choice_columns(most), SEEN)
