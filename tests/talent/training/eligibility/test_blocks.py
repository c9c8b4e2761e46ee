"""What each building block asks, and what it says to those whom it keeps out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lonto.talent.training.eligibility import Facts, Finding, evaluate, parse
from tests.talent.training.eligibility.people import GRADUATE, OCCASION


def ask(facts: Facts, block: str, **values: Any) -> Finding:
    return evaluate(parse([{"block": block, **values}]), facts, OCCASION)[0]


def test_a_citizen_may_apply() -> None:
    assert ask(GRADUATE, "citizen").holds


def test_a_child_with_two_citizenships_is_a_citizen() -> None:
    assert ask(replace(GRADUATE, citizenship=3), "citizen").holds


def test_a_foreigner_is_told_who_may_take_part() -> None:
    finding = ask(replace(GRADUATE, citizenship=2), "citizen")
    assert not finding.holds
    assert finding.what_would_have_to_change is not None
    assert "warga negara asing" in finding.what_would_have_to_change.id


@pytest.mark.parametrize(
    ("education", "is_final_year", "holds"),
    [(5, False, False), (8, False, True), (9, False, True), (8, True, False), (9, True, True), (None, False, False)],
)
def test_education_at_least_counts_what_is_finished(education: int | None, is_final_year: bool, holds: bool) -> None:
    facts = replace(GRADUATE, education=education, is_final_year=is_final_year)
    assert ask(facts, "education_at_least", level=8, final_year_counts=False).holds is holds


def test_a_student_in_the_final_year_counts_where_the_rule_says_so() -> None:
    student = replace(GRADUATE, is_final_year=True)
    assert ask(student, "education_one_of", levels=[7, 8], final_year_counts=True).holds
    assert not ask(student, "education_one_of", levels=[7, 8], final_year_counts=False).holds


def test_a_student_in_the_final_year_has_finished_upper_secondary_school() -> None:
    student = replace(GRADUATE, is_final_year=True)
    assert ask(student, "education_one_of", levels=[5], final_year_counts=False).holds


def test_the_sentence_names_levels_in_both_languages() -> None:
    sentence = ask(GRADUATE, "education_one_of", levels=[5, 8], final_year_counts=True).sentence
    assert sentence.id == "Pendidikan: SLTA/sederajat atau Diploma IV/Strata I, tamat atau di tahun terakhir."
    assert sentence.en == "Education: Upper secondary school or Bachelor's degree, finished or in its final year."


def test_occupations_are_named() -> None:
    finding = ask(GRADUATE, "occupation_one_of", occupations=[9, 11])
    assert finding.sentence.id == "Pekerjaan: petani/pekebun atau nelayan/perikanan."
    assert not finding.holds


def test_working_life_says_what_the_profile_says() -> None:
    finding = ask(replace(GRADUATE, employment="permanent"), "employment_one_of", employments=["none", "student"])
    assert finding.what_would_have_to_change is not None
    assert "in a permanent job" in finding.what_would_have_to_change.en


@pytest.mark.parametrize("region", ["53", "53.15", "53.15.05", "53.15.05.2008"])
def test_a_region_of_any_level_holds_its_villages(region: str) -> None:
    assert ask(GRADUATE, "lives_in", regions=[region]).holds


def test_a_neighbouring_regency_does_not_count() -> None:
    assert not ask(GRADUATE, "lives_in", regions=["53.14"]).holds


def test_a_nomination_counts_for_its_own_class_only() -> None:
    assert ask(replace(GRADUATE, nominated_for=frozenset({"class-1"})), "nominated").holds
    assert not ask(replace(GRADUATE, nominated_for=frozenset({"class-2"})), "nominated").holds


def test_a_ban_until_the_deadline_keeps_out_and_names_ground_and_end() -> None:
    banned = replace(GRADUATE, banned_until=date(2026, 3, 31), ban_ground="absences")
    finding = ask(banned, "not_banned")
    assert not finding.holds
    assert finding.what_would_have_to_change is not None
    assert "31 Maret 2026 karena tiga kali tidak hadir" in finding.what_would_have_to_change.id


def test_a_ban_that_ends_before_the_deadline_does_not_count() -> None:
    assert ask(replace(GRADUATE, banned_until=date(2026, 3, 30)), "not_banned").holds


def test_who_is_in_a_class_is_told_which() -> None:
    finding = ask(replace(GRADUATE, enrolled_in=frozenset({"DEA-01"})), "not_enrolled")
    assert not finding.holds
    assert finding.what_would_have_to_change is not None
    assert "DEA-01" in finding.what_would_have_to_change.en


def test_one_passed_class_of_those_named_is_enough() -> None:
    passed = replace(GRADUATE, passed_classes=frozenset({"VSGA-JWD"}))
    assert ask(passed, "passed_class", classes=["VSGA-JWD", "FGA-DA"]).holds
    assert not ask(GRADUATE, "passed_class", classes=["VSGA-JWD"]).holds


def test_a_class_for_people_with_disabilities_asks_for_one() -> None:
    assert ask(replace(GRADUATE, disability=2), "has_disability").holds
    assert not ask(GRADUATE, "has_disability").holds
