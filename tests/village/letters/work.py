"""A day with letters, for the replay test: one in each state, one sent back and one withdrawn after signing."""

from lonto.accounts.choices import Role
from lonto.signing.actions import create_key
from lonto.signing.signers.registry import open_signer
from lonto.village.letters.actions import (
    approve_letter,
    edit_letter,
    return_letter,
    sign_letter,
    start_letter,
    submit_letter,
    withdraw_letter,
)
from lonto.village.letters.models import Letter
from lonto.village.residents.models import Resident
from tests.scope import Cast
from tests.village.letters.conftest import ANSWERS, PASSPHRASE
from tests.village.letters.test_signing_letters import set_up
from tests.village.residents.files import a_person, take


def do(cast: Cast) -> None:
    clerk, secretary, head = cast[Role.CLERK], cast[Role.SECRETARY], cast[Role.HEAD]
    take(clerk.village, a_person())
    resident = Resident.objects.get()
    set_up(head, paper_year=2026, paper_number=41)
    create_key(by=head, passphrase=PASSPHRASE)
    signer = open_signer(head, PASSPHRASE)

    def draft(type_code: str) -> Letter:
        return start_letter(by=clerk, resident=resident, type_code=type_code, answers=ANSWERS[type_code])

    def approved(type_code: str) -> Letter:
        return approve_letter(by=secretary, letter=submit_letter(by=clerk, letter=draft(type_code)))

    draft("SKTM")
    returned = return_letter(by=secretary, letter=submit_letter(by=clerk, letter=draft("SKU")), reason="Alamat kurang")
    submit_letter(by=clerk, letter=edit_letter(by=clerk, letter=returned, answers=ANSWERS["SKU"]))
    approved("SKDOM")
    sign_letter(by=head, letter=approved("SKTM"), signer=signer)
    signed = sign_letter(by=head, letter=approved("SKDOM"), signer=signer)
    withdraw_letter(by=head, letter=signed, reason="Salah nama")
