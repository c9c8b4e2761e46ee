"""A masterplan and evaluations as a demonstration shows them, made through the actions. All of it is invented."""

from lonto.regency.smartcity.examples.evaluation import Evaluators, academy_example, evaluation_examples
from lonto.regency.smartcity.examples.plan import Planners, plan_example

__all__ = ["Evaluators", "Planners", "academy_example", "evaluation_examples", "plan_example"]
