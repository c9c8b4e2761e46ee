from pathlib import Path

import pytest

from lonto.village.letters.facts import LABELS
from lonto.village.letters.type_files import FOLDER, IDENTITY, TypeFileError, all_types, parse

SKU = (FOLDER / "sku.toml").read_text(encoding="utf-8")


def test_the_three_types_of_the_first_story_are_there() -> None:
    assert set(all_types()) >= {"SKTM", "SKDOM", "SKU"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_each_file_is_named_after_its_code(path: Path) -> None:
    assert parse(path.read_text(encoding="utf-8")).code.lower() == path.stem


@pytest.mark.parametrize("code", sorted(all_types()))
def test_each_type_says_everything_in_both_languages(code: str) -> None:
    kind = all_types()[code]
    texts = [kind.name, kind.purpose, *kind.requirements, *(question.label for question in kind.questions)]
    texts += [question.hint for question in kind.questions if question.hint]
    texts += [choice.label for question in kind.questions for choice in question.choices]
    assert all(text.id and text.en for text in texts)


def test_every_line_about_a_person_has_its_label() -> None:
    assert LABELS.keys() == IDENTITY


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('code = "SKU"', 'code = "sku"', "code"),
        ('classification = "500.2"', 'classification = "dua"', "classification"),
        ('"address"]', '"blood"]', "blood"),
        ("{business_kind}", "{unknown}", "unknown"),
        ("{business_kind}", "{purpose.__class__}", "not the name"),
        ("{business_kind}", "{purpose!r}", "not the name"),
        ("{business_kind}", "{0}", "not the name"),
        ('when = ["capital"]', "", "capital"),
        ('type = "money"', 'type = "colour"', "colour"),
        ('type = "money"', 'type = "choice"', "choices"),
        ('from_register = "address"', 'from_register = "height"', "height"),
        ('name = "since"', 'name = "purpose"', "twice"),
        ('name = "since"', 'name = "village"', "twice"),
        ("validity_months = 6", "", "validity_months"),
        ("[name]", "[[name", "at line"),
    ],
)
def test_a_mistake_in_a_file_is_named(old: str, new: str, problem: str) -> None:
    assert old in SKU
    with pytest.raises(TypeFileError, match=problem):
        parse(SKU.replace(old, new))
