"""NIK and family card numbers with their serials, as SIAK gives them out: none twice."""

import datetime as dt
from collections import Counter
from random import Random

from lonto.lib.nik import FEMALE

FORMER_REGENCY = ("531001", "531003", "531005", "531006", "531011", "531012")
SPLIT = dt.date(2003, 2, 25)  # Manggarai Barat left Manggarai (53.10) by UU 8/2003


class Serials:
    """Gives each number once in the whole regency."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def nik(self, district: str, sex: int, born_on: dt.date, chance: Random) -> str:
        """A NIK of a district ("531505"); a third of those born before the split were registered in Manggarai."""
        if born_on < SPLIT and chance.random() < 0.3:
            district = chance.choice(FORMER_REGENCY)
        day = born_on.day + (40 if sex == FEMALE else 0)
        return self._next(f"{district}{day:02}{born_on:%m%y}")

    def kk(self, district: str, on: dt.date) -> str:
        """The number of a family card issued on the day `on`."""
        return self._next(f"{district}{on:%d%m%y}")

    def _next(self, start: str) -> str:
        self._given[start] += 1
        return f"{start}{self._given[start]:04}"
