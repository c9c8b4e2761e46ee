"""Setting up an empty directory, and setting it up again."""

import json
import os
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("setup")


@dataclass(frozen=True)
class Directory:
    """A data directory, and the command that works on it."""

    path: Path

    def lonto(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith("LONTO_")}
        return subprocess.run(
            [sys.executable, "-m", "lonto.config.cli", *arguments],
            env=mine | {"LONTO_DATA": str(self.path)} | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def setup(self, *options: str) -> dict[str, Any]:
        done = self.lonto("setup", "--json", *options)
        assert done.returncode == 0, done.stderr
        result: dict[str, Any] = json.loads(done.stdout)
        return result


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, dict[str, Any]]:
    """A directory that was set up once, and what the command said."""
    directory = Directory(tmp_path_factory.mktemp("fresh") / "var")
    return directory, directory.setup()


STEPS = ("directory", "secret_key", "database", "reference", "pages")


def test_the_first_run_does_every_step(ready: tuple[Directory, dict[str, Any]]) -> None:
    _directory, said = ready

    assert all(said[step] for step in STEPS)


def test_the_second_run_finds_everything_done_and_is_quick(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready
    began = time.monotonic()

    said = directory.setup()

    assert not any(said[step] for step in STEPS)
    assert time.monotonic() - began < 10


def test_secrets_and_data_are_for_their_owner_alone(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready

    assert stat.S_IMODE((directory.path / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.path.stat().st_mode) == 0o700
    assert len((directory.path / "secret-key").read_text().strip()) >= 60


def test_the_secret_key_stays_the_same(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready
    before = (directory.path / "secret-key").read_text()

    directory.setup()

    assert (directory.path / "secret-key").read_text() == before


def test_the_pages_files_are_named_and_compressed(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready
    manifest = json.loads((directory.path / "static" / "staticfiles.json").read_text())

    style = directory.path / "static" / manifest["paths"]["web/app.css"]

    assert style.is_file()
    assert style.with_name(f"{style.name}.br").is_file()
    assert style.with_name(f"{style.name}.gz").is_file()


def test_production_refuses_the_demonstration(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready
    production = {
        "LONTO_MODE": "production",
        "LONTO_SECRET_KEY": "q8Zt3vXk0bLw7NfR2yHj5mCs9pDa4uEg6iTo1QxVzBnMKlWrAb",
        "LONTO_HOSTS": "desa.example.go.id",
        "LONTO_PUBLIC_URL": "https://desa.example.go.id",
    }

    done = directory.lonto("setup", "--demo", **production)

    assert done.returncode == 1
    assert "demo mode" in done.stderr


def test_the_first_administrator_is_invited_by_command(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready
    options = ("--administrator", "Kornelis Jehabut", "--agency", "Dinas Komunikasi dan Informatika")

    done = directory.lonto("open-regency", "53.15", *options, "--json")

    said = json.loads(done.stdout)
    assert said["offices"] == 181
    assert said["link"].startswith("http://localhost:8000/invitation/")


def test_an_unknown_regency_is_refused_with_a_sentence(ready: tuple[Directory, dict[str, Any]]) -> None:
    directory, _said = ready

    done = directory.lonto("open-regency", "99.99", "--administrator", "X", "--agency", "Y")

    assert done.returncode == 1
    assert done.stderr == "lonto: There is no regency with the code '99.99'.\n"


def test_a_file_in_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "var").touch()

    done = Directory(tmp_path / "var").lonto("setup")

    assert done.returncode == 2
    assert "which is a file" in done.stderr


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    done = Directory(tmp_path / "var").lonto("setup", LONTO_DATABASE="postgresql://nobody@127.0.0.1:1/none")

    assert done.returncode == 1
    assert done.stderr.startswith("lonto: ")
    assert "Traceback" not in done.stderr
