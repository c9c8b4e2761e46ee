"""How a short message reaches a person outside the house: one function, and a registry of ways.

E-mail goes through Django. Text messages need a gateway, which a room plugs in with `register`; until one does, a
demonstration writes them into its data directory and production says that it cannot send any.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from uuid_utils.compat import uuid7

from lonto.accounts import messages


class Kind(StrEnum):
    """What an address is."""

    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True)
class Message:
    """A short message; `subject` is used where the way has one."""

    subject: str
    text: str


class NotSentError(Exception):
    """The message did not leave; the cause is chained."""


@dataclass(frozen=True)
class Way:
    """How messages to one kind of address leave, and whether they can leave at all on this server."""

    send: Callable[[str, Message], None]
    is_open: Callable[[], bool]


_ways: dict[Kind, Way] = {}


def register(kind: Kind, way: Way) -> None:
    """Send messages to this kind of address by `way` from now on."""
    _ways[kind] = way


def is_open(kind: Kind) -> bool:
    """Whether messages to this kind of address reach people."""
    return _ways[kind].is_open()


def send(kind: Kind, address: str, message: Message) -> None:
    """Send a message; raises NotSentError when it did not leave."""
    try:
        _ways[kind].send(address, message)
    except Exception as error:  # a mail server or gateway fails in its own ways, and each means the same here
        raise NotSentError from error


def _by_mail(address: str, message: Message) -> None:
    send_mail(message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [address])


def _into_data_directory(address: str, message: Message) -> None:
    """As Django's e-mail into files: one file for each message."""
    folder = settings.LONTO_DATA / "sms"
    folder.mkdir(exist_ok=True, mode=0o700)
    name = f"{timezone.now():%Y%m%d-%H%M%S}-{uuid7()}.txt"
    (folder / name).write_text(f"{address}\n\n{message.text}\n", encoding="utf-8")


def _is_no_production() -> bool:
    return not settings.ENVIRONMENT.is_production


register(Kind.EMAIL, Way(_by_mail, lambda: messages.are_sent() or _is_no_production()))
register(Kind.PHONE, Way(_into_data_directory, _is_no_production))
