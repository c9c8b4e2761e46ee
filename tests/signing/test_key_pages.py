import pytest

from lonto.accounts.models import Membership
from lonto.signing.actions import create_key
from lonto.signing.choices import KeyState
from lonto.signing.models import SigningKey
from lonto.signing.signers.registry import open_signer
from tests.conftest import As

from .conftest import PASSPHRASE

NEW = "/signing/new/"


def test_a_head_without_a_key_is_shown_how_to_make_one(head: Membership, as_: As) -> None:
    assert NEW in as_(head).get("/signing/").content.decode()


def test_a_head_makes_a_key_on_the_page(head: Membership, as_: As) -> None:
    answer = as_(head).post(NEW, {"passphrase": PASSPHRASE, "again": PASSPHRASE}, follow=True)
    key = SigningKey.objects.get(holder=head)
    assert key.fingerprint[:4] in answer.content.decode()
    open_signer(head, PASSPHRASE)


@pytest.mark.parametrize(
    "passphrase",
    [
        "pendek",
        "aaaaaaaaaaaaaaaa",
        "kades kades kades",
        "benediktus hamin",
        "kata-sandi-uji-coba",
        "5315054708929901",
        "1qaz2wsx3edc4rfv",
    ],
    ids=["short", "one letter", "user name", "own name", "password", "digits", "common"],
)
def test_a_weak_passphrase_is_refused(passphrase: str, head: Membership, as_: As) -> None:
    answer = as_(head).post(NEW, {"passphrase": passphrase, "again": passphrase})
    assert answer.status_code == 200
    assert answer.context["form"].errors["passphrase"]
    assert not SigningKey.objects.exists()


def test_two_different_passphrases_are_refused_and_neither_comes_back_in_the_page(head: Membership, as_: As) -> None:
    answer = as_(head).post(NEW, {"passphrase": PASSPHRASE, "again": "kerbau tidur di sawah"})
    assert answer.context["form"].errors["again"]
    assert PASSPHRASE not in answer.content.decode()


@pytest.mark.parametrize("role", ["clerk", "stranger", "district_officer", "administrator", "auditor"])
def test_other_roles_get_404_for_the_pages_of_a_signer(role: str, as_: As, request: pytest.FixtureRequest) -> None:
    client = as_(request.getfixturevalue(role))
    assert client.get("/signing/").status_code == 404
    assert client.post(NEW, {"passphrase": PASSPHRASE, "again": PASSPHRASE}).status_code == 404


def test_the_list_shows_a_revoked_key_with_its_reason(head: Membership, administrator: Membership, as_: As) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    answer = as_(administrator).post(f"/signing/keys/{key.pk}/revoke/", {"reason": "Jabatan berakhir"}, follow=True)
    assert "Jabatan berakhir" in answer.content.decode()
    assert SigningKey.objects.get().state == KeyState.REVOKED


@pytest.mark.parametrize("role", ["secretary", "stranger", "clerk", "auditor"])
def test_a_key_of_somebody_else_cannot_be_revoked(
    role: str, head: Membership, as_: As, request: pytest.FixtureRequest
) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    answer = as_(request.getfixturevalue(role)).post(f"/signing/keys/{key.pk}/revoke/", {"reason": "x"})
    assert answer.status_code == 404
    assert SigningKey.objects.get().state == KeyState.ACTIVE


def test_a_signer_of_another_village_does_not_see_the_keys(head: Membership, stranger: Membership, as_: As) -> None:
    create_key(by=head, passphrase=PASSPHRASE)
    assert as_(stranger).get("/signing/keys/").status_code == 404
