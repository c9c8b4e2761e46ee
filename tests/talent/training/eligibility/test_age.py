"""Age is counted on the day that the rule names, and comes out the same on whatever day it is computed."""

from dataclasses import replace
from datetime import date
from typing import Any

import time_machine
from hypothesis import example, given
from hypothesis import strategies as st

from lonto.talent.training.eligibility import Finding, evaluate, parse
from lonto.talent.training.eligibility.ages import FEBRUARY_28, MARCH_1, age_on, first_birth_within, last_birth_of
from tests.talent.training.eligibility.people import GRADUATE, OCCASION, days


def ask(birth: date, block: str = "age_at_most", **values: Any) -> Finding:
    raw = {"block": block, "years": 29, "on": "deadline", "leap_day": MARCH_1, **values}
    return evaluate(parse([raw]), replace(GRADUATE, birth_date=birth), OCCASION)[0]


def test_the_day_before_the_thirtieth_birthday_is_within_a_limit_of_29_whenever_it_is_computed() -> None:
    for computed_on in ("2026-03-01", "2026-03-05", "2027-01-01"):
        with time_machine.travel(computed_on):
            assert ask(date(1996, 3, 2), on="2026-03-01").holds


def test_the_thirtieth_birthday_is_outside_a_limit_of_29() -> None:
    assert not ask(date(1996, 3, 2), on="2026-03-02").holds


def test_the_rule_says_when_people_born_on_29_february_grow_older() -> None:
    leap = date(1996, 2, 29)
    assert ask(leap, on="2026-02-28", leap_day=MARCH_1).holds
    assert not ask(leap, on="2026-02-28", leap_day=FEBRUARY_28).holds
    assert not ask(leap, on="2026-03-01", leap_day=MARCH_1).holds


def test_the_29_february_rule_stands_beside_the_condition_in_words() -> None:
    note = ask(date(1996, 2, 29), leap_day=FEBRUARY_28).condition.note
    assert note is not None
    assert "29 Februari" in note.id
    assert "28 February" in note.en


def test_the_deadline_counts_where_the_rule_names_no_date() -> None:
    assert ask(date(1996, 4, 1)).holds
    assert not ask(date(1996, 3, 31)).holds
    assert ask(date(1996, 3, 31)).sentence.id == (
        "Umur paling tinggi 29 tahun pada 31 Maret 2026, hari terakhir pendaftaran."
    )


def test_who_is_too_old_learns_the_birth_date_that_counts() -> None:
    change = ask(date(1990, 1, 1)).what_would_have_to_change
    assert change is not None
    assert "berumur 36 tahun" in change.id
    assert "born on 1 April 1996 or later" in change.en


def test_who_is_too_young_learns_from_when_on_it_holds() -> None:
    finding = ask(date(2010, 5, 5), "age_at_least", years=17)
    assert not finding.holds
    assert finding.what_would_have_to_change is not None
    assert "17 tahun pada 5 Mei 2027" in finding.what_would_have_to_change.id


def test_a_birth_date_after_the_day_is_a_mistake_in_the_profile() -> None:
    finding = ask(date(2026, 4, 1))
    assert not finding.holds
    assert finding.what_would_have_to_change is not None
    assert "Perbaiki tanggal lahir" in finding.what_would_have_to_change.id


@given(day=days, years=st.integers(0, 120), leap_day=st.sampled_from([MARCH_1, FEBRUARY_28]))
@example(day=date(2028, 2, 29), years=30, leap_day=FEBRUARY_28)
@example(day=date(2026, 2, 28), years=29, leap_day=FEBRUARY_28)
def test_the_boundary_birth_dates_are_exact(day: date, years: int, leap_day: str) -> None:
    first = first_birth_within(years, day, leap_day)
    assert age_on(first, day, leap_day) <= years < age_on(_day_before(first), day, leap_day)
    last = last_birth_of(years, day, leap_day)
    assert age_on(last, day, leap_day) >= years > age_on(_day_after(last), day, leap_day)


@given(birth=days, day=days, leap_day=st.sampled_from([MARCH_1, FEBRUARY_28]))
def test_age_grows_by_at_most_one_from_one_day_to_the_next(birth: date, day: date, leap_day: str) -> None:
    grown = age_on(birth, _day_after(day), leap_day) - age_on(birth, day, leap_day)
    assert grown in (0, 1)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
