from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.age_bands import AgeBand, band_of, checked_bands, latest_birthday, read_bands

FIVE_YEARS = checked_bands([AgeBand(0, 4), AgeBand(5, 12), AgeBand(13, None)])


def test_bands_are_read_from_a_table_and_put_in_order() -> None:
    assert [band.key for band in read_bands("youngest,oldest\n5,\n0,4\n")] == ["00-04", "05+"]


def test_two_bands_that_share_an_age_are_refused() -> None:
    with pytest.raises(ValueError, match="00-05 and 05-12 overlap"):
        checked_bands([AgeBand(0, 5), AgeBand(5, 12), AgeBand(13, None)])


def test_a_band_behind_an_open_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"00\+ and 05-12 overlap"):
        checked_bands([AgeBand(0, None), AgeBand(5, 12)])


@pytest.mark.parametrize(
    ("bands", "age"),
    [
        ([AgeBand(1, None)], 0),
        ([AgeBand(0, 4), AgeBand(6, None)], 5),
        ([AgeBand(0, 4)], 5),
        ([], 0),
    ],
)
def test_an_age_without_a_band_is_named(bands: list[AgeBand], age: int) -> None:
    with pytest.raises(ValueError, match=f"No age band holds the age {age}"):
        checked_bands(bands)


def test_a_band_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        checked_bands([AgeBand(0, -1), AgeBand(0, None)])


def test_born_on_29_february_is_a_year_older_on_1_march() -> None:
    below, above = bands = checked_bands([AgeBand(0, 5), AgeBand(6, None)])
    assert band_of(bands, date(2020, 2, 29), date(2026, 2, 28)) is below
    assert band_of(bands, date(2020, 2, 29), date(2026, 3, 1)) is above


def test_on_29_february_who_was_born_on_1_march_waits_a_day() -> None:
    assert latest_birthday(date(2024, 2, 29), 1) == date(2023, 2, 28)


@given(
    born=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    later=st.integers(0, 120 * 365).map(timedelta),
)
def test_every_age_has_the_band_of_its_completed_years(born: date, later: timedelta) -> None:
    day = born + later
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    band = band_of(FIVE_YEARS, born, day)
    assert band.youngest <= years
    assert band.oldest is None or years <= band.oldest
