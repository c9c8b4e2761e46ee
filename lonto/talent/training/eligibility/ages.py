"""Age in whole years on a day, with the rule for people born on 29 February."""

from datetime import date, timedelta

from lonto.lib.bilingual import Both

MARCH_1, FEBRUARY_28 = "march_1", "february_28"
LEAP_DAY_RULES = {
    MARCH_1: Both(
        "Yang lahir pada 29 Februari bertambah umur pada 1 Maret di tahun tanpa hari itu.",
        "Who was born on 29 February grows a year older on 1 March in years without that day.",
    ),
    FEBRUARY_28: Both(
        "Yang lahir pada 29 Februari bertambah umur pada 28 Februari di tahun tanpa hari itu.",
        "Who was born on 29 February grows a year older on 28 February in years without that day.",
    ),
}
ONE_DAY = timedelta(days=1)
LAST_YEAR = date.max.year


def birthday(birth: date, year: int, leap_day: str) -> date:
    """The day in `year` on which a person grows a year older."""
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1) if leap_day == MARCH_1 else date(year, 2, 28)


def turns(birth: date, years: int, leap_day: str) -> date:
    """The day on which a person turns `years`; the last day there is, where the calendar ends before."""
    year = birth.year + years
    return birthday(birth, year, leap_day) if year <= LAST_YEAR else date.max


def age_on(birth: date, day: date, leap_day: str) -> int:
    """Whole years on `day`; negative before birth."""
    return day.year - birth.year - (day < birthday(birth, day.year, leap_day))


def first_birth_within(years: int, day: date, leap_day: str) -> date:
    """The earliest birth date of people who are at most `years` old on `day`."""
    born = _about(day, years + 1) - ONE_DAY
    while turns(born, years + 1, leap_day) <= day:
        born += ONE_DAY
    return born


def last_birth_of(years: int, day: date, leap_day: str) -> date:
    """The latest birth date of people who are at least `years` old on `day`."""
    born = _about(day, years) + 4 * ONE_DAY
    while turns(born, years, leap_day) > day:
        born -= ONE_DAY
    return born


def _about(day: date, years: int) -> date:
    """The day `years` ago, or up to three days before it at the end of a month."""
    return date(day.year - years, day.month, min(day.day, 28))
