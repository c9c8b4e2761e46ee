"""What a letter says about a person: the register's facts in the words of the paper, always Indonesian."""

from django.utils import translation

from lonto.lib.bilingual import day_in_words
from lonto.lib.printable import tidy
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor
from lonto.signing.positions import formal_name
from lonto.village.residents.choices import Status
from lonto.village.residents.codes import code_list
from lonto.village.residents.models import Resident

LABELS = {
    "name": "Nama",
    "nik": "NIK",
    "kk": "Nomor kartu keluarga",
    "birth": "Tempat, tanggal lahir",
    "sex": "Jenis kelamin",
    "religion": "Agama",
    "marital_status": "Status perkawinan",
    "occupation": "Pekerjaan",
    "education": "Pendidikan terakhir",
    "citizenship": "Kewarganegaraan",
    "address": "Alamat",
}


def facts_of(resident: Resident) -> dict[str, str]:
    """Every fact that a letter may print or a form be filled in with, "" where the register does not know it.

    A person without a real NIK has none here, so no made-up number reaches paper.
    """
    with translation.override("id"):
        coded = {
            name: code_list(name).label(getattr(resident, name))
            for name in ("sex", "religion", "marital_status", "occupation", "education", "citizenship")
        }
    facts = {
        "name": resident.name.upper(),
        "nik": resident.nik or "",
        "kk": (resident.family.kk if resident.family else "") or "",
        "birth": _birth_of(resident),
        "address": _address_of(resident),
        "current_address": resident.current_address or _address_of(resident),
        "dependants": str(_dependants_of(resident)),
        **coded,
    }
    return {name: tidy(text) for name, text in facts.items()}


def _birth_of(resident: Resident) -> str:
    day = day_in_words(resident.born_on).id if resident.born_on else ""
    return ", ".join(filter(None, (_in_title_case(resident.birth_place), day)))


def _address_of(resident: Resident) -> str:
    """Street, hamlet, RT/RW, village, district: what is known of them."""
    hamlet = resident.hamlet.name if resident.hamlet else ""
    street = resident.address if resident.address.casefold() != hamlet.casefold() else ""
    units = "/".join(f"{unit} {value}" for unit, value in (("RT", resident.rt), ("RW", resident.rw)) if value)
    district: Region = ancestor(resident.village, Level.DISTRICT)
    return ", ".join(
        filter(
            None,
            (
                _in_title_case(street),
                f"Dusun {_in_title_case(hamlet)}" if hamlet else "",
                units,
                formal_name(resident.village),
                formal_name(district),
            ),
        )
    )


def _dependants_of(resident: Resident) -> int:
    """The others of the family who live in the village."""
    if resident.family is None:
        return 0
    return resident.family.members.filter(status=Status.LIVING).exclude(pk=resident.pk).count()


def _in_title_case(text: str) -> str:
    """WAE NAHI -> Wae Nahi; a text that is not all capitals stays as it was written."""
    return " ".join(word.capitalize() for word in text.split()) if text.isupper() else text
