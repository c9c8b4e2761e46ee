"""What a file is, told by its content and not by its name."""

import zipfile
from enum import Enum
from pathlib import PurePath
from typing import IO

from lonto.lib.spreadsheet.errors import Damaged, EmptyFile, Encrypted, Inflated, NotASpreadsheet, TooLarge, WebPage
from lonto.lib.spreadsheet.limits import Limits

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_NAMES = frozenset({".csv", ".tsv", ".txt"})
_CHUNK = 1024 * 1024


class Kind(Enum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


def kind_of(file: IO[bytes], name: str, limits: Limits) -> Kind:
    """The kind of a seekable file; raises the SpreadsheetError that fits where it is none we read."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    head = file.read(4096)
    if not head:
        raise EmptyFile
    if size > limits.file_size:
        raise TooLarge(limit=f"{limits.file_size // (1024 * 1024)} MB")
    if head.startswith(_ZIP):
        return _kind_of_archive(file, limits)
    if head.startswith(_OLE):
        return _kind_of_compound(file)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise WebPage
    if PurePath(name).suffix.lower() in _TEXT_NAMES and (b"\0" not in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"}):
        return Kind.CSV
    raise NotASpreadsheet


def _kind_of_archive(file: IO[bytes], limits: Limits) -> Kind:
    """Look into the archive's directory, then unpack every part once: it must be whole and as large as it says."""
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged from error
    parts = archive.infolist()
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked_size:
        raise Inflated(limit=f"{limits.unpacked_size // (1024 * 1024)} MB")
    names = {part.filename for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise Encrypted
    kind = _kind_by_parts(names, archive)
    _unpack_once(archive, parts)
    return kind


def _kind_by_parts(names: set[str], archive: zipfile.ZipFile) -> Kind:
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "content.xml" in names and "mimetype" in names:
        try:
            if b"spreadsheet" in archive.read("mimetype"):
                return Kind.ODS
        except (zipfile.BadZipFile, OSError, EOFError) as error:
            raise Damaged from error
    raise NotASpreadsheet


def _unpack_once(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Read each part to its declared end; zipfile raises where its checksum or length is another."""
    try:
        for part in parts:
            with archive.open(part) as content:
                while content.read(_CHUNK):
                    pass
    except Exception as error:  # zlib, zipfile and struct each raise their own kinds for broken archives
        raise Damaged from error


def _kind_of_compound(file: IO[bytes]) -> Kind:
    """Old .xls files and every encrypted Office file share one container; its streams have UTF-16 names."""
    file.seek(0)
    content = file.read()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Encrypted
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Kind.XLS
    raise NotASpreadsheet
