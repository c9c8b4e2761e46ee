"""The days that a number is about."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, order=True)
class Period:
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends on or after the day it begins.")

    @classmethod
    def day(cls, day: date) -> "Period":
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, key: str) -> "Period":
        """The period with this `key`; ValueError where there is none."""
        if span := _RANGE.fullmatch(key):
            return cls(date.fromisoformat(span[1]), date.fromisoformat(span[2]))
        if re.fullmatch(r"\d{4}", key):
            return cls.year(int(key))
        if re.fullmatch(r"\d{4}-\d\d", key):
            return cls.month(int(key[:4]), int(key[5:]))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", key):
            return cls.day(date.fromisoformat(key))
        raise ValueError("Write a period as 2026, 2026-11, 2026-11-25 or 2026-01-05..2026-02-03.")

    @property
    def key(self) -> str:
        """The shortest way to write this period: 2026, 2026-11, 2026-11-25 or 2026-01-05..2026-02-03."""
        if self.first == self.last:
            return self.first.isoformat()
        if self == Period.year(self.first.year):
            return f"{self.first.year:04}"
        if self == Period.month(self.first.year, self.first.month):
            return self.first.isoformat()[:7]
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        form = {4: "Y", 7: "F Y"}.get(len(self.key), "j F Y")
        if self.first == self.last or len(self.key) < 10:
            return date_format(self.first, form)
        return f"{date_format(self.first, form)} – {date_format(self.last, form)}"
