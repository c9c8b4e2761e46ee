"""The register of a regency: a risk from its identification to the end."""

import datetime as dt

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.risks.actions import TreatmentDetails, change, close, identify, reopen, review, treat
from tests.regency.risks.scope import details
from tests.scope import Cast


def do(cast: Cast) -> None:
    by = cast[Role.AGENCY_OFFICER]
    risk = identify(by=by, office=by.office, details=details())
    change(by=by, risk=risk, details=details("Pusat data padam lebih dari sehari"))
    treat(by=by, risk=risk, details=TreatmentDetails("mitigate", "Pasang genset.", "Kepala bidang", None, 2, 3))
    soon = timezone.localdate() + dt.timedelta(days=90)
    review(by=by, risk=risk, likelihood=2, impact=3, note="Genset terpasang.", review_on=soon)
    close(by=by, risk=risk)
    reopen(by=by, risk=risk)
