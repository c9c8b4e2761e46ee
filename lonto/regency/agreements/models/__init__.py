from lonto.regency.agreements.models.agreements import Agreement, Document, Extension, Party, Signatory
from lonto.regency.agreements.models.duties import Duty, Performance
from lonto.regency.agreements.models.pledges import Milestone, Pledge, PledgeRevision

__all__ = [
    "Agreement",
    "Document",
    "Duty",
    "Extension",
    "Milestone",
    "Party",
    "Performance",
    "Pledge",
    "PledgeRevision",
    "Signatory",
]
