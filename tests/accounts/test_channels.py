"""How short messages leave, and that a server says when they cannot."""

import pytest
from django.conf import settings
from django.core import mail

from lonto.accounts import channels
from lonto.accounts.channels import Kind, Message, NotSentError, Way

MESSAGE = Message("Kode", "123456")


def test_e_mail_goes_through_django() -> None:
    channels.send(Kind.EMAIL, "maria@contoh.id", MESSAGE)

    assert (mail.outbox[0].to, mail.outbox[0].subject, mail.outbox[0].body) == (["maria@contoh.id"], "Kode", "123456")


def test_text_messages_of_a_demonstration_are_files_that_only_their_owner_reads() -> None:
    folder = settings.LONTO_DATA / "sms"

    channels.send(Kind.PHONE, "+6281234567890", MESSAGE)

    (file,) = folder.iterdir()
    assert file.read_text() == "+6281234567890\n\n123456\n"
    assert folder.stat().st_mode & 0o077 == 0


def test_production_sends_no_text_messages_without_a_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ENVIRONMENT", type("Production", (), {"is_production": True})())

    assert not channels.is_open(Kind.PHONE)


def test_a_gateway_plugs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "_ways", dict(channels._ways))
    sent: list[str] = []
    channels.register(Kind.PHONE, Way(lambda address, message: sent.append(address), lambda: True))

    channels.send(Kind.PHONE, "+6281234567890", MESSAGE)

    assert sent == ["+6281234567890"]


def test_a_failure_is_one_kind_of_error_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(address: str, message: Message) -> None:
        raise OSError("no line")

    monkeypatch.setattr(channels, "_ways", {Kind.EMAIL: Way(fail, lambda: True)})

    with pytest.raises(NotSentError) as failure:
        channels.send(Kind.EMAIL, "maria@contoh.id", MESSAGE)
    assert isinstance(failure.value.__cause__, OSError)
