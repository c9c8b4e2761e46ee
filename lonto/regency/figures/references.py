"""How a pledge, a quick win or a chart names the number it depends on.

measure:residents                       a measure
measure:residents:sex=2                 one value of one of its axes
series:019af0c4-...                     a reported series
"""

from dataclasses import dataclass
from uuid import UUID

LENGTH = 200
"""What a field that keeps a reference has to hold."""

MEASURE, SERIES = "measure", "series"


@dataclass(frozen=True)
class Reference:
    """A measure by its key, with the chosen value of an axis where there is one, or a series by its id."""

    kind: str
    key: str
    axis: str = ""
    value: str = ""

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """The reference that `text` writes; ValueError where it is none."""
        kind, _colon, rest = text.partition(":")
        if kind == SERIES:
            return cls(SERIES, str(UUID(rest)))
        key, _colon, cell = rest.partition(":")
        axis, equals, value = cell.partition("=")
        if kind != MEASURE or not key or bool(cell) != bool(axis and equals and value):
            raise ValueError(f"'{text}' names no measure and no series.")
        return cls(MEASURE, key, axis, value)

    @classmethod
    def of_series(cls, pk: UUID) -> "Reference":
        return cls(SERIES, str(pk))

    @classmethod
    def of_measure(cls, key: str, axis: str = "", value: str = "") -> "Reference":
        return cls(MEASURE, key, axis, value)

    def __str__(self) -> str:
        cell = f":{self.axis}={self.value}" if self.axis else ""
        return f"{self.kind}:{self.key}{cell}"
