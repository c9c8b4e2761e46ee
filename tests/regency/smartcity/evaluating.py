"""A yearly evaluation to test with."""

from decimal import Decimal
from typing import Any

from lonto.accounts.models import Membership, Office
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.actions import EvaluationDetails
from lonto.regency.smartcity.evaluation_states import CLOSE_SELF
from lonto.regency.smartcity.models import Evaluation, Line

WEIGHTS = {"baseline": 10, "output": 20, "outcome": 30, "impact": 20, "quick_win": 20}
OWN = {"baseline": "3.60", "output": "3.21", "outcome": "3.23", "impact": "3.07", "quick_win": "3.65"}


def evaluation_details(**changes: Any) -> EvaluationDetails:
    values: dict[str, Any] = {"year": 2025, "weights": WEIGHTS, "source": "Surat contoh", "by_dimension": ()}
    return EvaluationDetails(**{**values, **changes})


def open_year(by: Membership, **changes: Any) -> Evaluation:
    return actions.open_evaluation(by=by, details=evaluation_details(**changes))


def line_of(evaluation: Evaluation, component: str, dimension: str = "") -> Line:
    return evaluation.lines.get(component=component, dimension=dimension)


def score_all(by: Membership, evaluation: Evaluation) -> None:
    for line in evaluation.lines.all():
        actions.score_line(by=by, line=line, score=Decimal(OWN[line.component]), explanation="Dokumen tahunan.")


def give_all(by: Membership, evaluation: Evaluation, office: Office) -> None:
    actions.give_lines(by=by, evaluation=evaluation, lines=list(evaluation.lines.all()), office=office)


def hand_over(by: Membership, evaluation: Evaluation, *assessors: Membership) -> Evaluation:
    """Scored, and with the assessors."""
    score_all(by, evaluation)
    actions.set_assessors(by=by, evaluation=evaluation, assessors=assessors)
    return actions.advance(by=by, evaluation=evaluation, way=CLOSE_SELF)
