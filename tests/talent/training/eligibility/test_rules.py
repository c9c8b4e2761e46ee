"""A rule as a whole: its stored form, its findings, and what it does to many people."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lonto.talent.training.eligibility import BLOCKS, Condition, Facts, InvalidConditions, Occasion, Rule, parse
from tests.talent.training.eligibility.people import DEADLINE, GRADUATE, NAMES, OCCASION, facts, raw_conditions

Raw: TypeAlias = list[dict[str, Any]]
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1))
rules = st.lists(raw_conditions, max_size=6, unique_by=lambda raw: raw["block"])


@given(raw=rules)
def test_the_stored_form_of_a_rule_reads_back_as_the_same_rule(raw: Raw) -> None:
    conditions = parse(raw)
    stored = json.loads(json.dumps([condition.as_json() for condition in conditions]))
    assert parse(stored) == conditions


@given(raw=rules, person=facts)
def test_every_failing_condition_says_what_would_have_to_change_in_both_languages(raw: Raw, person: Facts) -> None:
    for finding in Rule(parse(raw), OCCASION).findings(person):
        assert finding.sentence.id.endswith(".")
        assert finding.sentence.en.endswith(".")
        change = finding.what_would_have_to_change
        assert (change is None) == finding.holds
        if change is not None:
            assert change.id != change.en
            assert "{" not in change.id + change.en
            assert change.id.endswith(".")
            assert change.en.endswith(".")


@given(raw=rules, person=facts)
def test_a_rule_admits_exactly_those_for_whom_every_condition_holds(raw: Raw, person: Facts) -> None:
    rule = Rule(parse(raw), OCCASION)
    assert rule.admits(person) == all(finding.holds for finding in rule.findings(person))


@given(raw=rules, person=facts, moments=st.lists(MOMENTS, min_size=2, max_size=3))
def test_the_day_of_computing_changes_nothing(raw: Raw, person: Facts, moments: list[datetime]) -> None:
    results = []
    for moment in moments:
        with time_machine.travel(moment):
            results.append(Rule(parse(raw), OCCASION).findings(person))
    assert all(result == results[0] for result in results)


@given(raw=rules, people=st.lists(facts, max_size=8))
def test_the_tally_agrees_with_the_findings(raw: Raw, people: list[Facts]) -> None:
    rule = Rule(parse(raw), OCCASION)
    tally = rule.tally(people)
    found = [[not finding.holds for finding in rule.findings(person)] for person in people]
    assert tally.total == len(people)
    assert tally.eligible == sum(not any(failed) for failed in found)
    assert list(tally.failing) == [sum(column) for column in zip(*found, strict=True)] or not people
    alone = [sum(failed[place] and sum(failed) == 1 for failed in found) for place in range(len(raw))]
    assert list(tally.failing_alone) == alone


@given(raw=rules, people=st.lists(facts, min_size=1, max_size=8), added=raw_conditions)
def test_another_condition_lets_nobody_in(raw: Raw, people: list[Facts], added: dict[str, Any]) -> None:
    conditions = parse(raw)
    before = Rule(conditions, OCCASION)
    after = Rule((*conditions, *parse([added])), OCCASION)
    assert all(before.admits(person) for person in people if after.admits(person))


@given(person=facts, later=st.integers(1, 2000))
def test_a_sanction_that_ended_before_one_deadline_ended_before_every_later_one(person: Facts, later: int) -> None:
    conditions = parse([{"block": "not_banned"}])
    if Rule(conditions, OCCASION).admits(person):
        assert Rule(conditions, Occasion(DEADLINE + timedelta(days=later))).admits(person)


def test_a_rule_without_conditions_is_open_to_everybody() -> None:
    assert Rule((), OCCASION).admits(Facts())


def test_nothing_known_fails_every_condition_that_asks_for_something() -> None:
    asking = [key for key in BLOCKS if key not in {"not_banned", "not_enrolled"}]
    values: dict[str, dict[str, Any]] = {
        "age_at_most": {"years": 29, "on": "deadline", "leap_day": "march_1"},
        "age_at_least": {"years": 17, "on": "deadline", "leap_day": "march_1"},
        "education_at_least": {"level": 1, "final_year_counts": True},
        "education_one_of": {"levels": [1], "final_year_counts": True},
        "occupation_one_of": {"occupations": [1]},
        "employment_one_of": {"employments": ["none"]},
        "lives_in": {"regions": ["53"]},
        "passed_class": {"classes": ["VSGA-JWD"]},
    }
    rule = Rule(parse([{"block": key, **values.get(key, {})} for key in asking]), OCCASION)
    assert not any(finding.holds for finding in rule.findings(Facts()))


def test_a_name_with_braces_stays_as_it_is() -> None:
    occasion = Occasion(DEADLINE, names=replace(NAMES, classes={"PY": "PY {have} {0}"}))
    rule = Rule(parse([{"block": "passed_class", "classes": ["PY"]}]), occasion)
    assert rule.sentences[0].id == "Sudah lulus PY {have} {0}."
    assert rule.findings(GRADUATE)[0].what_would_have_to_change is not None


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({"block": "citizen"}, ""),
        (["citizen"], "1"),
        ([{"block": "height"}], "1.block"),
        ([{"block": ["citizen"]}], "1.block"),
        ([{"block": "citizen"}, {"block": "citizen"}], "2"),
        ([{"block": "citizen", "years": 3}], "1.years"),
        ([{"block": "age_at_most", "years": True, "on": "deadline", "leap_day": "march_1"}], "1.years"),
        ([{"block": "age_at_most", "years": 29, "on": "31-03-2026", "leap_day": "march_1"}], "1.on"),
        ([{"block": "age_at_most", "years": 29, "on": "0001-01-01", "leap_day": "march_1"}], "1.on"),
        ([{"block": "age_at_most", "years": 29, "on": "deadline"}], "1.leap_day"),
        ([{"block": "education_one_of", "levels": [], "final_year_counts": True}], "1.levels"),
        ([{"block": "education_one_of", "levels": [11], "final_year_counts": True}], "1.levels"),
        ([{"block": "education_at_least", "level": 5, "final_year_counts": "yes"}], "1.final_year_counts"),
        ([{"block": "employment_one_of", "employments": ["idle"]}], "1.employments"),
        ([{"block": "lives_in", "regions": ["5315"]}], "1.regions"),
        ([{"block": "passed_class", "classes": [""]}], "1.classes"),
    ],
)
def test_a_mistake_is_named_with_its_place(raw: object, place: str) -> None:
    with pytest.raises(InvalidConditions) as caught:
        parse(raw)
    assert [problem.place for problem in caught.value.problems] == [place]


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(InvalidConditions) as caught:
        parse([{"block": "age_at_most"}, {"block": "lives_in", "regions": [1]}])
    places = [problem.place for problem in caught.value.problems]
    assert places == ["1.years", "1.on", "1.leap_day", "2.regions"]


def test_a_condition_shows_its_values_in_their_own_order() -> None:
    [condition] = parse([{"block": "employment_one_of", "employments": ["student", "none", "none"]}])
    assert isinstance(condition, Condition)
    assert condition.as_json() == {"block": "employment_one_of", "employments": ["none", "student"]}
