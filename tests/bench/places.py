"""Data directories of their own, each with a database that nobody else uses, removed when the bench ends."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

HOUSE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Place:
    """A data directory and the database that belongs to it."""

    data: Path
    database: str

    def environment(self, mode: str = "demo") -> dict[str, str]:
        """The variables of a process that works here."""
        outer = {name: value for name, value in os.environ.items() if not name.startswith("LONTO_")}
        return outer | {
            "LONTO_MODE": mode,
            "LONTO_DATA": str(self.data),
            "LONTO_DATABASE": self.database,
            "DJANGO_SETTINGS_MODULE": "lonto.config.settings",
        }

    def run(self, *arguments: str, mode: str = "demo") -> str:
        """Run Python in this place and return what it printed; its errors go to ours."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=HOUSE,
            env=self.environment(mode),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def lonto(self, *arguments: str) -> str:
        return self.run("-m", "lonto.config.cli", *arguments)


class Places:
    """Makes places below one directory; with a PostgreSQL server each gets a database there, else a SQLite file."""

    def __init__(self, root: Path, server: str | None) -> None:
        self.root = root
        self.server = server
        self._names: list[str] = []

    def new(self, name: str, like: Place | None = None) -> Place:
        """An empty place, or a copy of another one."""
        place = Place(self.root / name, self._database(name))
        if like is not None:
            shutil.copytree(like.data, place.data)
        else:
            place.data.mkdir(parents=True)
        if self.server is not None:
            self._create(name, like)
        return place

    def clear(self) -> None:
        for name in self._names:
            self._ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _database(self, name: str) -> str:
        if self.server is None:
            return "sqlite"
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{self._full(name)}"))

    def _create(self, name: str, like: Place | None) -> None:
        template = urlsplit(like.database).path[1:] if like else "template1"
        self._ask(f"CREATE DATABASE {self._full(name)} TEMPLATE {template}")
        self._names.append(self._full(name))

    def _full(self, name: str) -> str:
        return f"lonto_bench_{os.getpid()}_{name}"

    def _ask(self, sql: str) -> None:
        import psycopg

        assert self.server is not None
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(sql.encode())
