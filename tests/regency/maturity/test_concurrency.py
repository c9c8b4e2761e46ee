"""Two officers save one answer at the same moment: one wins, the other is told by name, nothing is lost unseen."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.regency.maturity.busy_agency import ROUNDS
from tests.running import empty_database, run_module

__all__ = ["empty_database"]
MODULE = "tests.regency.maturity.busy_agency"


def check(found: dict[str, Any]) -> None:
    for outcome in found["rounds"]:
        [winner] = [name for name, said in outcome.items() if said == "saved"]
        [(_loser, told)] = [(name, said) for name, said in outcome.items() if name != winner]
        assert winner in told
    assert found["version"] == found["saves"] == ROUNDS
    assert found["explanation"].startswith(f"{ROUNDS - 1}: ")
    assert found["journal"] == "None"


def test_of_two_officers_at_once_one_saves_and_the_other_is_told_on_sqlite(tmp_path: Path) -> None:
    check(run_module(MODULE, tmp_path, "sqlite"))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the tests run on SQLite")
def test_of_two_officers_at_once_one_saves_and_the_other_is_told_on_postgresql(
    tmp_path: Path, empty_database: str
) -> None:
    check(run_module(MODULE, tmp_path, empty_database))
