"""What can be wrong with a row, and that every room has words for it."""

import pytest
from django.utils import translation

from lonto.regency.connectivity.tables.problems import SENTENCES as CONNECTIONS
from lonto.regency.figures.tables.problems import SENTENCES as FIGURES
from lonto.regency.maturity.tables.problems import SENTENCES as ANSWERS
from lonto.regency.plans.tables.problems import SENTENCES as EFFORTS
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import COMMON, Problem, Reading, Sentences, told
from lonto.talent.admission.tables.absent import SENTENCES as ABSENT
from lonto.talent.admission.tables.problems import SENTENCES as APPLICATIONS
from lonto.talent.admission.tables.scores import SENTENCES as SCORES
from lonto.talent.training.tables.problems import SENTENCES as CLASSES

NAME = Column("name", "nama", longest=5)


def reading(text: str = "", **line: object) -> Reading:
    return Reading(Line(7, {"name": text} if text else {}, {"name": "C"}, **line))  # type: ignore[arg-type]


def test_a_good_cell_is_taken() -> None:
    found = reading("Maria")
    assert found.accepts(NAME)
    assert not found.problems


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (reading("Marias"), "too_long"),
        (reading("x", formulas=frozenset({"name"})), "formula"),
        (reading(covered={"name": "C5"}), "merged"),
    ],
    ids=["too long", "formula", "merged"],
)
def test_a_cell_that_cannot_be_taken_is_refused_with_its_place(found: Reading, kind: str) -> None:
    assert not found.accepts(NAME)
    (problem,) = found.problems
    assert (problem.kind, problem.column, problem.place) == (kind, "nama", "C7")


def test_a_long_value_is_shown_by_its_beginning() -> None:
    found = reading("x" * 500)
    found.refuse("too_long", NAME)
    assert found.problems[0].value == "x" * 120


def test_a_problem_may_have_sentences_of_its_own() -> None:
    own = told(Problem("word", "nama", "C7", what="Bukan kata.", to_do="Tulis ya.").as_json(), COMMON)
    assert (own["what"], own["to_do"]) == ("Bukan kata.", "Tulis ya.")


@pytest.mark.parametrize(
    "sentences",
    [COMMON, FIGURES, CONNECTIONS, ANSWERS, EFFORTS, CLASSES, APPLICATIONS, SCORES, ABSENT],
    ids=["common", "figures", "connections", "answers", "efforts", "classes", "applications", "scores", "absent"],
)
def test_every_problem_says_what_it_is_and_what_to_do_in_both_languages(sentences: Sentences) -> None:
    for kind in sentences:
        shown = {language: _shown(kind, sentences, language) for language in ("id", "en")}
        assert all(what for what, _to_do in shown.values())
        assert shown["id"][0] != shown["en"][0], kind


def _shown(kind: str, sentences: Sentences, language: str) -> tuple[str, str]:
    with translation.override(language):
        found = told(Problem(kind, "nama", "C7").as_json(), sentences)
        return found["what"], found["to_do"]
