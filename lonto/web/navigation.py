"""The menu and the office home: each room declares its entries, what waits in it and how work begins there.

A room calls these functions from its `navigation.py`, which its AppConfig.ready imports.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.web.texts import Text

GROUPS: dict[str, Text] = {
    "": "",
    "village": _("Village"),
    "talent": _("Digital talent"),
    "regency": _("Regency"),
    "office": _("Office"),
}


class Acting(Protocol):
    """A membership, of which the menu needs to know the role alone."""

    @property
    def role(self) -> str: ...


PERSONAL = "personal"
"""Stands among the roles of an entry that is meant for people who are signed in without an office."""


@dataclass(frozen=True)
class NavigationEntry:
    """One line of the menu, for the roles that may open its page; `group` is a key of GROUPS."""

    label: Text
    url_name: str
    roles: Collection[str]
    order: int = 100
    group: str = ""


@dataclass(frozen=True)
class PublicEntry:
    """A page that anybody may open, named in the header of public pages."""

    label: Text
    url_name: str
    order: int = 100


@dataclass(frozen=True)
class QuickStart:
    """A piece of work that begins on the office home."""

    label: Text
    url_name: str
    roles: Collection[str]
    order: int = 100
    hint: Text = ""


@dataclass(frozen=True)
class Waiting:
    """Work that waits for the acting person: how many, and where."""

    label: Text
    count: int
    url: str


@dataclass(frozen=True)
class Link:
    """An entry on one page; `current` is the value of aria-current, empty elsewhere."""

    label: Text
    url: str
    current: str = ""
    hint: Text = ""


@dataclass(frozen=True)
class LinkGroup:
    title: Text
    links: list[Link]


Provider = Callable[[Any], Iterable[Waiting]]

_entries: dict[str, NavigationEntry] = {}
_public: dict[str, PublicEntry] = {}
_starts: dict[str, QuickStart] = {}
_providers: list[Provider] = []
_personal_home: list[str] = []


def register(entry: NavigationEntry) -> None:
    """Put an entry into the menu; an unknown group is a mistake and raises KeyError."""
    GROUPS[entry.group]
    _entries[entry.url_name] = entry


def register_public(entry: PublicEntry) -> None:
    """Name a page in the header of public pages."""
    _public[entry.url_name] = entry


def register_personal_home(url_name: str) -> None:
    """Lead people without an office from the first page to this one."""
    _personal_home[:] = [url_name]


def personal_home() -> str | None:
    """The address that people without an office begin at, if a room offers one."""
    return reverse(_personal_home[0]) if _personal_home else None


def register_start(start: QuickStart) -> None:
    """Offer a piece of work on the office home."""
    _starts[start.url_name] = start


def register_waiting(provider: Provider) -> None:
    """Ask `provider` for waiting work each time an office home is shown; it should cost one query."""
    if provider not in _providers:
        _providers.append(provider)


def entries_for(membership: Acting | None, path: str = "") -> list[LinkGroup]:
    """The menu of a membership (or of a person without one), in groups; the entry that holds `path` is marked."""
    role = membership.role if membership else PERSONAL
    mine = sorted((entry for entry in _entries.values() if role in entry.roles), key=lambda e: e.order)
    addresses = {entry.url_name: reverse(entry.url_name) for entry in mine}
    here = max((url for url in addresses.values() if path.startswith(url)), key=len, default="")
    groups = []
    for key, title in GROUPS.items():
        links = [
            Link(entry.label, url, _current(url, here, path))
            for entry in mine
            if entry.group == key and (url := addresses[entry.url_name])
        ]
        if links:
            groups.append(LinkGroup(title, links))
    return groups


def public_entries(path: str = "") -> list[Link]:
    """The pages that anybody may open; the one at `path` is marked."""
    mine = sorted(_public.values(), key=lambda entry: entry.order)
    addresses = [(entry.label, reverse(entry.url_name)) for entry in mine]
    return [Link(label, url, "page" if url == path else "") for label, url in addresses]


def starts_for(membership: Acting) -> list[Link]:
    """The pieces of work that a membership may begin."""
    mine = sorted((start for start in _starts.values() if membership.role in start.roles), key=lambda s: s.order)
    return [Link(start.label, reverse(start.url_name), hint=start.hint) for start in mine]


def waiting_for(membership: Acting) -> list[Waiting]:
    """Everything that waits for a membership, without what is empty."""
    return [work for provider in _providers for work in provider(membership) if work.count > 0]


def _current(url: str, here: str, path: str) -> str:
    if url != here:
        return ""
    return "page" if url == path else "true"
