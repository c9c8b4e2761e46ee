import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from .busy_office import CLERKS, LETTERS_OF_A_CLERK

HOUSE = Path(__file__).parents[3]


def work_in(directory: Path, database: str) -> dict[str, Any]:
    """Run the busy office on an empty database and return what it found."""
    environment = os.environ | {
        "LONTO_MODE": "test",
        "LONTO_DATA": str(directory),
        "LONTO_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "lonto.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.village.letters.busy_office"],
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
    parts = connection.settings_dict
    login = ":".join(quote(str(parts[key]), safe="") for key in ("USER", "PASSWORD") if parts[key])
    server = f"postgresql://{login}@{parts['HOST']}:{parts['PORT'] or 5432}"
    name = f"lonto_busy_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")


def check(found: dict[str, Any]) -> None:
    assert found["errors"] == []
    assert found["numbers"] == list(range(1, CLERKS * LETTERS_OF_A_CLERK + 1))
    assert found["waiting"] == 0
    assert found["journal"] == "None"


def test_two_signers_and_ten_clerks_at_once_on_sqlite_lose_and_double_no_number(tmp_path: Path) -> None:
    check(work_in(tmp_path, "sqlite"))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the tests run on SQLite")
def test_two_signers_and_ten_clerks_at_once_on_postgresql_lose_and_double_no_number(
    tmp_path: Path, empty_database: str
) -> None:
    check(work_in(tmp_path, empty_database))
