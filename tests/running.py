"""Programs that work on a database of their own, with as many connections as they like."""

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

HOUSE = Path(__file__).parents[1]


def run_module(module: str, directory: Path, database: str) -> dict[str, Any]:
    """Run `python -m MODULE` on an empty database and return the JSON of its last line."""
    environment = os.environ | {
        "LONTO_MODE": "test",
        "LONTO_DATA": str(directory),
        "LONTO_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "lonto.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", module],
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
    name = f"lonto_run_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")
