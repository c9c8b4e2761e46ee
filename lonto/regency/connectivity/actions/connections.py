"""Saying how an office is connected; what was known before stays."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.connectivity.access import require_writer
from lonto.regency.connectivity.choices import Basis, Medium, Network
from lonto.regency.connectivity.models import LONGEST_SOURCE, Connection, Decision
from lonto.regions.models import Region

EARLIEST = dt.date(1990, 1, 1)
"""Before this no village office was connected to anything."""


@dataclass(frozen=True)
class ConnectionDetails:
    """What is said about the office of a village."""

    village: Region
    network: str
    known_on: dt.date
    source: str
    medium: str = ""
    basis: str = Basis.REPORTED


def record_connection(*, by: Membership, details: ConnectionDetails) -> Connection:
    """Say how an office is connected. Saying again what is known already on that day changes nothing.

    The newest day counts; an older one joins the history.
    """
    require_writer(by, details.village)
    regency = regency_of(by)
    with writing(regency) as stream:
        made = checked(by=by, details=details)
        known = Connection.objects.filter(village=details.village)
        if twin := twin_of(made, known):
            return twin
        current = known.filter(is_current=True).first()
        saved = supersede(made, current)
        ended = end_decisions([made])
        for row in (*saved, *ended):
            row.save()
        made.save(force_insert=True)
        record(by=by, stream=stream, verb="connectivity.record", saved=[*saved, made, *ended])
    return made


def checked(*, by: Membership, details: ConnectionDetails) -> Connection:
    """The row that the details make; ValidationError says for each field what is wrong."""
    errors: dict[str, str] = {}
    if details.network not in Network.values:
        errors["network"] = _("Choose no network, weak or good.")
    if details.medium and details.medium not in Medium.values:
        errors["medium"] = _("Choose fibre, cellular, satellite or something else.")
    if details.basis not in Basis.values:
        errors["basis"] = _("Choose measured or reported.")
    if details.known_on > timezone.localdate():
        errors["known_on"] = _("This day lies in the future.")
    elif details.known_on < EARLIEST:
        errors["known_on"] = _("This day lies too far back.")
    source = " ".join(details.source.replace("\x00", " ").split())
    if not source:
        errors["source"] = _("Say from whom this is known.")
    elif len(source) > LONGEST_SOURCE:
        errors["source"] = _("This text is too long.")
    if errors:
        raise ValidationError(dict(errors))
    return Connection(
        regency=regency_of(by),
        village=details.village,
        network=details.network,
        medium="" if details.network == Network.NONE else details.medium,
        basis=details.basis,
        known_on=details.known_on,
        source=source,
        recorded_by=by,
        recorded_at=timezone.now(),
    )


def twin_of(made: Connection, known: Iterable[Connection]) -> Connection | None:
    """What says the same of the same day and stands already as the last word on that day."""
    same_day = [one for one in known if one.known_on == made.known_on]
    last = max(same_day, key=lambda one: one.recorded_at, default=None)
    if last is None:
        return None
    alike = ("network", "medium", "basis", "source")
    return last if all(getattr(last, name) == getattr(made, name) for name in alike) else None


def supersede(made: Connection, current: Connection | None) -> list[Connection]:
    """Make the newest of two current; the row that was current until now, if it is so no more."""
    made.is_current = current is None or current.known_on <= made.known_on
    if current is None or not made.is_current:
        return []
    current.is_current = False
    return [current]


def end_decisions(made: Iterable[Connection]) -> list[Decision]:
    """The decisions that end because their villages have a network now."""
    online = [one.village_id for one in made if one.is_current and one.network != Network.NONE]
    ended = list(Decision.objects.filter(village__in=online, is_standing=True)) if online else []
    for decision in ended:
        decision.is_standing = False
    return ended
