"""A scheme's file: taken over whole, or refused with every place."""

import re

import pytest

from lonto.regency.maturity.schemes import (
    FaultyScheme,
    Scheme,
    UnknownScheme,
    all_schemes,
    read_scheme,
    scheme_named,
    schemes_of_year,
)
from lonto.regency.maturity.schemes.shipped import FOLDER

SPBE = (FOLDER / "spbe-2020.toml").read_text(encoding="utf-8")


def faults(content: str) -> dict[str, str]:
    with pytest.raises(FaultyScheme) as refused:
        read_scheme(content.encode(), "scheme.toml")
    return {one.place: one.sentence.en for one in refused.value.faults}


def test_the_shipped_schemes_are_whole() -> None:
    sizes = {one.key: (len(one.domains), len(one.aspects), len(one.indicators)) for one in all_schemes()}
    assert sizes["spbe-2018"] == (3, 7, 35)
    assert sizes["spbe-2020"] == (4, 8, 47)
    assert sizes["pemdi-2026"] == (0, 7, 20)


@pytest.mark.parametrize(
    ("year", "keys"), [(2019, ["spbe-2018"]), (2025, ["spbe-2020"]), (2026, ["pemdi-2026"]), (2017, [])]
)
def test_a_year_has_its_scheme(year: int, keys: list[str]) -> None:
    assert [one.key for one in schemes_of_year(year)] == keys


def test_an_unknown_scheme_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownScheme, match="spbe-2020"):
        scheme_named("spbe-2030")


def test_weights_that_do_not_sum_are_refused_with_the_place() -> None:
    found = faults(SPBE.replace('weight = "3.00"', 'weight = "3.01"', 1))
    assert found == {"aspects[8].indicators": "the weights sum to 18.01, not to 18."}


def test_every_fault_is_named_at_once() -> None:
    broken = SPBE.replace('weight = "2.75"', 'weight = "2,75"', 1).replace("number = 47", 'number = "47"')
    assert set(faults(broken)) == {"indicators[32].weight", "indicators[47].number"}


def test_predicates_that_overlap_are_refused() -> None:
    assert "overlap" in faults(SPBE.replace('below = "3.5"', 'below = "3.6"'))["predicates[3].below"]
    assert "overlap" in faults(SPBE.replace('from = "3.5"', 'from = "2.5"'))["predicates[4].from"]


def test_predicates_that_leave_a_hole_are_refused() -> None:
    assert "hole between" in faults(SPBE.replace('below = "3.5"', 'below = "3.4"'))["predicates[3].below"]
    assert "hole below" in faults(SPBE.replace('from = "0"', 'from = "0.5"'))["predicates[1].from"]


@pytest.mark.parametrize(("end", "place"), [('to = "4.9"', "to"), ('below = "5"', "below")])
def test_the_last_predicate_ends_with_the_highest_level(end: str, place: str) -> None:
    assert "highest level" in faults(SPBE.replace('to = "5"', end))[f"predicates[5].{place}"]


def test_a_missing_level_is_refused() -> None:
    without = re.sub(r"\[\[levels\]\]\nkind = \"service\"\nnumber = 3\n.*?\]\n", "", SPBE, flags=re.S)
    assert "[1, 2, 4, 5]" in faults(without)["levels (service)"]


def test_numbers_with_a_gap_are_refused() -> None:
    assert "indicators[10].number" in faults(SPBE.replace("number = 10\n", "number = 12\n"))


def test_an_indicator_of_no_aspect_is_refused() -> None:
    assert "indicators[47].aspect" in faults(re.sub(r"(number = 47\naspect = )8", r"\g<1>9", SPBE))


def test_weights_are_texts_so_that_no_digit_is_lost() -> None:
    assert "indicators[1].weight" in faults(SPBE.replace('weight = "1.30"', "weight = 1.30", 1))


def test_a_misspelt_word_is_named_and_not_passed_over() -> None:
    assert "valid_until" in faults(SPBE.replace("valid_until", "valid_untill"))["valid_untill"]


def test_yes_and_no_are_not_guessed() -> None:
    assert "true or false" in faults(SPBE.replace("is_official = true", 'is_official = "no"'))["is_official"]


def test_a_third_can_be_written_exactly() -> None:
    thirds = "".join(
        f'[[indicators]]\nnumber = {n}\naspect = 1\nname = "{n}"\nweight = "100/3"\nkind = "service"\n'
        for n in (1, 2, 3)
    )
    head = SPBE[: SPBE.index("[[domains]]")]
    scheme = read_scheme(f'{head}[[aspects]]\nnumber = 1\nname = "A"\nweight = "100"\n{thirds}'.encode(), "thirds.toml")
    assert scheme.indicators[0].weight * 3 == 100


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('weight = "1.30"', 'weight = "1e999999999"', "indicators[1].weight"),
        ("highest = 5", "highest = 999999999", "scale.highest"),
        ("digits = 2", "digits = 99", "scale.digits"),
        ("criteria = [", "criteria = 3\nx = [", "levels[1].criteria"),
        ('key = "spbe-2020"', 'key = "../spbe"', "key"),
        ("edition = 1", "edition = -1", "edition"),
    ],
)
def test_a_value_that_would_do_harm_is_refused(old: str, new: str, place: str) -> None:
    assert place in faults(SPBE.replace(old, new, 1))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "format = 2",
        "format = 1",
        "[[",
        "\x00",
        "format = 1\nscale = 3\nlevels = 4",
        "a = " + "[" * 5_000,
        "a = " + "9" * 5_000,
    ],
    ids=["empty", "other form", "nothing else", "half", "zero byte", "other kinds", "deep", "long number"],
)
def test_what_is_no_scheme_is_refused_and_never_breaks(content: str) -> None:
    assert faults(content)


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert "exceeds" in faults("#" * (512 * 1024 + 1))["file"]


def test_every_fault_is_said_in_both_languages() -> None:
    with pytest.raises(FaultyScheme) as refused:
        read_scheme(SPBE.replace('weight = "3.00"', 'weight = "0"').encode(), "scheme.toml")
    assert all(one.sentence.id != one.sentence.en for one in refused.value.faults)


@pytest.mark.parametrize("scheme", all_schemes(), ids=lambda scheme: scheme.key)
def test_criteria_of_every_shipped_level_are_written(scheme: Scheme) -> None:
    assert all(level.criteria for levels in scheme.levels.values() for level in levels)


def test_an_assumption_names_a_part_of_the_scheme_and_each_part_once() -> None:
    unknown = SPBE.replace('about = "digits"', 'about = "weather"')
    assert "assumptions[2].about" in faults(unknown)
    twice = SPBE.replace('about = "digits"', 'about = "unanswered"')
    assert faults(twice) == {"assumptions": "unanswered is named 2 times."}
