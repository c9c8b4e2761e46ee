"""Saying when an office is open."""

from collections.abc import Sequence

from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.public import caching, hours
from lonto.regency.public.access import require_may_keep
from lonto.regency.public.models import OpeningHours
from lonto.regions.choices import Level
from lonto.regions.queries import ancestor


def set_hours(*, by: Membership, office: Office, days: Sequence[hours.Span], note: str = "") -> OpeningHours:
    """Set the hours of the seven days, Monday first; they stand on the public page at once."""
    require_may_keep(by, office)
    kept = hours.checked(days)
    regency = ancestor(office.region, Level.REGENCY)
    with writing(regency) as stream:
        found = OpeningHours.objects.filter(office=office).first() or OpeningHours(regency=regency, office=office)
        found.days, found.note = kept, note.strip()
        found.full_clean()
        found.save()
        record(by=by, stream=stream, verb="public.set_hours", saved=[found])
    caching.forget(office.region)
    return found
