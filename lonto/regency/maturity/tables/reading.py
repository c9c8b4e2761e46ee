"""From one row of a table to what it claims, or to what is wrong with it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.accounts.models import Office
from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day, as_text
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.levels import valid_level
from lonto.regency.maturity.models import Answer, AnswerEvidence, Assessment
from lonto.regency.maturity.schemes import Indicator, Scheme, all_schemes
from lonto.regency.maturity.tables.columns import (
    CRITERIA,
    DESCRIPTION,
    DIGEST,
    EVIDENCE,
    EXPLANATION,
    ISSUED,
    LEVEL,
    LEVELS,
    NAME,
    NO,
    NUMBER,
    NUMBERS,
    TITLE,
    URL,
    VALID,
    YES,
)
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading

DECIMAL = re.compile(r"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,9})?")
DIGITS = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Surroundings:
    """What a table can speak of: the answers of one agency in one assessment, and the agency's evidence in use."""

    assessment: Assessment
    answers: Mapping[int, Answer]
    by_url: Mapping[str, Evidence]
    by_digest: Mapping[str, Evidence]
    by_title: Mapping[str, Sequence[Evidence]]
    linked: frozenset[tuple[object, object]]

    @classmethod
    def of(cls, assessment: Assessment, office: Office) -> "Surroundings":
        """Four queries."""
        answers = {one.number: one for one in assessment.answers.filter(office=office).select_related("assessment")}
        pieces = list(Evidence.objects.filter(office=office, withdrawn_at=None, replaced_by=None))
        by_title: dict[str, list[Evidence]] = defaultdict(list)
        for piece in pieces:
            by_title[fold(piece.title)].append(piece)
        links = AnswerEvidence.objects.filter(answer__assessment=assessment, answer__office=office)
        return cls(
            assessment,
            answers,
            {piece.url: piece for piece in pieces if piece.url},
            {piece.sha256: piece for piece in pieces if piece.sha256},
            by_title,
            frozenset(links.values_list("answer_id", "evidence_id")),
        )


@dataclass
class LevelReading(Reading):
    """What a row claims about an indicator; None keeps what stands there."""

    answer: Answer | None = None
    level: Decimal | None = None
    meets_criteria: bool | None = None
    explanation: str | None = None


