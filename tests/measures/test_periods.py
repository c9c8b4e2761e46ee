from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lonto.measures.periods import Period

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("period", "key", "words"),
    [
        (Period.day(date(2026, 11, 5)), "2026-11-05", "5 November 2026"),
        (Period.month(2024, 2), "2024-02", "Februari 2024"),
        (Period.year(2026), "2026", "2026"),
        (Period(date(2026, 1, 5), date(2026, 2, 3)), "2026-01-05..2026-02-03", "5 Januari 2026 – 3 Februari 2026"),
    ],
)
def test_a_period_has_a_short_key_and_words(period: Period, key: str, words: str) -> None:
    with translation.override("id"):
        assert (period.key, str(period)) == (key, words)


def test_a_month_ends_with_its_last_day() -> None:
    assert Period.month(2024, 2).last == date(2024, 2, 29)


def test_both_ends_belong_to_a_period() -> None:
    november = Period.month(2026, 11)
    assert date(2026, 11, 1) in november
    assert date(2026, 11, 30) in november
    assert date(2026, 12, 1) not in november


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


@pytest.mark.parametrize("key", ["", "26", "2026-13", "2026-02-30", "2026-1", "2026-02-01..2026-01-01", "2026..2027"])
def test_what_is_no_period_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(key)


@given(first=DAYS, last=DAYS)
def test_every_period_is_found_again_by_its_key(first: date, last: date) -> None:
    period = Period(min(first, last), max(first, last))
    assert Period.parse(period.key) == period
