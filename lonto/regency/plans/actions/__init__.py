"""Every change of plans, of what they take, and of their tasks."""

from lonto.regency.plans.actions.adopting import Assignment, adopt, end
from lonto.regency.plans.actions.efforts import EffortDetails, import_efforts, set_efforts, tie, untie
from lonto.regency.plans.actions.planning import ask, ask_again, compute, discard, progress_of
from lonto.regency.plans.actions.tasks import give_task, move

__all__ = [
    "Assignment",
    "EffortDetails",
    "adopt",
    "ask",
    "ask_again",
    "compute",
    "discard",
    "end",
    "give_task",
    "import_efforts",
    "move",
    "progress_of",
    "set_efforts",
    "tie",
    "untie",
]