@dataclass
class EvidenceReading(Reading):
    """A piece that the agency has, or the address of a new one, and the answers that stand on it."""

    answers: list[Answer] = field(default_factory=list)
    evidence: Evidence | None = None
    title: str = ""
    url: str = ""
    description: str = ""
    days: dict[str, dt.date] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells this piece from others of the table."""
        return str(self.evidence.pk) if self.evidence else self.url


def read_level(line: Line, around: Surroundings) -> LevelReading:
    """Read a row of levels."""
    reading = LevelReading(line)
    if not reading.refuse_bad_cells([column for column in LEVELS if column is not NAME]):
        reading.answer = _answer(reading, NUMBER, line.text("number"), around)
        _name(reading, around)
        _level(reading, around)
        _criteria(reading)
        reading.explanation = _long_text(reading, EXPLANATION) or None
    return reading


def read_evidence(line: Line, around: Surroundings) -> EvidenceReading:
    """Read a row of evidence."""
    reading = EvidenceReading(line)
    if not reading.refuse_bad_cells(EVIDENCE):
        reading.answers = _answers(reading, around)
        for column in (ISSUED, VALID):
            _day(reading, column)
        reading.title, reading.url = line.text("title"), line.text("url")
        reading.description = _long_text(reading, DESCRIPTION)
        if reading.url or line.text("sha256"):
            _by_address_or_digest(reading, around)
        else:
            _by_title(reading, around)
    return reading


def _answer(reading: Reading, column: Column, text: str, around: Surroundings) -> Answer | None:
    if not text:
        reading.refuse("missing", column)
    elif not DIGITS.fullmatch(text):
        reading.refuse("number", column)
    elif int(text) not in around.assessment.scheme.by_number:
        sentence = _("%(scheme)s has no indicator %(number)s.")
        values = {"scheme": around.assessment.scheme.title.of(get_language()), "number": text}
        reading.refuse("unknown", column, sentence % values)
    elif int(text) not in around.answers:
        reading.refuse("other_agency", column)
    else:
        return around.answers[int(text)]
    return None


def _answers(reading: EvidenceReading, around: Surroundings) -> list[Answer]:
    """Of one number or several: 1, 3 and 12."""
    # A program makes the number 1.3 out of "1,3", so that only a list with spaces or a third number comes through.
    texts = [text for text in re.split(r"[,;\s]+", reading.line.text("numbers")) if text]
    found = [_answer(reading, NUMBERS, text, around) for text in texts or [""]]
    return [one for one in found if one is not None]


def _name(reading: LevelReading, around: Surroundings) -> None:
    """A name that another indicator has, of this scheme or of another one, tells that the row has slipped."""
    written = fold(reading.line.text("name"))
    if not written or reading.answer is None:
        return
    own = reading.answer.indicator
    if written in (fold(own.name.id), fold(own.name.en)):
        return
    for scheme, indicator in _named(written):
        language = get_language()
        values = {"number": indicator.number, "scheme": scheme}
        sentence = _("This is the name of indicator %(number)s of %(scheme)s; here, number %(own)s is: %(name)s.")
        values |= {"own": own.number, "name": own.name.of(language)}
        reading.refuse("name", NAME, sentence % values)
        return


def _named(written: str) -> list[tuple[str, Indicator]]:
    language = get_language()
    return [(scheme.title.of(language), scheme.by_number[number]) for scheme, number in _names().get(written, ())]


@cache
def _names() -> dict[str, list[tuple[Scheme, int]]]:
    """Every name of an indicator, in any scheme."""
    found: dict[str, list[tuple[Scheme, int]]] = defaultdict(list)
    for scheme in all_schemes():
        for one in scheme.indicators:
            for name in {fold(one.name.id), fold(one.name.en)}:
                found[name].append((scheme, one.number))
    return found


def _level(reading: LevelReading, around: Surroundings) -> None:
    text = reading.line.text("level")
    if not text:
        return
    if not DECIMAL.fullmatch(text):
        reading.refuse("level", LEVEL)
    elif reading.answer is not None:
        try:
            level = valid_level(around.assessment.scheme, reading.answer.number, Decimal(text.replace(",", ".")))
        except ValidationError as error:
            reading.refuse("level", LEVEL, " ".join(error.messages))
        else:
            reading.level = level


def _criteria(reading: LevelReading) -> None:
    word = fold(reading.line.text("criteria"))
    if word in (YES, NO):
        reading.meets_criteria = word == YES
        if word == YES and not reading.line.text("level") and reading.answer and reading.answer.level is None:
            reading.refuse("criteria", LEVEL)
    elif word:
        reading.refuse("word", CRITERIA)


def _long_text(reading: Reading, column: Column) -> str:
    """A text with its line breaks."""
    cell = reading.line.cells.get(column.key, "")
    return "\n".join(as_text(line) for line in cell.splitlines()).strip() if isinstance(cell, str) else as_text(cell)


def _day(reading: EvidenceReading, column: Column) -> None:
    if reading.line.text(column.key):
        try:
            reading.days[column.key] = as_day(reading.line.cells[column.key])
        except ValueError:
            reading.refuse("date", column)


def _by_address_or_digest(reading: EvidenceReading, around: Surroundings) -> None:
    digest = reading.line.text("sha256").lower()
    if digest:
        reading.evidence = around.by_digest.get(digest)
        if reading.evidence is None:
            reading.refuse("digest", DIGEST)
    elif reading.url in around.by_url:
        reading.evidence = around.by_url[reading.url]
    elif not reading.url.lower().startswith("https://"):
        reading.refuse("url", URL)
    elif not reading.title:
        reading.refuse("missing", TITLE)


def _by_title(reading: EvidenceReading, around: Surroundings) -> None:
    named = around.by_title.get(fold(reading.title), ())
    if len(named) == 1:
        reading.evidence = named[0]
    else:
        reading.refuse("titles" if named else "title", TITLE)
