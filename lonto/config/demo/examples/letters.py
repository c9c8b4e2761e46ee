from lonto.accounts.models import Membership
from lonto.config.demo.cast import OTHER_VILLAGE, SIGNING_PASSPHRASE
from lonto.village.letters.actions import (
    approve_letter,
    return_letter,
    sign_letters,
    start_letter,
    submit_letter,
    withdraw_letter,
)
from lonto.village.letters.models import Letter
from lonto.village.residents.choices import Status
from lonto.village.residents.models import Resident

KINDS: list[tuple[str, dict[str, str | int | None]]] = [
    (
        "SKTM",
        {
            "monthly_income": 850_000,
            "dependants": 4,
            "social_register_number": "",
            "pupil": "",
            "school": "",
            "purpose": "Keringanan biaya berobat di RSUD Komodo",
        },
    ),
    (
        "SKDOM",
        {
            "domicile": "Dusun Golo Lado, Desa Gorontalo, Kecamatan Komodo",
            "since": "2014-07-01",
            "status": "menetap",
            "purpose": "Membuka rekening bank",
        },
    ),
    (
        "SKU",
        {
            "business_name": "Kios Wae Sambi",
            "business_kind": "Kios sembako",
            "since": "2019-03-15",
            "business_address": "Jalan Pantai Binongko, Desa Gorontalo",
            "capital": 7_500_000,
            "purpose": "Pengajuan KUR di bank",
        },
    ),
]
SIGNED, WITHDRAWN, APPROVED, RETURNED, SUBMITTED, DRAFTS = 6, 1, 2, 1, 2, 1


def write_letters() -> bool:
    """Letters of one village in every state, so that each role finds something that waits."""
    if Letter.objects.filter(village=OTHER_VILLAGE).exists():
        return False
    clerk, secretary, head = (_member(f"{name}.gorontalo") for name in ("operator", "sekdes", "kades"))
    letters = [
        start_letter(by=clerk, resident=resident, type_code=code, answers=answers)
        for resident, (code, answers) in zip(_grown_ups(), KINDS * 5, strict=False)
    ]
    sent = letters[: len(letters) - DRAFTS]
    for letter in sent:
        submit_letter(by=clerk, letter=letter)
    approved = sent[: SIGNED + WITHDRAWN + APPROVED]
    for letter in approved:
        approve_letter(by=secretary, letter=letter)
    for letter in sent[len(approved) : len(approved) + RETURNED]:
        return_letter(by=secretary, letter=letter, reason="Surat pengantar RT belum dilampirkan.")
    batch = sign_letters(by=head, letters=approved[: SIGNED + WITHDRAWN], passphrase=SIGNING_PASSPHRASE)
    for letter in batch.signed[SIGNED:]:
        withdraw_letter(by=head, letter=letter, reason="Nama usaha keliru; surat baru diterbitkan.")
    return True


def _grown_ups() -> list[Resident]:
    total = SIGNED + WITHDRAWN + APPROVED + RETURNED + SUBMITTED + DRAFTS
    people = Resident.objects.filter(
        village=OTHER_VILLAGE, status=Status.LIVING, born_on__lt="2000-01-01", nik__isnull=False
    )
    return list(people.order_by("folded", "pk")[:total])


def _member(username: str) -> Membership:
    return Membership.objects.select_related("account", "office__region").get(account__username=username)
