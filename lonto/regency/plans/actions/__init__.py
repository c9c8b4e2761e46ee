"""Every change of plans, of what they take, and of their tasks."""

from lonto.regency.plans.actions.adopting import Assignment, adopt, end
from lonto.regency.plans.actions.efforts import EffortDetails, set_efforts, tie, untie
from lonto.regency.plans.actions.planning import ask, ask_again, compute, discard, progress_of
from lonto.regency.plans.actions.tables import cancel_efforts, confirm_efforts, prepare_efforts
from lonto.regency.plans.actions.tasks import give_task, move

__all__ = [
    "Assignment",
    "EffortDetails",
    "adopt",
    "ask",
    "ask_again",
    "cancel_efforts",
    "compute",
    "confirm_efforts",
    "discard",
    "end",
    "give_task",
    "move",
    "prepare_efforts",
    "progress_of",
    "set_efforts",
    "tie",
    "untie",
]
