"""Keeping the register: identify, change, treat, review, close and reopen."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.risks.access import require_may_keep
from lonto.regency.risks.matrix import STEPS, names_of, size_of
from lonto.regency.risks.models import Risk, RiskReview
from lonto.regency.risks.states import move, require_alive


@dataclass(frozen=True)
class RiskDetails:
    """What a risk is and how large."""

    event: str
    category: str
    impact_area: str
    likelihood: int
    impact: int
    review_on: dt.date
    cause: str = ""
    consequence: str = ""
    control: str = ""


@dataclass(frozen=True)
class TreatmentDetails:
    """What is done about it, by whom, by when, and how large it should be afterwards."""

    treatment: str
    plan: str
    owner: str = ""
    due_on: dt.date | None = None
    expected_likelihood: int | None = None
    expected_impact: int | None = None


def identify(*, by: Membership, office: Office, details: RiskDetails) -> Risk:
    """Put a risk into the register; it gets the next number of the regency."""
    require_may_keep(by, office)
    if office.kind != OfficeKind.AGENCY:
        raise ValidationError({"office": _("Choose an agency of this regency.")})
    with writing(office.region) as stream:
        last = Risk.objects.filter(regency=office.region_id).aggregate(last=Max("number"))["last"] or 0
        risk = Risk(regency_id=office.region_id, office=office, number=last + 1)
        _fill(risk, details)
        risk.save(force_insert=True)
        record(by=by, stream=stream, verb="risks.identify", saved=[risk])
    return risk


def change(*, by: Membership, risk: Risk, details: RiskDetails) -> Risk:
    """Correct what is said about a risk."""
    with writing(risk.regency) as stream:
        risk = _own(by, risk)
        require_alive(risk)
        _fill(risk, details)
        risk.save()
        record(by=by, stream=stream, verb="risks.change", saved=[risk])
    return risk


def treat(*, by: Membership, risk: Risk, details: TreatmentDetails) -> Risk:
    """Decide what is done about a risk."""
    with writing(risk.regency) as stream:
        risk = _own(by, risk)
        move(risk, "treat")
        if not details.plan.strip():
            raise ValidationError({"plan": _("Write what is done.")})
        if (details.expected_likelihood is None) != (details.expected_impact is None):
            raise ValidationError({"expected_impact": _("Give both likelihood and impact, or neither.")})
        for name, value in asdict(details).items():
            setattr(risk, name, value.strip() if isinstance(value, str) else value)
        risk.save()
        record(by=by, stream=stream, verb="risks.treat", saved=[risk])
    return risk


def review(*, by: Membership, risk: Risk, likelihood: int, impact: int, note: str, review_on: dt.date) -> RiskReview:
    """Look again: the size of today, a note, and the day of the next look."""
    with writing(risk.regency) as stream:
        risk = _own(by, risk)
        require_alive(risk)
        if not note.strip():
            raise ValidationError({"note": _("Write what has changed, or that nothing has.")})
        if review_on <= timezone.localdate():
            raise ValidationError({"review_on": _("The next review lies in the future.")})
        risk.likelihood, risk.impact, risk.review_on = _step(likelihood), _step(impact), review_on
        risk.size = size_of(likelihood, impact)
        made = RiskReview(
            regency_id=risk.regency_id,
            risk=risk,
            likelihood=likelihood,
            impact=impact,
            size=risk.size,
            note=note.strip(),
            reviewed_by=by,
            reviewed_at=timezone.now(),
        )
        risk.save()
        made.save(force_insert=True)
        record(by=by, stream=stream, verb="risks.review", saved=[risk, made])
    return made


def close(*, by: Membership, risk: Risk) -> Risk:
    """A risk that cannot happen any more."""
    return _moved(by, risk, "close")


def reopen(*, by: Membership, risk: Risk) -> Risk:
    return _moved(by, risk, "reopen")


def _moved(by: Membership, risk: Risk, name: str) -> Risk:
    with writing(risk.regency) as stream:
        risk = _own(by, risk)
        move(risk, name)
        risk.save(update_fields=["state"])
        record(by=by, stream=stream, verb=f"risks.{name}", saved=[risk])
    return risk


def _own(by: Membership, risk: Risk) -> Risk:
    risk = Risk.objects.select_related("office", "regency").get(pk=risk.pk)
    require_may_keep(by, risk.office)
    return risk


def _fill(risk: Risk, details: RiskDetails) -> None:
    if details.category not in names_of("category"):
        raise ValidationError({"category": _("Choose a category of the list.")})
    if details.impact_area not in names_of("impact_area"):
        raise ValidationError({"impact_area": _("Choose an area of the list.")})
    if not details.event.strip():
        raise ValidationError({"event": _("Write what may happen.")})
    for name, value in asdict(details).items():
        setattr(risk, name, value.strip() if isinstance(value, str) else value)
    risk.size = size_of(_step(details.likelihood), _step(details.impact))


def _step(value: int) -> int:
    if value not in STEPS:
        raise ValidationError({"likelihood": _("Likelihood and impact are 1 to 5.")})
    return value
