"""Writing rows of several regencies in one transaction."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from lonto.journal.actions import writing
from lonto.journal.models import Stream
from lonto.regions.models import Region


@contextmanager
def writing_in(regencies: Iterable[Region]) -> Iterator[dict[str, Stream]]:
    """Hold the streams of these regencies, by code; always taken in the same order, so nobody waits in a circle."""
    once = {regency.pk: regency for regency in regencies}
    with ExitStack() as held:
        yield {code: held.enter_context(writing(once[code])) for code in sorted(once)}
