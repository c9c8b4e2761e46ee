"""Everything that changes the smart city."""

from lonto.regency.smartcity.actions.details import (
    ActivityDetails,
    BudgetDetails,
    IndicatorDetails,
    add_activity,
    add_budget,
    add_indicator,
    remove_detail,
    set_done,
    update_activity,
    update_budget,
    update_indicator,
)
from lonto.regency.smartcity.actions.evaluations import (
    EvaluationDetails,
    advance,
    give_lines,
    open_evaluation,
    set_assessors,
    weigh,
)
from lonto.regency.smartcity.actions.people import set_dimensions
from lonto.regency.smartcity.actions.plans import (
    PlanDetails,
    add_goal,
    create_plan,
    remove_goal,
    update_goal,
    update_plan,
)
from lonto.regency.smartcity.actions.programmes import (
    ProgrammeDetails,
    create_programme,
    remove_programme,
    take_step,
    update_programme,
    write_report,
)
from lonto.regency.smartcity.actions.scores import add_evidence, judge_line, remove_evidence, score_line

__all__ = [
    "ActivityDetails",
    "BudgetDetails",
    "EvaluationDetails",
    "IndicatorDetails",
    "PlanDetails",
    "ProgrammeDetails",
    "add_activity",
    "add_budget",
    "add_evidence",
    "add_goal",
    "add_indicator",
    "advance",
    "create_plan",
    "create_programme",
    "give_lines",
    "judge_line",
    "open_evaluation",
    "remove_detail",
    "remove_evidence",
    "remove_goal",
    "remove_programme",
    "score_line",
    "set_assessors",
    "set_dimensions",
    "set_done",
    "take_step",
    "update_activity",
    "update_budget",
    "update_goal",
    "update_indicator",
    "update_plan",
    "update_programme",
    "weigh",
    "write_report",
]
