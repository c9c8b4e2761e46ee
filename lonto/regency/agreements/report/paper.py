"""The yearly report as a PDF/A file."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from lonto.lib.typesetting import Typesetter

_setter = Typesetter(Path(__file__).parent.parent / "data" / "report.typ", "report")


def pdf_of(report: dict[str, Any]) -> bytes:
    """The PDF of a report as `composition.compose` describes it."""
    return _setter.pdf(report, at=timezone.now())
