"""When an intake takes applications; the server's clock decides, inside the transaction that writes."""

import datetime as dt

from lonto.talent.admission.models import Applicant
from lonto.talent.admission.refusals import CLOSED, NOT_OPEN, Refused
from lonto.talent.training.calendar import Phase, phase_of
from lonto.talent.training.models import Intake


def is_open(intake: Intake, now: dt.datetime) -> bool:
    """Whether an application that is written at this moment counts. The deadline itself is already too late."""
    return phase_of(intake, now) == Phase.APPLYING


def require_open(intake: Intake, now: dt.datetime) -> None:
    """Raise Refused before the opening and from the deadline on."""
    if is_open(intake, now):
        return
    is_before = phase_of(intake, now) in (Phase.DRAFT, Phase.ANNOUNCED)
    raise Refused(NOT_OPEN if is_before else CLOSED)


def invites(intake: Intake, regency: str) -> bool:
    """Whether people of a regency (by code) may apply."""
    return regency == intake.regency_id or regency in intake.regencies


def require_invited(intake: Intake, applicant: Applicant) -> None:
    """Raise Refused where the person lives in a regency that does not take part."""
    if not invites(intake, applicant.regency_id):
        raise Refused("other_regency")
