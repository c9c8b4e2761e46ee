import datetime as dt
import hashlib

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Change, Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.signing import codes, qr
from lonto.signing.actions import create_key
from lonto.signing.examination import Finding
from lonto.signing.queries import examine_pdf, read_claim
from lonto.signing.signers.base import Signer, SigningError, WrongPassphraseError
from lonto.signing.signers.registry import open_signer
from lonto.village.letters import letter_claim
from lonto.village.letters.actions import change_setting, sign_letter, sign_letters, withdraw_letter
from lonto.village.letters.choices import State
from lonto.village.letters.models import Letter
from lonto.village.letters.states import StepNotPossibleError

from .conftest import PASSPHRASE, Write

DAY = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)


def pdf_of(letter: Letter) -> bytes:
    with default_storage.open(letter.file) as file:
        return bytes(file.read())


def test_a_signed_letter_has_number_code_file_and_last_day(approved: Letter, head: Membership, signer: Signer) -> None:
    with time_machine.travel(DAY):
        letter = sign_letter(by=head, letter=approved, signer=signer)
    assert (letter.state, letter.number_text) == (State.SIGNED, "400.9.14/1-DS.MT/XI/2026")
    assert (letter.signed_on, letter.valid_until) == (dt.date(2026, 11, 25), dt.date(2027, 2, 25))
    assert letter.code is not None
    assert codes.clean_code(letter.code) == letter.code
    assert letter.digest == hashlib.sha256(pdf_of(letter)).hexdigest()


def test_the_day_of_signing_is_that_of_the_offices_zone(approved: Letter, head: Membership, signer: Signer) -> None:
    with time_machine.travel(dt.datetime(2026, 12, 31, 20, 0, tzinfo=dt.UTC)):
        letter = sign_letter(by=head, letter=approved, signer=signer)
    assert letter.number_text.endswith("/I/2027")


def test_the_file_is_unchanged_and_signed_by_the_head(signed: Letter, head: Membership) -> None:
    examined = examine_pdf(pdf_of(signed))
    assert examined.examination.finding is Finding.UNCHANGED
    assert examined.key is not None
    assert examined.key.holder == head


def test_the_claim_of_the_qr_code_holds_the_facts_of_the_paper(signed: Letter, signer: Signer) -> None:
    assert signed.code is not None
    sealed = signer.seal(letter_claim.KIND, letter_claim.facts_for(signed), code=signed.code)
    address = qr.read_address(qr.check_address("https://desa.example", signed.code, sealed))
    assert address is not None
    assert address.claim is not None
    claim, key = read_claim(address.claim, code=address.code)
    read = letter_claim.read(claim)
    assert (read.number, read.name, read.nik) == (signed.number_text, "ROFINA JELITA", "531505******9901")
    assert (read.signed_on, read.valid_until) == (signed.signed_on, signed.valid_until)
    assert key == signed.key


def test_numbers_follow_each_other_over_all_types(head: Membership, signer: Signer, write_approved: Write) -> None:
    letters = [write_approved(code) for code in ("SKTM", "SKU", "SKDOM")]
    assert [sign_letter(by=head, letter=letter, signer=signer).number for letter in letters] == [1, 2, 3]


def test_the_number_of_a_withdrawn_letter_is_not_given_again(
    signed: Letter, head: Membership, signer: Signer, write_approved: Write
) -> None:
    withdraw_letter(by=head, letter=signed, reason="Data keliru")
    assert sign_letter(by=head, letter=write_approved(), signer=signer).number == 2


def test_a_new_year_begins_with_one(head: Membership, signer: Signer, write_approved: Write) -> None:
    letters = [write_approved(), write_approved()]
    with time_machine.travel(dt.datetime(2026, 12, 30, tzinfo=dt.UTC)):
        assert sign_letter(by=head, letter=letters[0], signer=signer).number == 1
    with time_machine.travel(dt.datetime(2027, 1, 4, tzinfo=dt.UTC)):
        assert sign_letter(by=head, letter=letters[1], signer=signer).number == 1


def test_numbers_go_on_after_those_given_on_paper(
    approved: Letter, head: Membership, signer: Signer, write_approved: Write
) -> None:
    with time_machine.travel(DAY):
        set_up(head, paper_year=2026, paper_number=148)
        assert sign_letter(by=head, letter=approved, signer=signer).number == 149
        assert sign_letter(by=head, letter=write_approved(), signer=signer).number == 150


def test_a_village_prints_its_own_codes(approved: Letter, head: Membership, signer: Signer) -> None:
    set_up(head, unit="PEM", classifications={"SKTM": "400.3.3.2"})
    with time_machine.travel(DAY):
        assert sign_letter(by=head, letter=approved, signer=signer).number_text == "400.3.3.2/1-PEM/XI/2026"


