"""A resident, a letter about her in each state, and keys whose passphrases are quick to check."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage

from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.signing import keys
from lonto.signing.actions import create_key
from lonto.signing.signers.base import Signer
from lonto.signing.signers.registry import open_signer
from lonto.village.letters.actions import approve_letter, sign_letter, start_letter, submit_letter
from lonto.village.letters.models import Letter
from lonto.village.residents.models import Family, Hamlet, Resident

PASSPHRASE = "komodo minum kopi tuk"
ANSWERS: dict[str, dict[str, str | int | None]] = {
    "SKTM": {
        "monthly_income": 750_000,
        "dependants": 4,
        "social_register_number": "",
        "pupil": "Yohana Jelita",
        "school": "SMA Negeri 1 Komodo",
        "purpose": "pengajuan beasiswa",
    },
    "SKDOM": {
        "domicile": "Dusun Wae Nahi, RT 001",
        "since": "2019-03-02",
        "status": "menetap",
        "purpose": "membuka rekening bank",
    },
    "SKU": {
        "business_name": "Kios Mai Ceki",
        "business_kind": "kios sembako",
        "since": "2021-07-01",
        "business_address": "Dusun Wae Nahi, RT 001",
        "capital": 5_000_000,
        "purpose": "pengajuan KUR",
    },
}

Write = Callable[..., Letter]


@pytest.fixture(autouse=True)
def _quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "SCRYPT_COST", 2**4)


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of one test are not found by another."""
    monkeypatch.setattr(default_storage, "_wrapped", FileSystemStorage(location=tmp_path))


def make_resident(village: Region, name: str = "ROFINA JELITA", nik: str | None = "5315054708929901") -> Resident:
    hamlet, _ = Hamlet.objects.get_or_create(village=village, name="WAE NAHI", folded="wae nahi")
    return Resident.objects.create(
        village=village,
        name=name,
        folded=fold_name(name),
        nik=nik,
        sex=2,
        birth_place="LABUAN BAJO",
        born_on=dt.date(1992, 8, 7),
        religion=3,
        occupation=9,
        marital_status=2,
        citizenship=1,
        hamlet=hamlet,
        rt="001",
        rw="002",
        family=Family.objects.create(village=village),
    )


@pytest.fixture
def resident(village: Region) -> Resident:
    return make_resident(village)


@pytest.fixture
def signer(head: Membership) -> Signer:
    """The head's key, unlocked."""
    create_key(by=head, passphrase=PASSPHRASE)
    return open_signer(head, PASSPHRASE)


@pytest.fixture
def draft(clerk: Membership, resident: Resident) -> Letter:
    return start_letter(by=clerk, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])


@pytest.fixture
def submitted(clerk: Membership, draft: Letter) -> Letter:
    return submit_letter(by=clerk, letter=draft)


@pytest.fixture
def approved(secretary: Membership, submitted: Letter) -> Letter:
    return approve_letter(by=secretary, letter=submitted)


@pytest.fixture
def signed(head: Membership, approved: Letter, signer: Signer) -> Letter:
    return sign_letter(by=head, letter=approved, signer=signer)


@pytest.fixture
def write_approved(clerk: Membership, secretary: Membership, resident: Resident) -> Write:
    """Any number of letters that wait for signature."""

    def write(type_code: str = "SKTM") -> Letter:
        letter = start_letter(by=clerk, resident=resident, type_code=type_code, answers=ANSWERS[type_code])
        return approve_letter(by=secretary, letter=submit_letter(by=clerk, letter=letter))

    return write
