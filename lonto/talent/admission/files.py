"""Documents that people hand in: what they are, told by their content; kept out of the way of everybody else."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from lonto.talent.admission.models import Application
from lonto.talent.admission.refusals import Refused
from lonto.web.middleware import may_stand_beside

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "pdf", "application/pdf"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
)
PICTURES_AND_PDF = frozenset({"pdf", "jpg", "png"})
CONTENT_TYPES = {extension: content_type for _start, extension, content_type in SIGNATURES}
LONGEST_NAME = 120


@dataclass(frozen=True)
class Stored:
    """A file that was put into the storage."""

    path: str
    name: str
    size: int
    sha256: str

    def as_draft(self) -> dict[str, Any]:
        """As `Application.draft` keeps it."""
        return {
            "file": self.path,
            "name": self.name,
            "size": self.size,
            "sha256": self.sha256,
            "uploaded_at": timezone.now().isoformat(),
        }


def extension_of(upload: File[bytes], allowed: frozenset[str] = PICTURES_AND_PDF) -> str:
    """What the file is by its first bytes; raises Refused where it is none of `allowed`, empty or too large."""
    size = upload.size or 0
    if not size:
        raise Refused("file", _("This file is empty. Choose it again."))
    if size > LARGEST:
        raise Refused(
            "file",
            _("This file has %(size)s MB; at most 5 MB are accepted. Take the photo in a lower quality.")
            % {"size": f"{size / MEGABYTE:.1f}".replace(".", ",")},
        )
    upload.seek(0)
    head = upload.read(16)
    upload.seek(0)
    for start, extension, _content_type in SIGNATURES:
        if head.startswith(start) and extension in allowed:
            return extension
    if allowed == {"pdf"}:
        raise Refused("file", _("This is not a PDF, whatever its name says. Save or scan it as PDF."))
    raise Refused("file", _("This is no PDF, JPG or PNG, whatever its name says. Take a photo or scan it as PDF."))


def store(upload: File[bytes], folder: str, allowed: frozenset[str] = PICTURES_AND_PDF) -> Stored:
    """Keep a file under a name that nobody can guess; removed again when the transaction around it fails."""
    extension = extension_of(upload, allowed)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    path = default_storage.save(f"{folder}/{uuid7()}.{extension}", upload)
    name = _shown_name(upload.name or "", extension)
    return Stored(path, name, upload.size or 0, digest.hexdigest())


def discard(path: str) -> None:
    """Remove a file once the transaction is done."""
    if path:
        transaction.on_commit(lambda: default_storage.delete(path), robust=True)


def discard_unsent(application: Application) -> None:
    """Remove the files of a draft that never were sent."""
    sent = set(application.documents.values_list("file", flat=True))
    for kept in application.draft.get("documents", {}).values():
        if kept.get("file") and kept["file"] not in sent:
            discard(kept["file"])


def response_of(path: str, name: str) -> FileResponse:
    """A stored file as the browser shows it; the caller has asked `access` before."""
    content_type = CONTENT_TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    response = FileResponse(default_storage.open(path), filename=name, content_type=content_type)
    response["Cache-Control"] = "private, no-store"
    may_stand_beside(response)
    return response


def _shown_name(name: str, extension: str) -> str:
    """The name that the person knows, with the ending that fits the content."""
    bare = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or "berkas"
    printable = "".join(letter for letter in bare if letter.isprintable())[: LONGEST_NAME - 5].strip() or "berkas"
    return f"{printable}.{extension}"
