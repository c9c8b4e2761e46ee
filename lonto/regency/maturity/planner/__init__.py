"""How an index rises at the least price: an integer programme, solved by HiGHS and verified in whole numbers.

Nothing here knows Django or a database. A `Problem` says where the indicators stand, what each rise takes and which
index is wanted; `answer` gives the best plans, how they stand when assessors judge lower, or why there is none.
"""

from .answer import Answer, Tested, answer
from .plans import Plan, best_plans
from .problem import InvalidProblemError, Problem, Rise, Spared, Step, Subject
from .sensitivity import Pair, Sensitivity, sensitivity, sturdy_plan
from .solver import TooHardError
from .unreachable import Obstacle, Unreachable, highest_plan, unreachable
from .worth import Worth, worths

__all__ = [
    "Answer",
    "InvalidProblemError",
    "Obstacle",
    "Pair",
    "Plan",
    "Problem",
    "Rise",
    "Sensitivity",
    "Spared",
    "Step",
    "Subject",
    "Tested",
    "TooHardError",
    "Unreachable",
    "Worth",
    "answer",
    "best_plans",
    "highest_plan",
    "sensitivity",
    "sturdy_plan",
    "unreachable",
    "worths",
]
