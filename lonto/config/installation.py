"""What must exist before Lonto can serve, step by step; each step is skipped when it is done already."""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from lonto.config.environment import DEMO_MARK
from lonto.regions.actions import DATA as REGION_FILES
from lonto.regions.actions import load_regions
from lonto.regions.models import Region

STAMPS = "setup.json"


def problem() -> str | None:
    """Why this data directory cannot be served yet, in one sentence; None when it can."""
    if not settings.LONTO_DATA.is_dir():
        return f"{settings.LONTO_DATA} is not set up yet: run `lonto setup` first."
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        return "The files of the pages are not in place: run `lonto setup` first."
    try:
        if _waiting_migrations():
            return "The database belongs to another version of Lonto: run `lonto setup` first."
        if not Region.objects.exists():
            return "The regions are not loaded: run `lonto setup` first."
    except DatabaseError as error:
        return f"The database does not answer: {str(error).strip().splitlines()[0]}."
    return None


def make_data_directory() -> bool:
    """The data directory, readable by its owner alone."""
    existed = settings.LONTO_DATA.is_dir()
    settings.LONTO_DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("files", "mail", "cache", "static"):
        (settings.LONTO_DATA / name).mkdir(exist_ok=True, mode=0o700)
    return not existed


def make_secret_key() -> bool:
    """The file that holds the secret key where the environment gives none."""
    kept = settings.LONTO_DATA / "secret-key"
    if kept.exists() or "LONTO_SECRET_KEY" in os.environ:
        return False
    key = secrets.token_urlsafe(48)
    kept.touch(mode=0o600, exist_ok=False)
    kept.write_text(f"{key}\n")
    settings.SECRET_KEY = key  # this process began without it, and what it encrypts must open tomorrow
    return True


def bring_database_up_to_date() -> bool:
    """Apply the migrations that wait."""
    if not _waiting_migrations():
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def load_reference_data() -> bool:
    """The tree of regions, when it is missing or its files have changed."""
    version = _digest(sorted(REGION_FILES.iterdir()), by_content=True)
    if _stamped("regions", version) and Region.objects.exists():
        return False
    load_regions()
    _stamp("regions", version)
    return True


def collect_static_files() -> bool:
    """Copy, name and compress the files of the pages, when one of them has changed."""
    version = _digest(_static_sources())
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if _stamped("static", version) and manifest.is_file():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    _stamp("static", version)
    return True


def mark_as_demo() -> None:
    """Production refuses a data directory with this mark."""
    (settings.LONTO_DATA / DEMO_MARK).touch()


def _waiting_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static_sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def _digest(paths: Iterable[Path], *, by_content: bool = False) -> str:
    digest = hashlib.sha256()
    for path in paths:
        known = path.stat()
        mark = hashlib.sha256(path.read_bytes()).hexdigest() if by_content else f"{known.st_size} {known.st_mtime_ns}"
        digest.update(f"{path} {mark}\n".encode())
    return digest.hexdigest()


def _stamps() -> dict[str, str]:
    file = settings.LONTO_DATA / STAMPS
    kept: dict[str, str] = json.loads(file.read_text()) if file.is_file() else {}
    return kept


def _stamped(step: str, version: str) -> bool:
    return _stamps().get(step) == version


def _stamp(step: str, version: str) -> None:
    (settings.LONTO_DATA / STAMPS).write_text(json.dumps({**_stamps(), step: version}, indent=1))


STEPS: tuple[tuple[str, str, Callable[[], bool]], ...] = (
    ("directory", "Data directory ...", make_data_directory),
    ("secret_key", "Secret key ...", make_secret_key),
    ("database", "Database ...", bring_database_up_to_date),
    ("reference", "Reference data ...", load_reference_data),
    ("pages", "Files of the pages ...", collect_static_files),
)
"""(name in `--json`, what a person reads, the step, which says whether there was something to do)"""
