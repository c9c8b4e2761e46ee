"""The life of a risk as one table.

open --treat--> treated --close--> closed --reopen--> open;  open --close--> closed
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.regency.risks.choices import RiskState
from lonto.regency.risks.models import Risk

OPEN, TREATED, CLOSED = RiskState.OPEN, RiskState.TREATED, RiskState.CLOSED
TRANSITIONS: dict[str, tuple[frozenset[RiskState], RiskState]] = {
    "treat": (frozenset({OPEN, TREATED}), TREATED),
    "close": (frozenset({OPEN, TREATED}), CLOSED),
    "reopen": (frozenset({CLOSED}), OPEN),
}


def move(risk: Risk, name: str) -> None:
    """Bring a risk into its next state; the caller saves and records it."""
    origins, target = TRANSITIONS[name]
    if risk.state not in origins:
        raise ValidationError(_("This is not possible while the risk is in this state."), code="state")
    risk.state = target


def require_alive(risk: Risk) -> None:
    if risk.state == CLOSED:
        raise ValidationError(_("This risk is closed. Reopen it first."), code="state")
