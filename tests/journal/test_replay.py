"""The journal is complete: replaying a stream into empty tables gives the same rows, table by table.

Each room keeps `tests/<room>/work.py` with `do(cast)`: a piece of its daily work in the cast's village and regency,
through its own actions. This test does the work of all rooms, replays the streams of village and regency, and knows
nothing else about them.
"""

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from lonto.accounts.models import Membership
from lonto.journal.models import Change, JournalledModel, RegencyRow, Stream
from lonto.journal.replay import differences, replay, rows_of, states_now, tables_of
from lonto.journal.state import model_of, table_of
from lonto.regions.models import Region
from lonto.talent.admission.models import Application
from lonto.village.residents.models import Hamlet
from tests.journal.conftest import rename
from tests.scope import Cast

HERE = Path(__file__).parents[1]


def _work() -> dict[str, Callable[..., None]]:
    found = {}
    for file in sorted(HERE.rglob("work.py")):
        module = ".".join(("tests", *file.parent.relative_to(HERE).parts, "work"))
        found[module] = importlib.import_module(module).do
    return found


def empty(region: Region) -> None:
    """Remove every row of a village or regency, whatever points at it; the constraints are checked when all is back.

    Accounts and offices that the stream names go too: they stand in it beside the rows of the region.
    """
    for model in tables_of(region):
        rows_of(model, region)._raw_delete(connection.alias)
    named = Change.objects.filter(entry__stream=region.pk).values_list("table", "row").distinct()
    for table in {table for table, _row in named} - {table_of(model) for model in tables_of(region)}:
        rows = [row for other, row in named if other == table]
        model_of(table)._default_manager.filter(pk__in=rows)._raw_delete(connection.alias)


def replayed(region: Region) -> None:
    """Empty the tables of a village or regency and write them anew from its journal."""
    with transaction.atomic():
        empty(region)
        assert not any(states_now(region).values())
        for stream in Stream.objects.filter(region=region):
            replay(stream)
    connection.check_constraints()


def test_replaying_the_journal_gives_the_same_rows(hamlets: list[Hamlet], clerk: Membership, village: Region) -> None:
    rename(clerk, hamlets[1], "Wae Nahi Baru")
    before = states_now(village)

    replayed(village)

    assert states_now(village) == before
    assert Hamlet.objects.get(pk=hamlets[1].pk).name == "Wae Nahi Baru"


def test_a_village_keeps_its_rows_while_another_is_replayed(
    hamlets: list[Hamlet], stranger: Membership, village: Region, other_village: Region
) -> None:
    Hamlet.objects.create(village=other_village, name="Pede", folded="pede")

    replayed(village)

    assert Hamlet.objects.filter(village=other_village).count() == 1


@pytest.mark.parametrize("module", sorted(_work()))
def test_the_work_of_every_room_can_be_replayed(module: str, cast: Cast, village: Region, pilot: Region) -> None:
    _work()[module](cast)
    before = {region: states_now(region) for region in (village, pilot)}

    assert [*differences(village), *differences(pilot)] == []
    assert any(any(states.values()) for states in before.values()), "The work of this room has left no row."

    for region, states in before.items():
        replayed(region)

        assert states_now(region) == states


def test_every_table_of_a_village_and_of_a_regency_is_known_to_the_replay(village: Region, pilot: Region) -> None:
    assert all(issubclass(model, JournalledModel) for model in tables_of(village))
    assert Hamlet in tables_of(village)
    assert all(issubclass(model, RegencyRow) for model in tables_of(pilot))
    assert Application in tables_of(pilot)
