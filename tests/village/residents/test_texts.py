import pytest
from django.utils import translation

from lonto.lib import spreadsheet
from lonto.village.residents.importing.problems import REFUSALS, Code, Problem
from lonto.village.residents.importing.table import HeadingTwice, NoRows, NoTable
from lonto.village.residents.texts import FILES, words_for, words_for_file

NUMBERS = ("count", "row", "rows", "longest", "first", "last", "cell", "date")
WORDS = ("signs", "columns", "sheet", "skipped", "names", "spellings", "kept", "name", "kk", "resident")
DETAILS = dict.fromkeys(NUMBERS + WORDS, "1")


@pytest.mark.parametrize("code", list(Code))
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_problem_has_its_sentence(code: Code, language: str) -> None:
    with translation.override(language):
        words = words_for(Problem(code, "agama_id", "Jedi", DETAILS))
    assert words.what
    assert "%(" not in str(words)


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_every_refusal_says_what_to_do(code: Code) -> None:
    assert words_for(Problem(code, "agama_id", "Jedi", DETAILS)).to_do


def test_every_way_a_file_can_fail_has_its_answer() -> None:
    errors = [
        *(kind("Sheet1!A9", "100") for kind in spreadsheet.SpreadsheetError.__subclasses__()),
        NoTable(["Tanggal"]),
        HeadingTwice("nik"),
        NoRows(),
    ]
    assert {type(error) for error in errors} == set(FILES)
    assert all(words_for_file(error).to_do for error in errors)


def test_a_problem_comes_back_from_the_report_as_it_was() -> None:
    problem = Problem(Code.NIK_TWICE, "nik", "5315054708929901", {"rows": "3"})
    assert Problem.from_json(problem.as_json()) == problem
