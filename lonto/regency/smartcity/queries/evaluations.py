"""Reading evaluations: the index of a year and what it is made of, exact."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Prefetch, QuerySet

from lonto.lib.rounding import exact_text, half_up
from lonto.regency.smartcity.choices import Component, Step
from lonto.regency.smartcity.models import Evaluation, Line, Verdict
from lonto.regency.smartcity.scores import index_of, mean_of
from lonto.web.cells import as_text

DIGITS = 2


@dataclass(frozen=True)
class Index:
    """An exact number, and as it is printed: half up, once."""

    exact: Fraction

    @property
    def printed(self) -> Decimal:
        return half_up(self.exact, DIGITS)

    @property
    def in_full(self) -> str:
        """To its last digit, or as a fraction where its decimals never end; "" where the printed number is exact."""
        if self.exact == Fraction(self.printed):
            return ""
        text = exact_text(self.exact)
        return text if "/" in text else as_text(Decimal(text))


@dataclass(frozen=True)
class ComponentResult:
    """A component: its weight in per cent, the regency's own score, and that of the assessors."""

    component: Component
    weight: int
    own: Index | None
    assessed: Index | None


@dataclass(frozen=True)
class Result:
    """A year: what the regency gives itself, and what the assessors give it; None while a score is missing."""

    components: tuple[ComponentResult, ...]
    own: Index | None
    assessed: Index | None


def with_lines(evaluations: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Evaluations with everything that `result_of` reads."""
    lines = Line.objects.select_related("office").prefetch_related(
        Prefetch("verdicts", Verdict.objects.select_related("given_by__account"))
    )
    return evaluations.prefetch_related(Prefetch("lines", lines))


def assessed(line: Line) -> Fraction | None:
    """The mean of what assessors give a line."""
    return mean_of([one.score for one in line.verdicts.all()])


def result_of(evaluation: Evaluation) -> Result:
    """The index of a year from its lines; while assessors work their part is that of the lines they have scored."""
    lines = list(evaluation.lines.all())
    weights = evaluation.weights
    own = {one.value: mean_of(line.score for line in _of(lines, one)) for one in Component}
    theirs = {one.value: mean_of(assessed(line) for line in _of(lines, one)) for one in Component}
    components = tuple(
        ComponentResult(one, weights[one.value], _index(own[one.value]), _index(theirs[one.value])) for one in Component
    )
    return Result(components, _index(index_of(weights, own)), _index(index_of(weights, theirs)))


def waiting_lines(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Lines whose agency has not scored them yet."""
    return lines.filter(score=None, evaluation__step=Step.SELF)


def _of(lines: Iterable[Line], component: Component) -> list[Line]:
    return [one for one in lines if one.component == component]


def _index(value: Fraction | None) -> Index | None:
    return None if value is None else Index(value)
