from datetime import date

import pytest

from lonto.lib import code_names
from lonto.lib.bilingual import Both, day_in_words, lowered, one_of


def test_a_text_is_given_in_the_asked_language_and_in_indonesian_otherwise() -> None:
    text = Both("desa", "village")
    assert [text.of(language) for language in ("en", "en-gb", "id", None)] == ["village", "village", "desa", "desa"]


def test_places_are_filled_in_each_language_with_its_own_words() -> None:
    text = Both("sampai {day}, {count} orang", "until {day}, {count} people")
    filled = text.fill(day=day_in_words(date(2026, 8, 17)), count=3)
    assert filled == Both("sampai 17 Agustus 2026, 3 orang", "until 17 August 2026, 3 people")


def test_a_place_without_a_value_and_braces_in_a_value_stay_as_they_are() -> None:
    assert Both("{a} {b}", "{a} {b}").fill(a="{0}") == Both("{0} {b}", "{0} {b}")


@pytest.mark.parametrize(
    ("items", "listed"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a atau b"),
        (["a", "b", "c"], "a, b atau c"),
        (["a atau b", "c"], "a atau b; atau c"),
    ],
)
def test_choices_are_listed_as_people_say_them(items: list[str], listed: str) -> None:
    assert one_of(Both(item, "x") for item in items).id == listed


def test_abbreviations_keep_their_capitals_inside_a_sentence() -> None:
    assert lowered(Both("Petani", "Farmer")).id == "petani"
    assert lowered(Both("SLTA/sederajat", "Upper")).id == "SLTA/sederajat"


def test_education_and_occupation_are_plugged_in_by_the_register() -> None:
    assert code_names.names_of("education")[5].id == "SLTA/sederajat"
    assert code_names.names_of("occupation")[9].en == "Farmer"
