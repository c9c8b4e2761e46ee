"""From the data of a paper to a PDF/A file."""

from datetime import datetime
from pathlib import Path
from typing import Any

from lonto.lib.typesetting import Typesetter

DATA = Path(__file__).with_name("data")
TEMPLATE = DATA / "letter.typ"
_typesetter = Typesetter(TEMPLATE, "letter")


def render(paper: dict[str, Any], *, at: datetime) -> bytes:
    """The PDF of a paper as `composition.compose` describes it; the same paper and time give the same bytes."""
    return _typesetter.pdf(paper, at=at)
