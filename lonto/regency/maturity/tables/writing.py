"""The tables of an agency as a file: to be filled in, or to be changed and handed in again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from lonto.accounts.models import Office
from lonto.lib.spreadsheet import Page, write_pages
from lonto.lib.spreadsheet.writing import Value
from lonto.regency.maturity.levels import missing_criteria
from lonto.regency.maturity.models import Answer, AnswerEvidence, Assessment
from lonto.regency.maturity.tables.columns import EVIDENCE, LEVELS, NO, YES
from lonto.tables.columns import Column

LEVEL_SHEET, EVIDENCE_SHEET, CRITERIA_SHEET = "Tingkat", "Bukti", "Kriteria"
# No heading of the two tables, so that this sheet is never taken for one of them.
CRITERIA_HEADINGS = ("indikator nomor", "nama", "pada tingkat", "disebut", "kriteria")


def write_template(target: IO[bytes], assessment: Assessment, office: Office) -> None:
    """A row for each indicator of the agency with what it has so far, its evidence, and the criteria to read beside."""
    answers = list(assessment.answers.filter(office=office))
    for one in answers:
        one.assessment = assessment
    links = AnswerEvidence.objects.filter(answer__in=[one.pk for one in answers]).select_related("answer", "evidence")
    pages = [
        Page(LEVEL_SHEET, _headings(LEVELS), map(level_row, answers), (8, 50, 10, 18, 70)),
        Page(EVIDENCE_SHEET, _headings(EVIDENCE), evidence_rows(links), (8, 40, 40, 20, 40, 12, 14)),
        Page(CRITERIA_SHEET, CRITERIA_HEADINGS, _criteria(answers), (12, 40, 12, 24, 90)),
    ]
    write_pages(target, pages)


def level_row(answer: Answer) -> list[Value]:
    """An answer as the table of levels writes it; what is half ticked stays empty, so that nothing is lost by it."""
    return [answer.number, answer.indicator.name.id, answer.level, _met(answer), answer.explanation]


def evidence_rows(links: Iterable[AnswerEvidence]) -> Iterator[list[Value]]:
    """Evidence as its table writes it: one row for each indicator that stands on it."""
    for link in sorted(links, key=lambda one: (one.answer.number, one.added_at)):
        piece = link.evidence
        yield [
            link.answer.number,
            piece.title,
            piece.url,
            piece.sha256,
            piece.description,
            piece.issued_on,
            piece.valid_until,
        ]


def _headings(columns: Sequence[Column]) -> list[str]:
    return [column.heading for column in columns]


def _met(answer: Answer) -> str | None:
    if not answer.met:
        return NO if answer.level is not None else None
    if answer.level is None or missing_criteria(
        answer.assessment.scheme, answer.indicator, answer.level, list(answer.met)
    ):
        return None
    needed = missing_criteria(answer.assessment.scheme, answer.indicator, answer.level, [])
    return YES if sorted(needed) == sorted(answer.met) else None


def _criteria(answers: Iterable[Answer]) -> Iterator[list[Value]]:
    for answer in answers:
        indicator = answer.indicator
        for level in answer.assessment.scheme.levels_of(indicator):
            for criterion in level.criteria:
                yield [answer.number, indicator.name.id, level.number, level.name.id, criterion.id]
