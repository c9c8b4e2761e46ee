"""A year's evaluation: opened with its weights, given to agencies and assessors, closed step by step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.smartcity.access import require_coordinator
from lonto.regency.smartcity.actions.rows import check
from lonto.regency.smartcity.choices import Component, Dimension, Step
from lonto.regency.smartcity.evaluation_states import CLOSE_SELF, FINISH, Way, require_step
from lonto.regency.smartcity.models import Evaluation, Line, Seat, Verdict
from lonto.regency.smartcity.weights import WHOLE, whole_of


@dataclass(frozen=True)
class EvaluationDetails:
    """What a year begins with. `by_dimension` are the components that have a line for each dimension."""

    year: int
    weights: Mapping[str, int]
    source: str
    highest: Decimal = Decimal(5)
    by_dimension: Collection[str] = (Component.IMPACT,)


def open_evaluation(*, by: Membership, details: EvaluationDetails) -> Evaluation:
    """Open a year; its lines wait for their scores."""
    regency = by.office.region
    require_coordinator(by, regency.pk)
    with writing(regency) as stream:
        evaluation = Evaluation(
            regency=regency,
            year=details.year,
            source=details.source,
            highest=details.highest,
            opened_by=by,
            opened_at=timezone.now(),
        )
        _weigh(evaluation, details.weights)
        check(evaluation)
        evaluation.save(force_insert=True)
        lines = [
            Line(regency=regency, evaluation=evaluation, component=component.value, dimension=dimension)
            for component in Component
            for dimension in (Dimension.values if component in details.by_dimension else [""])
        ]
        Line.objects.bulk_create(lines)
        record(by=by, stream=stream, verb="smartcity.open_evaluation", saved=[evaluation, *lines])
    return evaluation


def weigh(*, by: Membership, evaluation: Evaluation, weights: Mapping[str, int], source: str) -> Evaluation:
    """Change the weights of a year that is not final."""
    require_coordinator(by, evaluation.regency_id)
    with writing(evaluation.regency) as stream:
        evaluation = fresh(evaluation)
        require_step(evaluation, Step.SELF, Step.REVIEW)
        _weigh(evaluation, weights)
        evaluation.source = source
        check(evaluation)
        evaluation.save()
        record(by=by, stream=stream, verb="smartcity.weigh", saved=[evaluation])
    return evaluation


def give_lines(*, by: Membership, evaluation: Evaluation, lines: Collection[Line], office: Office) -> list[Line]:
    """Let an agency score lines; what was scored already stays."""
    require_coordinator(by, evaluation.regency_id)
    if office.kind != OfficeKind.AGENCY or office.region_id != evaluation.regency_id:
        raise ValidationError({"office": _("Choose an agency of this regency.")}, code="office")
    with writing(evaluation.regency) as stream:
        evaluation = fresh(evaluation)
        require_step(evaluation, Step.SELF)
        rows = list(evaluation.lines.filter(pk__in=[one.pk for one in lines]))
        if not rows:
            raise ValidationError({"lines": _("Choose at least one line.")}, code="lines")
        for row in rows:
            row.office = office
        Line.objects.bulk_update(rows, ["office"])
        record(by=by, stream=stream, verb="smartcity.give_lines", saved=rows, note={"office": office.name})
    return rows


def set_assessors(*, by: Membership, evaluation: Evaluation, assessors: Collection[Membership]) -> list[Seat]:
    """Say who assesses a year; who has given a score already keeps the seat."""
    require_coordinator(by, evaluation.regency_id)
    if any(one.role != Role.ASSESSOR or one.office.region_id != evaluation.regency_id for one in assessors):
        raise ValidationError({"assessors": _("Choose an assessor of this regency.")}, code="assessor")
    with writing(evaluation.regency) as stream:
        evaluation = fresh(evaluation)
        require_step(evaluation, Step.SELF, Step.REVIEW)
        wanted, seats = {one.pk for one in assessors}, list(evaluation.seats.select_related("assessor__account"))
        gone = [one for one in seats if one.assessor_id not in wanted]
        busy = Verdict.objects.filter(line__evaluation=evaluation).values_list("given_by", flat=True)
        if names := sorted(one.assessor.account.name for one in gone if one.assessor_id in set(busy)):
            sentence = _("These assessors have given scores already: %(names)s.") % {"names": ", ".join(names)}
            raise ValidationError({"assessors": sentence}, code="busy")
        known = {one.assessor_id for one in seats}
        new = [
            Seat(regency=evaluation.regency, evaluation=evaluation, assessor=one)
            for one in assessors
            if one.pk not in known
        ]
        Seat.objects.filter(pk__in=[one.pk for one in gone]).delete()
        Seat.objects.bulk_create(new)
        if new or gone:
            record(by=by, stream=stream, verb="smartcity.set_assessors", saved=new, deleted=gone)
    return list(evaluation.seats.all())


def advance(*, by: Membership, evaluation: Evaluation, way: Way) -> Evaluation:
    """Take the next step; what is missing for it is named."""
    require_coordinator(by, evaluation.regency_id)
    with writing(evaluation.regency) as stream:
        evaluation = fresh(evaluation)
        require_step(evaluation, way.origin)
        if missing := missing_before(evaluation, way):
            sentence = _("This is still missing: %(missing)s.") % {"missing": "; ".join(missing)}
            raise ValidationError(sentence, code="missing")
        evaluation.step = way.target
        evaluation.ended_at = timezone.now() if way == FINISH else None
        evaluation.save(update_fields=["step", "ended_at"])
        record(by=by, stream=stream, verb="smartcity.advance", saved=[evaluation], note={"transition": way.name})
    return evaluation


def missing_before(evaluation: Evaluation, way: Way) -> list[str]:
    """What stands in the way of a step: lines without a score, or that an assessor has not scored yet."""
    if way == CLOSE_SELF:
        missing = [str(one) for one in evaluation.lines.filter(score=None)]
        return missing if evaluation.seats.exists() else [*missing, _("an assessor")]
    if way != FINISH:
        return []
    seats = evaluation.seats.select_related("assessor__account")
    given = set(Verdict.objects.filter(line__evaluation=evaluation).values_list("line", "given_by"))
    lines = list(evaluation.lines.all())
    return [
        f"{line} ({seat.assessor.account.name})"
        for line in lines
        for seat in seats
        if (line.pk, seat.assessor_id) not in given
    ]


def fresh(evaluation: Evaluation) -> Evaluation:
    """As it stands inside `writing`, whatever the caller saw before."""
    return Evaluation.objects.select_related("regency").get(pk=evaluation.pk)


def _weigh(evaluation: Evaluation, weights: Mapping[str, int]) -> None:
    """Refuse weights that are no whole; the sentence stands beside the last one and names all of them."""
    for component in Component:
        weight = weights.get(component.value, 0)
        if not 0 <= weight <= WHOLE:
            sentence = _("%(component)s: a weight is a whole number from 0 to 100.")
            raise ValidationError({f"{component.value}_weight": sentence % {"component": component.label}})
        setattr(evaluation, f"{component.value}_weight", weight)
    if (whole := whole_of(weights)) != WHOLE:
        parts = ", ".join(f"{one.label} {weights.get(one.value, 0)}" for one in Component)
        sentence = _("The weights add up to %(whole)s and not to 100: %(parts)s.")
        last = f"{list(Component)[-1].value}_weight"
        raise ValidationError({last: sentence % {"whole": whole, "parts": parts}}, code="weights")
