"""The rows of an admission, one subject per file."""

from lonto.talent.admission.models.allocations import Allocation, Offer, Review
from lonto.talent.admission.models.applicants import Applicant, Nomination, Sanction
from lonto.talent.admission.models.applications import Application, Document, Preference, Score
from lonto.talent.admission.models.sign_in import SignInCode

__all__ = [
    "Allocation",
    "Applicant",
    "Application",
    "Document",
    "Nomination",
    "Offer",
    "Preference",
    "Review",
    "Sanction",
    "Score",
    "SignInCode",
]
