"""The states of an import as one table: from where each may be reached."""

from lonto.accounts.access import NotAllowed
from lonto.village.residents.choices import ImportState
from lonto.village.residents.models import ResidentImport

S = ImportState
REACHED_FROM: dict[ImportState, frozenset[ImportState]] = {
    S.PREPARED: frozenset({S.PREPARED, S.CONFIRMED, S.FAILED}),
    S.CONFIRMED: frozenset({S.PREPARED, S.FAILED}),
    S.DONE: frozenset({S.CONFIRMED}),
    S.FAILED: frozenset({S.CONFIRMED}),
    S.DISCARDED: frozenset({S.PREPARED, S.FAILED}),
}


def may_move(run: ResidentImport, to: ImportState) -> bool:
    return run.state in REACHED_FROM[to]


def move(run: ResidentImport, to: ImportState) -> None:
    """Put an import into another state; NotAllowed where the table has no such step. The caller saves it."""
    if not may_move(run, to):
        raise NotAllowed
    run.state = to
