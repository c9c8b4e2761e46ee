"""The levels of an assessment by side, and the index that they make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from lonto.regency.maturity.choices import AnswerState, Side, Step
from lonto.regency.maturity.index import IndexResult, compute
from lonto.regency.maturity.models import Answer, Assessment, Judgement

Levels = dict[int, Decimal | None]


@dataclass(frozen=True)
class Sides:
    """The levels of every side, by the number of the indicator; None where there is none yet.

    A draft is no level yet. The final level is the settled one, else that of the last side that judged.
    """

    own: Levels
    internal: Levels
    external: Levels
    final: Levels

    def of(self, side: str) -> Levels:
        return {Side.SELF: self.own, Side.INTERNAL: self.internal, Side.EXTERNAL: self.external}.get(
            Side(side), self.final
        )


def sides_of(assessment: Assessment) -> Sides:
    """All levels of an assessment, in two queries."""
    answers = list(assessment.answers.all())
    judgements = Judgement.objects.filter(answer__assessment=assessment)
    return sides_from(answers, judgements)


def sides_from(answers: Sequence[Answer], judgements: Iterable[Judgement]) -> Sides:
    """The levels that answers and judgements make."""
    given: dict[str, Levels] = {Side.INTERNAL: {}, Side.EXTERNAL: {}}
    numbers = {one.pk: one.number for one in answers}
    for judgement in judgements:
        if judgement.answer_id in numbers:
            given[judgement.side][numbers[judgement.answer_id]] = judgement.level
    own: Levels = {one.number: one.claimed for one in answers}
    internal: Levels = {number: given[Side.INTERNAL].get(number) for number in own}
    external: Levels = {number: given[Side.EXTERNAL].get(number) for number in own}
    final: Levels = {}
    for one in answers:
        order = (one.final_level, external[one.number], internal[one.number], own[one.number])
        final[one.number] = next((level for level in order if level is not None), None)
    return Sides(own, internal, external, final)


def levels_of(assessment: Assessment, side: str) -> Levels:
    """The levels of one side, by the number of the indicator."""
    return sides_of(assessment).of(side)


def disagreements(answers: Iterable[Answer], sides: Sides) -> list[Answer]:
    """Indicators on which agency, internal and external assessors do not agree and that nobody has settled yet."""
    return [one for one in answers if one.final_level is None and differs(one.number, sides)]


def differs(number: int, sides: Sides) -> bool:
    """Whether the assessors do not agree with one another, or with the agency."""
    known = [sides.own[number], sides.internal[number], sides.external[number]]
    return len({level for level in known if level is not None}) > 1


def with_sides(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """Each answer with the level of each side as `own`, `internal` and `external`, to be listed and sorted by."""

    def judged(side: Side) -> Subquery:
        return Subquery(Judgement.objects.filter(answer=OuterRef("pk"), side=side).values("level")[:1])

    own = Case(When(state=AnswerState.HANDED_IN, then=F("level")))
    return rows.annotate(own=own, internal=judged(Side.INTERNAL), external=judged(Side.EXTERNAL))


def disputed(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """Those of `with_sides` on which two sides do not agree, settled or not; the same as `differs` says."""
    pairs = (("own", "internal"), ("own", "external"), ("internal", "external"))
    differing = Q(pk__in=[])
    for one, other in pairs:
        differing |= Q(**{f"{one}__isnull": False, f"{other}__isnull": False}) & ~Q(**{one: F(other)})
    return rows.filter(differing)


def index_of(assessment: Assessment, levels: Mapping[int, Decimal | None]) -> IndexResult:
    """The index of some levels; while the assessment goes on what is missing counts 0."""
    return compute(assessment.scheme, levels, is_so_far=assessment.step != Step.FINAL)
