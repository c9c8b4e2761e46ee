"""A file that came with a form whose other answers have to be mended: kept, so that nobody chooses it twice."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.utils import timezone

from lonto.talent.admission import files

FOLDER = "kept"
SESSION_KEY = "kept_file"
FORGOTTEN_AFTER = dt.timedelta(days=1)


def keep(request: HttpRequest, upload: File[bytes], allowed: frozenset[str]) -> None:
    """Keep a file for this session instead of an earlier one; Refused where it is none of `allowed`."""
    stored = files.store(upload, FOLDER, allowed)
    forget(request)
    _sweep()
    request.session[SESSION_KEY] = {"path": stored.path, "name": stored.name}


def kept(request: HttpRequest) -> File[bytes] | None:
    """The file that this session keeps, if it is still there."""
    found: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if found is None or not default_storage.exists(found["path"]):
        return None
    with default_storage.open(found["path"]) as file:
        return ContentFile(file.read(), name=found["name"])


def forget(request: HttpRequest) -> None:
    """Remove what this session keeps."""
    found: dict[str, Any] | None = request.session.pop(SESSION_KEY, None)
    if found is not None:
        default_storage.delete(found["path"])


def _sweep() -> None:
    """Remove what sessions have left behind."""
    if not default_storage.exists(FOLDER):
        return
    long_ago = timezone.now() - FORGOTTEN_AFTER
    for name in default_storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < long_ago:
            default_storage.delete(path)
