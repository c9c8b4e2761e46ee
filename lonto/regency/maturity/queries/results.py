"""What came out: the index of every side, year against year, and the place among the published institutions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lonto.accounts.models import Membership
from lonto.regency.maturity import published
from lonto.regency.maturity.access import results_for
from lonto.regency.maturity.choices import Side, Step
from lonto.regency.maturity.index import IndexResult, compute
from lonto.regency.maturity.models import Answer, Assessment, Judgement, ReportedResult
from lonto.regency.maturity.published import Place
from lonto.regency.maturity.queries.levels import Levels, Sides, sides_from, sides_of
from lonto.regency.maturity.schemes import Scheme, scheme_named
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor

JUDGING = (Side.SELF, Side.INTERNAL, Side.EXTERNAL)


@dataclass(frozen=True)
class SideResult:
    """The index as one side sees it; `given` says to how many indicators that side itself gave a level."""

    side: Side
    given: int
    result: IndexResult


@dataclass(frozen=True)
class Outcome:
    """The result of one assessment: `counted` is what counts in the end, or what would count today."""

    assessment: Assessment
    scheme: Scheme
    sides: list[SideResult]
    counted: IndexResult
    levels: Levels

    @property
    def is_final(self) -> bool:
        return self.assessment.step == Step.FINAL


@dataclass(frozen=True)
class YearResult:
    """One year of a regency; `row` is the assessment, or the published result of a year before Lonto."""

    year: int
    scheme: Scheme
    index: Decimal
    predicate: str
    domains: dict[int, Decimal]
    row: Assessment | ReportedResult

    @property
    def is_reported(self) -> bool:
        return isinstance(self.row, ReportedResult)

    @property
    def is_final(self) -> bool:
        return isinstance(self.row, ReportedResult) or self.row.step == Step.FINAL


@dataclass(frozen=True)
class Standing:
    """A result among the institutions of 2023: all of them, those of the same kind, those of the province."""

    all: Place
    same_kind: Place | None
    province: Place | None


def outcome_of(assessment: Assessment) -> Outcome:
    """In two queries, whatever the number of indicators."""
    levels = sides_of(assessment)
    scheme = assessment.scheme
    sides = [SideResult(side, given, _result(scheme, seen)) for side, given, seen in _seen_by(levels)]
    return Outcome(assessment, scheme, sides, _result(scheme, levels.final), levels.final)


def years_of(by: Membership) -> list[YearResult]:
    """Every year of a regency whose result this person may see, the newest first; four queries."""
    assessments = list(results_for(by))
    open_ones = [one for one in assessments if one.step != Step.FINAL]
    counted = _counted(open_ones)
    years = [_final(one) if one.step == Step.FINAL else _so_far(one, counted[one.pk]) for one in assessments]
    years += [_reported(one) for one in ReportedResult.objects.filter(regency=by.office.region_id)]
    return sorted(years, key=lambda one: (-one.year, one.is_reported, one.scheme.key))


def standing_of(index: Decimal, scheme: Scheme, regency: Region) -> Standing | None:
    """The place among the published institutions; None for a scheme that they were not measured by."""
    if scheme.key != published.SCHEME:
        return None
    province = published.of_province(ancestor(regency, Level.PROVINCE).name)
    same_kind = published.of_kind(regency.kind)
    return Standing(
        published.place_among(index, published.institutions()),
        published.place_among(index, same_kind) if same_kind else None,
        published.place_among(index, province) if province else None,
    )


def _seen_by(levels: Sides) -> Iterable[tuple[Side, int, Levels]]:
    """For each side that gave a level what it sees: its own level, else that of the side before it."""
    seen: Levels = {}
    for side in JUDGING:
        own = {number: level for number, level in levels.of(side).items() if level is not None}
        seen = {**seen, **own}
        if own:
            yield side, len(own), seen


def _result(scheme: Scheme, levels: Levels) -> IndexResult:
    return compute(scheme, levels, is_so_far=True)


def _counted(assessments: list[Assessment]) -> dict[object, IndexResult]:
    """The index so far of several assessments, in two queries."""
    answers: dict[object, list[Answer]] = {one.pk: [] for one in assessments}
    judgements: dict[object, list[Judgement]] = {one.pk: [] for one in assessments}
    for answer in Answer.objects.filter(assessment__in=assessments):
        answers[answer.assessment_id].append(answer)
    for judgement in Judgement.objects.filter(answer__assessment__in=assessments).select_related("answer"):
        judgements[judgement.answer.assessment_id].append(judgement)
    return {one.pk: _result(one.scheme, sides_from(answers[one.pk], judgements[one.pk]).final) for one in assessments}


def _final(assessment: Assessment) -> YearResult:
    """As it was made final, also where the file of the scheme was corrected since."""
    kept = assessment.result
    domains = {part["number"]: Decimal(part["value"]) for part in kept["domains"]}
    return YearResult(
        assessment.year, assessment.scheme, Decimal(kept["index"]), kept["predicate"], domains, assessment
    )


def _so_far(assessment: Assessment, result: IndexResult) -> YearResult:
    domains = {part.of.number: part.published for part in result.domains}
    predicate = result.predicate.name.id
    return YearResult(assessment.year, assessment.scheme, result.published, predicate, domains, assessment)


def _reported(row: ReportedResult) -> YearResult:
    scheme = scheme_named(row.scheme_key)
    domains = {int(number): Decimal(value) for number, value in row.domains.items()}
    return YearResult(row.year, scheme, row.index, row.predicate, domains, row)


def difference(newer: YearResult, older: YearResult) -> Decimal | None:
    """How much the published index rose; None across schemes, where a difference would mean nothing."""
    return newer.index - older.index if newer.scheme.key == older.scheme.key else None


def predicate_elsewhere(index: Decimal, scheme: Scheme) -> str:
    """What this number would be called by the limits of another scheme."""
    return scheme.predicate_at(Fraction(index)).name.id
