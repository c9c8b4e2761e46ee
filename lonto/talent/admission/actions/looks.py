"""Looks at the register and at applicants, recorded like changes."""

from collections.abc import Sequence

from lonto.accounts.models import Membership
from lonto.journal.actions import Look, record_looks
from lonto.talent.admission.models import Application
from lonto.village.residents.models import Resident


def look_at_candidates(*, by: Membership, residents: Sequence[Resident]) -> None:
    """Record that residents were shown beside a person who says to be one of them."""
    if residents:
        looks = [Look(resident, "profile") for resident in residents]
        record_looks(by=by, region=residents[0].village, looks=looks, verb="admission.look")


def look_at_application(*, by: Membership, application: Application) -> None:
    """Record that an officer was shown an application with its person."""
    looks = [Look(application, "application"), Look(application.applicant, "profile")]
    record_looks(by=by, region=application.intake.regency, looks=looks, verb="admission.look_at_application")