def test_the_database_refuses_a_number_twice(signed: Letter) -> None:
    signed.pk, signed.code, signed.reference = None, "0" * 16, "000-001"
    with pytest.raises(IntegrityError), transaction.atomic():
        signed.save(force_insert=True)


def test_a_wrong_passphrase_leaves_the_letter_waiting_without_a_number(
    approved: Letter, head: Membership, signer: Signer
) -> None:
    with pytest.raises(WrongPassphraseError):
        sign_letters(by=head, letters=[approved], passphrase="salah sekali ini")
    approved.refresh_from_db()
    assert (approved.state, approved.number, approved.code) == (State.APPROVED, None, None)
    assert sign_letters(by=head, letters=[approved], passphrase=PASSPHRASE).signed[0].number == 1


class RefusingSigner:
    """A service that declines, as a distant one may."""

    def __init__(self, signer: Signer) -> None:
        self.key = signer.key
        self.seal = signer.seal

    def sign_pdf(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        raise SigningError("Layanan tidak menjawab.")


def test_a_service_that_declines_leaves_neither_number_nor_file_nor_entry(
    approved: Letter, head: Membership, signer: Signer
) -> None:
    before = Entry.objects.count()
    with pytest.raises(SigningError):
        sign_letter(by=head, letter=approved, signer=RefusingSigner(signer))
    approved.refresh_from_db()
    assert (approved.state, approved.number) == (State.APPROVED, None)
    assert Entry.objects.count() == before
    assert not default_storage.exists("letters")


def test_a_failing_database_leaves_no_file(
    approved: Letter, head: Membership, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("lonto.village.letters.actions.steps.record", fail)
    with pytest.raises(OSError, match="disk full"):
        sign_letter(by=head, letter=approved, signer=signer)
    _, files = default_storage.listdir(f"letters/{approved.village_id}/{dt.date.today().year}")
    assert files == []


def test_several_letters_take_one_passphrase(head: Membership, signer: Signer, write_approved: Write) -> None:
    letters = [write_approved() for _ in range(3)]
    batch = sign_letters(by=head, letters=letters, passphrase=PASSPHRASE)
    assert [letter.number for letter in batch.signed] == [1, 2, 3]
    assert batch.left == []


def test_a_letter_signed_meanwhile_is_not_signed_again(signed: Letter, head: Membership, write_approved: Write) -> None:
    batch = sign_letters(by=head, letters=[signed, write_approved()], passphrase=PASSPHRASE)
    assert (batch.left, len(batch.signed)) == ([signed], 1)
    assert Entry.objects.filter(verb="letters.sign").count() == 2


def test_a_letter_that_waits_for_approval_cannot_be_signed(submitted: Letter, head: Membership, signer: Signer) -> None:
    with pytest.raises(StepNotPossibleError):
        sign_letter(by=head, letter=submitted, signer=signer)


def test_a_secretary_signs_for_the_head_only_where_the_village_allows_it(
    approved: Letter, head: Membership, secretary: Membership
) -> None:
    create_key(by=secretary, passphrase=PASSPHRASE)
    signer = open_signer(secretary, PASSPHRASE)
    with pytest.raises(NotAllowed):
        sign_letter(by=secretary, letter=approved, signer=signer)
    set_up(head, secretary_signs=True)
    letter = sign_letter(by=secretary, letter=approved, signer=signer)
    assert letter.signer_position == "Sekretaris Desa Macang Tanggar, atas nama Kepala Desa Macang Tanggar"


def test_nobody_signs_with_the_key_of_another(approved: Letter, secretary: Membership, signer: Signer) -> None:
    with pytest.raises(NotAllowed):
        sign_letter(by=secretary, letter=approved, signer=signer)


def test_the_passphrase_stands_neither_in_the_journal_nor_in_the_letter(
    approved: Letter, head: Membership, signer: Signer, village: Region
) -> None:
    letter = sign_letters(by=head, letters=[approved], passphrase=PASSPHRASE).signed[0]
    told = str([*Change.objects.values(), *Entry.objects.values(), *Letter.objects.values()])
    assert PASSPHRASE not in told
    assert PASSPHRASE.encode() not in pdf_of(letter)


def test_the_journal_tells_the_whole_life_of_a_letter(signed: Letter, village: Region) -> None:
    verbs = Entry.objects.filter(verb__startswith="letters.").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["letters.start", "letters.submit", "letters.approve", "letters.sign"]
    about_letters = [line for line in differences(village) if line.startswith("letters.")]
    assert about_letters == []


def set_up(by: Membership, **changes: object) -> None:
    usual: dict[str, object] = {
        "unit": "DS.MT",
        "classifications": {},
        "secretary_signs": False,
        "paper_year": None,
        "paper_number": 0,
    }
    change_setting(by=by, **(usual | changes))  # type: ignore[arg-type]
