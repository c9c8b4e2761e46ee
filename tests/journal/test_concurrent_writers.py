"""Many writers at once leave no gap, no double number and a whole chain."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.environment import DATABASE
from tests.journal.busy_writers import ENTRIES_OF_A_WRITER, WRITERS

HOUSE = Path(__file__).parents[2]


def write_in(directory: Path, database: str) -> dict[str, Any]:
    environment = os.environ | {
        "LONTO_MODE": "test",
        "LONTO_DATA": str(directory),
        "LONTO_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "lonto.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.journal.busy_writers"],
        cwd=HOUSE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def empty_database() -> Iterator[str]:
    """A database of its own on the server that the tests use."""
    name = f"lonto_writers_{os.getpid()}"
    with psycopg.connect(DATABASE, autocommit=True) as maintenance:
        maintenance.execute(f'CREATE DATABASE "{name}"'.encode())
        yield urlunsplit(urlsplit(DATABASE)._replace(path=f"/{name}"))
        maintenance.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def check(found: dict[str, Any]) -> None:
    assert found == {
        "errors": [],
        "given": list(range(1, WRITERS * ENTRIES_OF_A_WRITER + 1)),
        "stored": list(range(1, WRITERS * ENTRIES_OF_A_WRITER + 1)),
        "problem": "None",
        "differences": [],
    }


def test_writers_at_once_on_sqlite_leave_no_gap(tmp_path: Path) -> None:
    check(write_in(tmp_path, "sqlite"))


@pytest.mark.skipif(DATABASE == "sqlite", reason="the tests run on SQLite")
def test_writers_at_once_on_postgresql_leave_no_gap(tmp_path: Path, empty_database: str) -> None:
    check(write_in(tmp_path, empty_database))
