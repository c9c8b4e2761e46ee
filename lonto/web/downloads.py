"""A file that is made for one answer: written to memory or, where it grows, to the disk, and closed with the answer."""

import tempfile
from collections.abc import Callable
from typing import IO

from django.http import FileResponse

KEPT_IN_MEMORY = 1024 * 1024


def attachment(name: str, write: Callable[[IO[bytes]], object]) -> FileResponse:
    """What `write` writes, as a download called `name`."""
    file = tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115  closed by the response
    write(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)
