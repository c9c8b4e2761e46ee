"""Everything that changes a letter. Each action checks who acts, whether the step is possible, and records it."""

from lonto.village.letters.actions.deciding import approve_letter, return_letter, withdraw_letter
from lonto.village.letters.actions.setting import change_setting
from lonto.village.letters.actions.signing import SignedBatch, sign_letter, sign_letters
from lonto.village.letters.actions.writing import (
    NotEligibleError,
    UnprintableError,
    edit_letter,
    start_letter,
    submit_letter,
)

__all__ = [
    "NotEligibleError",
    "SignedBatch",
    "UnprintableError",
    "approve_letter",
    "change_setting",
    "edit_letter",
    "return_letter",
    "sign_letter",
    "sign_letters",
    "start_letter",
    "submit_letter",
    "withdraw_letter",
]
