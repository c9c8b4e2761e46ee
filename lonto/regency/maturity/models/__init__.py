from lonto.regency.maturity.models.assessments import (
    Answer,
    AnswerEvidence,
    Assessment,
    AssessorTask,
    Judgement,
    Question,
    Reminder,
    ReportedResult,
)
from lonto.regency.maturity.models.tables import AnswerTable

__all__ = [
    "Answer",
    "AnswerEvidence",
    "AnswerTable",
    "Assessment",
    "AssessorTask",
    "Judgement",
    "Question",
    "Reminder",
    "ReportedResult",
]
