"""From data to a PDF/A file by Typst, with the fonts of the house. Values go in as data, never as source."""

import json
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

FONTS = Path(__file__).with_name("data") / "fonts"
# Archives keep the paper (PDF/A-2b), screen readers read it (PDF/UA-1).
STANDARDS: list[Literal["a-2b", "ua-1"]] = ["a-2b", "ua-1"]


class Typesetter:
    """Sets one template, in which the data stand as JSON under `name`.

    Each thread has a compiler of its own: one keeps fonts and template read, but two threads cannot share it.
    """

    def __init__(self, template: Path, name: str) -> None:
        self._template, self._name = template, name
        self._own = threading.local()

    def pdf(self, data: dict[str, Any], *, at: datetime) -> bytes:
        """The PDF of some data; the same data and time give the same bytes."""
        pdf = self._compiler().compile(
            format="pdf",
            sys_inputs={self._name: json.dumps(data)},
            pdf_standards=list(STANDARDS),
            timestamp=at.replace(microsecond=0),
        )
        assert isinstance(pdf, bytes)
        return pdf

    def _compiler(self) -> typst.Compiler:
        if not hasattr(self._own, "compiler"):
            self._own.compiler = typst.Compiler(
                str(self._template), root=str(self._template.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
            )
        compiler: typst.Compiler = self._own.compiler
        return compiler
