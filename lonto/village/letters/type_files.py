"""The files in `data/types`: one letter type each, read once and checked for mistakes."""

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from lonto.lib.bilingual import Both
from lonto.village.letters.types import Choice, Kind, LetterType, Paragraph, Question

FOLDER = Path(__file__).with_name("data") / "types"
SURROUNDINGS = frozenset({"signer", "village", "district", "regency", "province", "valid_until"})
IDENTITY = frozenset(
    {
        "name",
        "nik",
        "kk",
        "birth",
        "sex",
        "religion",
        "marital_status",
        "occupation",
        "citizenship",
        "education",
        "address",
    }
)
FILLED_IN = frozenset({"address", "current_address", "dependants"})
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_CLASSIFICATION = re.compile(r"[0-9]{3}(\.[0-9]{1,3})*")


class TypeFileError(Exception):
    """A file in `data/types` is wrong; says which and why."""


@cache
def all_types() -> dict[str, LetterType]:
    """Every letter type by its code."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {one.code: one for one in found}


def letter_type(code: str) -> LetterType:
    """The type of this code; KeyError when there is none."""
    return all_types()[code]


def parse(text: str) -> LetterType:
    """A letter type from the text of its file; TypeFileError says what is wrong."""
    try:
        found = _letter_type(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TypeFileError(str(error)) from error
    _check(found)
    return found


def _read(path: Path) -> LetterType:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except TypeFileError as error:
        raise TypeFileError(f"{path.name}: {error}") from error


def _letter_type(raw: dict[str, Any]) -> LetterType:
    return LetterType(
        name=Both(**raw.pop("name")),
        purpose=Both(**raw.pop("purpose")),
        legal_basis=tuple(raw.pop("legal_basis")),
        identity=tuple(raw.pop("identity")),
        requirements=tuple(Both(**one) for one in raw.pop("requirements")),
        questions=tuple(_question(one) for one in raw.pop("fields")),
        paragraphs=tuple(Paragraph(one["text"], tuple(one.get("when", ()))) for one in raw.pop("paragraphs")),
        **raw,
    )


def _question(raw: dict[str, Any]) -> Question:
    hint = raw.pop("hint", None)
    choices = tuple(Choice(one["value"], Both(one["id"], one["en"])) for one in raw.pop("choices", ()))
    return Question(
        kind=Kind(raw.pop("type")),
        label=Both(**raw.pop("label")),
        hint=Both(**hint) if hint else None,
        choices=choices,
        **raw,
    )


def _check(found: LetterType) -> None:
    """Refuse what would only fail when somebody writes the letter."""
    names = [question.name for question in found.questions]
    optional = {question.name for question in found.questions if question.is_optional}
    if not _CODE.fullmatch(found.code) or not _CLASSIFICATION.fullmatch(found.classification):
        raise TypeFileError("the code or the classification has not the right form")
    if len(set(names)) < len(names) or SURROUNDINGS & set(names):
        raise TypeFileError("a field's name is taken twice")
    if not set(found.identity) <= IDENTITY:
        raise TypeFileError(f"identity: {sorted(set(found.identity) - IDENTITY)} cannot be printed")
    for question in found.questions:
        if (question.kind is Kind.CHOICE) != bool(question.choices):
            raise TypeFileError(f"{question.name}: choices belong to a field of type choice, and only there")
        if question.from_register and question.from_register not in FILLED_IN:
            raise TypeFileError(f"{question.name}: the register fills in no {question.from_register}")
    for paragraph in (Paragraph(found.opening), *found.paragraphs):
        missing = places_of(paragraph.text) - SURROUNDINGS - set(names)
        unsure = places_of(paragraph.text) & optional - set(paragraph.when)
        if missing or unsure or not set(paragraph.when) <= set(names):
            raise TypeFileError(
                f"a paragraph names {sorted(missing or unsure or paragraph.when)}, which may be unknown"
            )


def places_of(text: str) -> set[str]:
    """The names in braces; TypeFileError for anything that reaches further than a name."""
    places = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise TypeFileError(f"{{{name}}} is not the name of a field")
        places.add(name)
    return places
