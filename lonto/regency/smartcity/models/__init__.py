from lonto.regency.smartcity.models.evaluations import Evaluation, Line, LineEvidence, Seat, Verdict
from lonto.regency.smartcity.models.people import AcademyLink
from lonto.regency.smartcity.models.plans import Goal, Masterplan
from lonto.regency.smartcity.models.programmes import Activity, BudgetLine, Indicator, Programme, Report

__all__ = [
    "AcademyLink",
    "Activity",
    "BudgetLine",
    "Evaluation",
    "Goal",
    "Indicator",
    "Line",
    "LineEvidence",
    "Masterplan",
    "Programme",
    "Report",
    "Seat",
    "Verdict",
]
