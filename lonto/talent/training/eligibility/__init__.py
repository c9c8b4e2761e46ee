"""Who may apply: conditions made of building blocks, evaluated against the facts about a person.

    rule = Rule(parse(academy.conditions), Occasion(deadline=date(2026, 3, 31), names=names))
    for finding in rule.findings(facts):
        finding.holds, finding.sentence.id, finding.what_would_have_to_change

The same facts give the same findings on whatever day they are computed: no block asks what day it is.
"""

from lonto.talent.training.eligibility.base import Block, Condition, Names, Occasion
from lonto.talent.training.eligibility.blocks import BLOCKS
from lonto.talent.training.eligibility.evaluation import Finding, Rule, Tally, evaluate
from lonto.talent.training.eligibility.facts import Facts
from lonto.talent.training.eligibility.schema import InvalidConditions, Problem, parse

__all__ = [
    "BLOCKS",
    "Block",
    "Condition",
    "Facts",
    "Finding",
    "InvalidConditions",
    "Names",
    "Occasion",
    "Problem",
    "Rule",
    "Tally",
    "evaluate",
    "parse",
]
