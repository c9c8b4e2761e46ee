"""Looks at the register, recorded like changes."""

from lonto.accounts.access import regency_of, require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import Look, record, record_looks, writing
from lonto.village.residents.access import READERS, VILLAGE_READERS
from lonto.village.residents.models import Family, Resident


def look_at(*, by: Membership, row: Resident | Family, what: str) -> None:
    """Record that somebody was shown a resident or a family ("profile") or its numbers in full ("numbers")."""
    require_role(by, *READERS)
    record_looks(by=by, region=row.village, looks=[Look(row, what)], verb=f"residents.look_{what}")


def look_through(*, by: Membership, what: str) -> None:
    """Record that somebody read a list of many residents or took it along ("list", "export").

    It stands in the stream of the village, or of the regency for those who look from above.
    """
    require_role(by, *READERS)
    region = by.village if by.role in VILLAGE_READERS else regency_of(by)
    with writing(region) as stream:
        record(by=by, stream=stream, verb=f"residents.look_{what}")
