"""The hashes that make a stream tamper-evident. Pure functions over texts.

content hash = SHA-256 over one line per change (`table`, `row`, `state`) and look (`table`, `row`, `what`);
entry hash = SHA-256 over the canonical JSON of the entry's header, which holds the content hash and the previous hash.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, Protocol

from lonto.journal.state import canonical

GENESIS = "0" * 64


class ChangeLine(Protocol):
    table: str
    row: str
    state: str | None


class LookLine(Protocol):
    table: str
    row: str
    what: str


def content_hash(changes: Iterable[ChangeLine], looks: Iterable[LookLine]) -> str:
    digest = hashlib.sha256()
    for change in changes:
        digest.update(f"c\0{change.table}\0{change.row}\0".encode())
        digest.update(b"-" if change.state is None else change.state.encode())
        digest.update(b"\n")
    for look in looks:
        digest.update(f"l\0{look.table}\0{look.row}\0{look.what}\n".encode())
    return digest.hexdigest()


def entry_hash(header: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(header).encode()).hexdigest()
