"""The 43 columns of the exchange file of residents: what each is called there and which field it fills here."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any

from django.db import models

from lonto.village.residents.codes import CodeList, code_list
from lonto.village.residents.models import Family, Resident


class Kind(Enum):
    """How a cell is read and written."""

    TEXT = auto()
    NAME = auto()
    NIK = auto()
    PARENT_NIK = auto()
    KK = auto()
    DATE = auto()
    CODE = auto()
    HAMLET = auto()
    UNIT = auto()
    COORDINATE = auto()


@dataclass(frozen=True)
class ResidentColumn:
    """One column. `field` is the field of `Resident`, or "kk" for the number of its family."""

    heading: str
    field: str
    kind: Kind
    list_name: str = ""

    @property
    def codes(self) -> CodeList:
        return code_list(self.list_name)

    @cached_property
    def longest(self) -> int:
        """The most characters its text may have; 0 where it holds no text."""
        return getattr(self._model_field, "max_length", None) or 0

    @property
    def label(self) -> str:
        """What a person calls it, in the language of the page."""
        text = str(self._model_field.verbose_name)
        return text[:1].upper() + text[1:]

    @property
    def empty(self) -> str | None:
        """What the field holds while nothing is known."""
        return None if self._model_field.null else ""

    @property
    def _model_field(self) -> models.Field[Any, Any]:
        model: type[models.Model] = Family if self.kind is Kind.KK else Resident
        found = model._meta.get_field(self.field)
        assert isinstance(found, models.Field)
        return found


COLUMNS = (
    ResidentColumn("alamat", "address", Kind.TEXT),
    ResidentColumn("dusun", "hamlet", Kind.HAMLET),
    ResidentColumn("rw", "rw", Kind.UNIT),
    ResidentColumn("rt", "rt", Kind.UNIT),
    ResidentColumn("nama", "name", Kind.NAME),
    ResidentColumn("no_kk", "kk", Kind.KK),
    ResidentColumn("nik", "nik", Kind.NIK),
    ResidentColumn("sex", "sex", Kind.CODE, "sex"),
    ResidentColumn("tempatlahir", "birth_place", Kind.TEXT),
    ResidentColumn("tanggallahir", "born_on", Kind.DATE),
    ResidentColumn("agama_id", "religion", Kind.CODE, "religion"),
    ResidentColumn("pendidikan_kk_id", "education", Kind.CODE, "education"),
    ResidentColumn("pendidikan_sedang_id", "schooling", Kind.CODE, "schooling"),
    ResidentColumn("pekerjaan_id", "occupation", Kind.CODE, "occupation"),
    ResidentColumn("status_kawin", "marital_status", Kind.CODE, "marital_status"),
    ResidentColumn("kk_level", "family_role", Kind.CODE, "family_role"),
    ResidentColumn("warganegara_id", "citizenship", Kind.CODE, "citizenship"),
    ResidentColumn("ayah_nik", "father_nik", Kind.PARENT_NIK),
    ResidentColumn("nama_ayah", "father_name", Kind.NAME),
    ResidentColumn("ibu_nik", "mother_nik", Kind.PARENT_NIK),
    ResidentColumn("nama_ibu", "mother_name", Kind.NAME),
    ResidentColumn("golongan_darah_id", "blood_type", Kind.CODE, "blood_type"),
    ResidentColumn("akta_lahir", "birth_certificate", Kind.TEXT),
    ResidentColumn("dokumen_pasport", "passport", Kind.TEXT),
    ResidentColumn("tanggal_akhir_paspor", "passport_expires_on", Kind.DATE),
    ResidentColumn("dokumen_kitas", "residence_permit", Kind.TEXT),
    ResidentColumn("akta_perkawinan", "marriage_certificate", Kind.TEXT),
    ResidentColumn("tanggalperkawinan", "married_on", Kind.DATE),
    ResidentColumn("akta_perceraian", "divorce_certificate", Kind.TEXT),
    ResidentColumn("tanggalperceraian", "divorced_on", Kind.DATE),
    ResidentColumn("cacat_id", "disability", Kind.CODE, "disability"),
    ResidentColumn("cara_kb_id", "contraception", Kind.CODE, "contraception"),
    ResidentColumn("hamil", "pregnancy", Kind.CODE, "pregnancy"),
    ResidentColumn("ktp_el", "id_card", Kind.CODE, "id_card"),
    ResidentColumn("status_rekam", "id_card_status", Kind.CODE, "id_card_status"),
    ResidentColumn("alamat_sekarang", "current_address", Kind.TEXT),
    ResidentColumn("status_dasar", "status", Kind.CODE, "status"),
    ResidentColumn("suku", "ethnicity", Kind.TEXT),
    ResidentColumn("tag_id_card", "card_tag", Kind.TEXT),
    ResidentColumn("id_asuransi", "insurance", Kind.CODE, "insurance"),
    ResidentColumn("no_asuransi", "insurance_number", Kind.TEXT),
    ResidentColumn("lat", "lat", Kind.COORDINATE),
    ResidentColumn("lng", "lng", Kind.COORDINATE),
)
BY_FIELD = {column.field: column for column in COLUMNS}
