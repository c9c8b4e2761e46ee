"""Who may open the pages of the risk register."""

import datetime as dt

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.risks.actions import RiskDetails, identify
from tests.scope import Cast, Objects, Rule, Table

KEEPERS = frozenset({Role.COORDINATOR, Role.AGENCY_OFFICER})
VIEWERS = KEEPERS | {Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.ASSESSOR, Role.AUDITOR}


def details(event: str = "Pusat data padam", likelihood: int = 3, impact: int = 4) -> RiskDetails:
    return RiskDetails(event, "11", "4", likelihood, impact, timezone.localdate() + dt.timedelta(days=30))


def _objects(cast: Cast) -> Objects:
    by = cast[Role.AGENCY_OFFICER]
    risk = identify(by=by, office=by.office, details=details())
    return {"risk": {"pk": risk.pk}, "move": {"pk": risk.pk, "name": "close"}}


TABLE = Table(
    {
        "risks:list": Rule(VIEWERS),
        "risks:matrix": Rule(VIEWERS),
        "risks:new": Rule(KEEPERS),
        "risks:one": Rule(VIEWERS, about="risk"),
        "risks:edit": Rule(KEEPERS, about="risk"),
        "risks:treat": Rule(KEEPERS, about="risk"),
        "risks:review": Rule(KEEPERS, about="risk"),
        "risks:move": Rule(KEEPERS, about="move", is_post=True),
    },
    _objects,
)
