"""What can be begun about a living resident; rooms above the register plug their work in."""

from dataclasses import dataclass

from django.urls import reverse

from lonto.village.residents.models import Resident
from lonto.web.navigation import Link
from lonto.web.texts import Text


@dataclass(frozen=True)
class Deed:
    """A button on the profile; the page `url_name` takes the resident's id."""

    label: Text
    url_name: str


_deeds: dict[str, Deed] = {}


def register(deed: Deed) -> None:
    """Offer a piece of work on every profile that the acting person may write to."""
    _deeds[deed.url_name] = deed


def deeds_about(resident: Resident) -> list[Link]:
    """The pieces of work that can begin now; none for people who died or left."""
    if not resident.is_living:
        return []
    return [Link(deed.label, reverse(deed.url_name, args=[resident.pk])) for deed in _deeds.values()]
