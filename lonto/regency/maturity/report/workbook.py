"""The same report as a workbook: the result and its parts, a row for each indicator, and the list of evidence."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import IO

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.rounding import exact_text
from lonto.lib.spreadsheet import Page, write_pages
from lonto.lib.spreadsheet.writing import Value
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.queries.results import Outcome, outcome_of
from lonto.regency.maturity.report.lines import IndicatorLine, Proof, lines_of, where_of
from lonto.web.texts import Text

NUMBER, NAME, LONG, SHORT = 9, 50, 60, 14


def write_workbook(target: IO[bytes], assessment: Assessment) -> None:
    """The numbers are those of the page; levels and weights are numbers, so that anybody can count again."""
    outcome, lines = outcome_of(assessment), lines_of(assessment)
    sides = [str(side.side.label) for side in outcome.sides]
    parts = [_("Number"), _("Name"), _("Weight in percent"), *sides, _("Counts")]
    widths = (NUMBER, NAME, SHORT, *(SHORT for _side in sides), SHORT)
    pages = [
        Page(_("Result"), [_("What"), _("Value")], _summary(outcome, assessment), (30, LONG)),
        Page(_("Domains"), parts, _parts(outcome, "domains"), widths),
        Page(_("Aspects"), parts, _parts(outcome, "aspects"), widths),
        Page(_("Indicators"), _indicator_headings(), map(_indicator, lines.indicators), _INDICATOR_WIDTHS),
        Page(_("Evidence"), _proof_headings(), map(_proof, lines.proofs), _PROOF_WIDTHS),
    ]
    write_pages(target, pages)


def _summary(outcome: Outcome, assessment: Assessment) -> Iterator[list[Value]]:
    language, counted = get_language(), outcome.counted
    yield [_("Regency"), assessment.regency.name]
    yield [_("Year"), assessment.year]
    yield [_("Scheme"), outcome.scheme.title.of(language)]
    yield [_("Edition of the scheme"), outcome.scheme.edition]
    yield [_("Stage"), str(assessment.get_step_display())]
    yield [_("Index"), counted.published]
    yield [_("Exact index"), exact_text(counted.exact)]
    yield [_("Predicate"), counted.predicate.name.of(language)]
    yield [_("Indicators that count 0"), ", ".join(str(one.number) for one in counted.unanswered)]
    for side in outcome.sides:
        yield [str(side.side.label), side.result.published]


def _parts(outcome: Outcome, name: str) -> Iterator[list[Value]]:
    by_side = [getattr(side.result, name) for side in outcome.sides]
    for place, part in enumerate(getattr(outcome.counted, name)):
        values = [parts[place].published for parts in by_side]
        yield [part.of.number, part.of.name.id, _decimal(part.of.weight), *values, part.published]


def _indicator_headings() -> list[str]:
    return [
        _("Number"),
        _("Indicator"),
        _("Aspect"),
        _("Weight in percent"),
        _("Agency"),
        _("Self"),
        _("Internal"),
        _("External"),
        _("Counts"),
        _("Explanation"),
        _("Reasons"),
        _("Evidence, by its number in the list"),
    ]


_INDICATOR_WIDTHS = (NUMBER, NAME, NUMBER, SHORT, 30, NUMBER, NUMBER, NUMBER, NUMBER, LONG, LONG, SHORT)


def _indicator(line: IndicatorLine) -> list[Value]:
    return [
        line.indicator.number,
        line.indicator.name.id,
        line.indicator.aspect,
        _decimal(line.indicator.weight),
        line.answer.office.name if line.answer.office else None,
        line.own,
        line.internal,
        line.external,
        line.final,
        line.explanation,
        "\n".join(f"{who}: {why}" for who, why in line.reasons()),
        _numbers(one.place for one in line.proofs),
    ]


def _proof_headings() -> list[str]:
    return [
        _("Number"),
        _("Title"),
        _("Kind"),
        _("File, address or number"),
        _("SHA-256"),
        _("Issued on"),
        _("Valid until"),
        _("State"),
        _("For indicators"),
    ]


_PROOF_WIDTHS = (NUMBER, NAME, SHORT, LONG, 66, SHORT, SHORT, SHORT, 20)


def _proof(proof: Proof) -> list[Value]:
    one = proof.evidence
    state: Text = _("Withdrawn") if one.withdrawn_at else _("Expired") if one.is_expired else _("In force")
    language = "en" if (get_language() or "").startswith("en") else "id"
    return [
        proof.place,
        one.title,
        str(one.get_kind_display()),
        where_of(one, language),
        one.sha256,
        one.issued_on,
        one.valid_until,
        str(state),
        _numbers(proof.numbers),
    ]


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _decimal(value: Fraction) -> Decimal | str:
    """A weight as a number; a share whose decimals never end as its fraction."""
    text = exact_text(value)
    return text if "/" in text else Decimal(text)
