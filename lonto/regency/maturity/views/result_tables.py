"""What the page of a result lists: its facts, and a table of every side by index, domain and aspect."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.regency.maturity.index import Part
from lonto.regency.maturity.queries.results import Outcome
from lonto.regency.maturity.schemes import PredicateFrom
from lonto.regency.maturity.templatetags.maturity import exact
from lonto.web.answers import Fact
from lonto.web.texts import Text


@dataclass(frozen=True)
class SideRow:
    """One line of the table: `values` by the name of the side, then what counts.

    `depth` 0 is the index, 1 a domain, 2 an aspect.
    """

    label: Text
    weight: str
    values: Sequence[tuple[Text, Decimal]]
    counted: Decimal
    depth: int


def facts_of(outcome: Outcome) -> list[Fact]:
    """The exact index, how the predicate was read, and how much every side has given."""
    counted, scheme = outcome.counted, outcome.scheme
    from_exact = scheme.predicate_from is PredicateFrom.EXACT
    facts = [
        Fact(_("Exact index"), exact(counted.exact)),
        Fact(_("Predicate"), _("Read from the exact index.") if from_exact else _("Read from the rounded index.")),
    ]
    if counted.unanswered:
        numbers = ", ".join(str(one.number) for one in counted.unanswered)
        facts.append(Fact(_("Unanswered"), numbers, _("each counts 0")))
    every = len(scheme.indicators)
    facts += [
        Fact(side.side.label, _("%(given)s of %(all)s levels given") % {"given": side.given, "all": every})
        for side in outcome.sides
    ]
    return facts


def side_rows(outcome: Outcome) -> list[SideRow]:
    """The index, each domain with its aspects below it; aspects alone where the scheme has no domains."""
    language, scheme, counted = get_language(), outcome.scheme, outcome.counted
    totals = [(one.side.label, one.result.published) for one in outcome.sides]
    rows = [SideRow(_("Index"), "100", totals, counted.published, 0)]
    for place, domain in enumerate(scheme.domains):
        parts = [one.result.domains[place] for one in outcome.sides]
        rows.append(_row(outcome, domain.name.of(language), parts, counted.domains[place], 1))
        rows += [_aspect(outcome, at) for at, one in enumerate(scheme.aspects) if one.domain == domain.number]
    if not scheme.domains:
        rows += [_aspect(outcome, at) for at in range(len(scheme.aspects))]
    return rows


def _aspect(outcome: Outcome, place: int) -> SideRow:
    aspect = outcome.scheme.aspects[place]
    label = f"{aspect.number}. {aspect.name.of(get_language())}"
    parts = [one.result.aspects[place] for one in outcome.sides]
    return _row(outcome, label, parts, outcome.counted.aspects[place], 2)


def _row(outcome: Outcome, label: str, parts: list[Part], counted: Part, depth: int) -> SideRow:
    values = [(one.side.label, part.published) for one, part in zip(outcome.sides, parts, strict=True)]
    return SideRow(label, exact(counted.of.weight), values, counted.published, depth)
