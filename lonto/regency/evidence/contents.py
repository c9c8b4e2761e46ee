"""What a handed-in file is, told by its content: documents, pictures and tables; programs and bombs are refused."""

import hashlib
import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
UNPACKED = 200 * MEGABYTE
ENDING = 2048
TEXT_SAMPLE = 64 * 1024
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "pdf", "application/pdf"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
)
ENDS = {"pdf": b"%%EOF", "jpg": b"\xff\xd9", "png": b"IEND\xaeB`\x82"}
OFFICE = {
    "word/document.xml": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
TYPES = {
    **{extension: content_type for _start, extension, content_type in SIGNATURES},
    **dict(OFFICE.values()),
    **{extension: content_type for content_type, extension in OPEN_DOCUMENTS.items()},
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Content:
    """What the file is, how large, and the digest by which it is known again."""

    extension: str
    size: int
    sha256: str


def examine(upload: File[bytes]) -> Content:
    """The content of a file; ValidationError for "file" where it is empty, too large, or nothing we keep."""
    size = upload.size or 0
    if not size:
        raise _refused(_("This file is empty. Choose it again."), "empty")
    if size > LARGEST:
        megabytes = f"{size / MEGABYTE:.0f}"
        sentence = _("This file has %(size)s MB; at most 20 MB are accepted. Split it, or give a link to it.")
        raise _refused(sentence % {"size": megabytes}, "size")
    extension = _extension_of(upload)
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return Content(extension, size, digest.hexdigest())


def _extension_of(upload: File[bytes]) -> str:
    upload.seek(0)
    head = upload.read(TEXT_SAMPLE)
    for start, extension, _type in SIGNATURES:
        if head.startswith(start):
            _require_whole(upload, extension)
            _refuse_hidden_archive(upload)
            return extension
    if head.startswith(b"PK\x03\x04"):
        return _office_extension(upload)
    if _is_text(head):
        return "txt"
    raise _refused(
        _("This is no PDF, picture, office document or text, whatever its name says. Save it as PDF."), "kind"
    )


def _require_whole(upload: File[bytes], extension: str) -> None:
    """A PDF or a picture ends as one: it was handed in whole."""
    upload.seek(max(0, (upload.size or 0) - ENDING))
    if ENDS[extension] not in upload.read(ENDING):
        raise _refused(_("This file is not whole. Save it again and hand that in."), "broken")


def _refuse_hidden_archive(upload: File[bytes]) -> None:
    """A PDF or a picture that opens as an archive, too, is two files in one."""
    upload.seek(0)
    if zipfile.is_zipfile(upload):
        raise _refused(_("This file hides an archive. Save it again and hand that in."), "hidden")


def _office_extension(upload: File[bytes]) -> str:
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > UNPACKED:
                raise _refused(_("This file grows far too large when it is opened. Save it again."), "bomb")
            names = {part.filename for part in parts}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise _refused(_("This document holds macros. Save it without them, or as PDF."), "macros")
            if "mimetype" in names:
                kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
                if kind in OPEN_DOCUMENTS:
                    return OPEN_DOCUMENTS[kind]
            for name, (extension, _type) in OFFICE.items():
                if name in names:
                    return extension
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise _refused(_("This file is damaged. Save it again and hand that in."), "broken") from error
    raise _refused(_("Archives are not accepted. Hand the files in one by one."), "archive")


def _is_text(head: bytes) -> bool:
    """Readable as UTF-8 and without control characters; a script is text and is kept as text."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return False
        text = head[: error.start].decode("utf-8")
    return bool(text.strip()) and not any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text)


def _refused(sentence: str, code: str) -> ValidationError:
    return ValidationError({"file": ValidationError(sentence, code=code)})
