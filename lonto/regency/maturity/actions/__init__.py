from lonto.regency.maturity.actions.answers import (
    AnswerDetails,
    add_evidence,
    hand_in,
    remove_evidence,
    save_answer,
    take_over_last_year,
)
from lonto.regency.maturity.actions.assessments import add_reported_result, open_assessment
from lonto.regency.maturity.actions.assigning import assign, assign_like_last_year, give_to_assessor, remind
from lonto.regency.maturity.actions.judgements import ask, judge, reply
from lonto.regency.maturity.actions.publication import publish, withdraw_publication
from lonto.regency.maturity.actions.steps import advance, settle
from lonto.regency.maturity.actions.tables import cancel_table, confirm_table, prepare_table

__all__ = [
    "AnswerDetails",
    "add_evidence",
    "add_reported_result",
    "advance",
    "ask",
    "assign",
    "assign_like_last_year",
    "cancel_table",
    "confirm_table",
    "give_to_assessor",
    "hand_in",
    "judge",
    "open_assessment",
    "prepare_table",
    "publish",
    "remind",
    "remove_evidence",
    "reply",
    "save_answer",
    "settle",
    "take_over_last_year",
    "withdraw_publication",
]
