"""A short journal of a village to read, to alter and to check."""

from collections.abc import Callable

import pytest

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.journal.models import Entry, Stream
from lonto.regions.models import Region
from lonto.village.residents.models import Hamlet


def add_hamlet(by: Membership, name: str) -> Hamlet:
    """Write one hamlet with its entry, as the actions of a room do."""
    with writing(by.village) as stream:
        hamlet = Hamlet.objects.create(village=by.village, name=name, folded=name.lower())
        record(by=by, stream=stream, verb="tests.add_hamlet", saved=[hamlet])
    return hamlet


def rename(by: Membership, hamlet: Hamlet, name: str) -> Entry:
    with writing(by.village) as stream:
        hamlet.name, hamlet.folded = name, name.lower()
        hamlet.save()
        return record(by=by, stream=stream, verb="tests.rename", saved=[hamlet], note={"reason": "Musyawarah desa"})


@pytest.fixture
def hamlets(clerk: Membership) -> list[Hamlet]:
    """Five hamlets, five entries."""
    return [add_hamlet(clerk, name) for name in ("Nanga Nae", "Wae Nahi", "Menjaga", "Rangko", "Lancang")]


@pytest.fixture
def stream(hamlets: list[Hamlet], village: Region) -> Callable[[], Stream]:
    """The village's stream as it stands now."""
    return lambda: Stream.objects.get(region=village)
