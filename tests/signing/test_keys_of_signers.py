import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Change, Entry
from lonto.journal.queries import history_of
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.signing.actions import create_key, revoke_key
from lonto.signing.authority import authority_for, private_key_of
from lonto.signing.choices import KeyState
from lonto.signing.models import Authority, KeyBox, SigningKey
from lonto.signing.signers.base import KeyLockedError, NoKeyError, WrongPassphraseError
from lonto.signing.signers.own import REST, TRIES
from lonto.signing.signers.registry import open_signer

from .conftest import PASSPHRASE


def test_a_head_makes_a_key_and_signs_with_its_passphrase(head: Membership) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    assert open_signer(head, PASSPHRASE).key == key
    assert key.is_usable


def test_the_certificates_come_from_the_regencys_authority(head: Membership, pilot: Region) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    authority = Authority.objects.get(region=pilot)
    key.pdf_certificate.verify_directly_issued_by(authority.certificate)
    key.claim_certificate.verify_directly_issued_by(authority.certificate)


def test_all_signers_of_a_regency_share_one_authority(head: Membership, secretary: Membership) -> None:
    first = create_key(by=head, passphrase=PASSPHRASE)
    second = create_key(by=secretary, passphrase=PASSPHRASE)
    assert first.authority == second.authority


def test_an_authority_that_would_end_before_its_keys_is_followed_by_another(pilot: Region) -> None:
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC)):
        old = authority_for(pilot, by=None)
    with time_machine.travel(dt.datetime(2048, 1, 1, tzinfo=dt.UTC)):
        assert authority_for(pilot, by=None) != old


def test_a_server_with_another_secret_makes_another_authority(pilot: Region) -> None:
    authority = authority_for(pilot, by=None)
    with override_settings(SECRET_KEY="another"):
        assert private_key_of(authority) is None
        assert authority_for(pilot, by=None) != authority


def test_a_secret_that_the_server_had_before_still_opens_the_authority(pilot: Region) -> None:
    authority = authority_for(pilot, by=None)
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert authority_for(pilot, by=None) == authority


@pytest.mark.parametrize("role", ["clerk", "district_officer", "administrator"])
def test_other_roles_make_no_key(role: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        create_key(by=request.getfixturevalue(role), passphrase=PASSPHRASE)


def test_renewing_replaces_the_key_and_deletes_the_old_private_half(head: Membership) -> None:
    old = create_key(by=head, passphrase=PASSPHRASE)
    new = create_key(by=head, passphrase="kerbau tidur di sawah")
    old.refresh_from_db()
    assert (old.state, new.state) == (KeyState.REPLACED, KeyState.ACTIVE)
    assert not KeyBox.objects.filter(key=old).exists()
    with pytest.raises(WrongPassphraseError):
        open_signer(head, PASSPHRASE)
    assert open_signer(head, "kerbau tidur di sawah").key == new


def test_a_revoked_key_signs_no_more_and_keeps_its_reason(head: Membership) -> None:
    key = revoke_key(by=head, key=create_key(by=head, passphrase=PASSPHRASE), reason="Laptop dicuri")
    assert (key.state, key.end_reason) == (KeyState.REVOKED, "Laptop dicuri")
    with pytest.raises(NoKeyError):
        open_signer(head, PASSPHRASE)


def test_the_regency_revokes_the_key_of_a_head_who_cannot(head: Membership, administrator: Membership) -> None:
    key = revoke_key(by=administrator, key=create_key(by=head, passphrase=PASSPHRASE), reason="Berhenti")
    assert key.state == KeyState.REVOKED


@pytest.mark.parametrize("role", ["secretary", "clerk", "stranger", "auditor"])
def test_nobody_else_revokes_it(role: str, head: Membership, request: pytest.FixtureRequest) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    with pytest.raises(NotAllowed):
        revoke_key(by=request.getfixturevalue(role), key=key, reason="x")


def test_a_key_that_has_run_out_signs_nothing(head: Membership) -> None:
    with time_machine.travel(dt.datetime(2026, 1, 5, tzinfo=dt.UTC)):
        create_key(by=head, passphrase=PASSPHRASE)
    with time_machine.travel(dt.datetime(2029, 6, 1, tzinfo=dt.UTC)), pytest.raises(NoKeyError):
        open_signer(head, PASSPHRASE)


def test_wrong_passphrases_lock_the_key_for_a_while_even_for_the_right_one(head: Membership) -> None:
    create_key(by=head, passphrase=PASSPHRASE)
    with time_machine.travel(dt.datetime(2027, 1, 5, tzinfo=dt.UTC), tick=False) as clock:
        for left in range(TRIES - 1, 0, -1):
            with pytest.raises(WrongPassphraseError) as caught:
                open_signer(head, "salah sekali ini")
            assert caught.value.left == left
        for passphrase in ("salah sekali ini", PASSPHRASE):
            with pytest.raises(KeyLockedError):
                open_signer(head, passphrase)
        clock.shift(REST)
        open_signer(head, PASSPHRASE)


def test_a_right_passphrase_forgets_the_wrong_ones(head: Membership) -> None:
    create_key(by=head, passphrase=PASSPHRASE)
    for _ in range(2):
        with pytest.raises(WrongPassphraseError) as caught:
            open_signer(head, "salah sekali ini")
        assert caught.value.left >= TRIES - 2
        if caught.value.left == TRIES - 2:
            open_signer(head, PASSPHRASE)
    assert KeyBox.objects.get().failures == 0


def test_the_locking_of_a_key_stands_in_the_journal(head: Membership) -> None:
    create_key(by=head, passphrase=PASSPHRASE)
    for _ in range(TRIES):
        with pytest.raises((WrongPassphraseError, KeyLockedError)):
            open_signer(head, "salah sekali ini")
    assert Entry.objects.filter(verb="signing.lock_key", account=head.account).count() == 1


def test_a_holder_has_one_key_in_use(head: Membership) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    key.pk, key.fingerprint = None, "f" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        key.save(force_insert=True)


def test_the_journal_holds_the_certificates_but_no_private_key_and_no_passphrase(
    head: Membership, village: Region
) -> None:
    key = create_key(by=head, passphrase=PASSPHRASE)
    box = bytes(KeyBox.objects.get(key=key).content).hex()
    revoke_key(by=head, key=key, reason="Uji coba")
    told = str([*Change.objects.values(), *Entry.objects.values()])
    assert "BEGIN CERTIFICATE" in told
    for secret in (PASSPHRASE, box, box[-60:], "PRIVATE KEY"):
        assert secret not in told
    assert [state["state"] for _, state in history_of(SigningKey.objects.get()) if state] == ["active", "revoked"]
    assert not list(differences(village))
