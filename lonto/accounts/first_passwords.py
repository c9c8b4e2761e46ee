"""Where a person whose account was opened by codes alone chooses a first password; the room of the codes plugs in."""

from django.urls import reverse

_offered: list[str] = []


def register(url_name: str) -> None:
    """Lead people without a password to this page."""
    _offered[:] = [url_name]


def address() -> str:
    """The page, "" where no room offers one."""
    return reverse(_offered[0]) if _offered else ""
