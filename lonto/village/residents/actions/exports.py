"""Taking the register out of the house, which is the largest look there is."""

from typing import IO

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.village.residents.access import WRITERS
from lonto.village.residents.exporting import export_residents


def take_out(*, by: Membership | None, village: Region, target: IO[bytes]) -> int:
    """Write all residents of a village into `target` and return how many; `by` None is the operator."""
    if by is not None:
        require_village(by, village, *WRITERS)
    with writing(village) as stream:
        count = export_residents(village, target)
        record(by=by, stream=stream, verb="residents.export", note={"residents": count})
    return count
