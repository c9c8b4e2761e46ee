"""What can be said about a cell, a row or a file. The words for each stand in `texts.py`."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """What is the matter. Those in `REFUSALS` keep a row out of the register."""

    DIGITS_LOST = "digits_lost"
    NOT_16_DIGITS = "not_16_digits"
    SERIAL_0000 = "serial_0000"
    REGENCY_UNKNOWN = "regency_unknown"
    NIK_DATE_IMPOSSIBLE = "nik_date_impossible"
    NIK_TWICE = "nik_twice"
    NIK_TAKEN = "nik_taken"
    ALREADY_THERE = "already_there"
    KK_TAKEN = "kk_taken"
    NIK_ELSEWHERE = "nik_elsewhere"
    KK_ELSEWHERE = "kk_elsewhere"
    PERSON_TWICE = "person_twice"
    PERSON_UNCERTAIN = "person_uncertain"
    NAME_MISSING = "name_missing"
    CODE_UNKNOWN = "code_unknown"
    DATE_DOES_NOT_EXIST = "date_does_not_exist"
    DATE_NOT_READ = "date_not_read"
    DATE_IN_FUTURE = "date_in_future"
    YEAR_TOO_SHORT = "year_too_short"
    TURNED_INTO_DATE = "turned_into_date"
    TOO_LONG = "too_long"
    TAG_LENGTH = "tag_length"
    COORDINATE_NOT_READ = "coordinate_not_read"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    MERGED_CELLS = "merged_cells"

    NUMBER_CELL = "number_cell"
    DISTRICT_UNKNOWN = "district_unknown"
    NUMBER_DOUBTFUL = "number_doubtful"
    SEX_DIFFERS = "sex_differs"
    BIRTH_DATE_DIFFERS = "birth_date_differs"
    PROVISIONAL_NUMBER = "provisional_number"
    FORMER_NUMBER = "former_number"
    SAME_PERSON = "same_person"
    SIMILAR_PERSON = "similar_person"
    ONE_WORD_NAME = "one_word_name"
    LONG_NAME = "long_name"
    UNUSUAL_SIGNS = "unusual_signs"
    PREGNANT_MAN = "pregnant_man"
    DATE_FROM_NUMBER = "date_from_number"
    FORMULA = "formula"
    FAMILY_WITHOUT_HEAD = "family_without_head"
    FAMILY_WITH_TWO_HEADS = "family_with_two_heads"
    TO_ASSIGN = "to_assign"
    OLDER_THAN_PARENT = "older_than_parent"

    UNKNOWN_COLUMNS = "unknown_columns"
    SHEET_READ = "sheet_read"
    EMPTY_ROWS = "empty_rows"
    END_MARK = "end_mark"
    STATUS_IGNORED = "status_ignored"
    PREGNANCY_IGNORED = "pregnancy_ignored"
    OCCUPATION_89 = "occupation_89"
    NEW_HAMLETS = "new_hamlets"
    ONE_HAMLET = "one_hamlet"
    ONE_UNIT = "one_unit"
    REGISTERED_ELSEWHERE = "registered_elsewhere"


REFUSALS = frozenset(list(Code)[: list(Code).index(Code.NUMBER_CELL)])


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark: `column` is the heading in the file, `value` what stands in the cell, `details` fill its sentence."""

    code: Code
    column: str = ""
    value: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def is_refusal(self) -> bool:
        return self.code in REFUSALS

    def as_json(self) -> dict[str, Any]:
        return {"code": str(self.code), "column": self.column, "value": self.value, "details": self.details}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Problem":
        return cls(Code(kept["code"]), kept["column"], kept["value"], kept["details"])
