"""The report as PDF/A."""

from datetime import datetime
from pathlib import Path
from typing import Any

from lonto.lib.typesetting import Typesetter

TEMPLATE = Path(__file__).parent.parent / "data" / "report" / "report.typ"
_typesetter = Typesetter(TEMPLATE, "report")


def render(report: dict[str, Any], *, at: datetime) -> bytes:
    """The PDF of a report as `compose` gives it."""
    return _typesetter.pdf(report, at=at)
