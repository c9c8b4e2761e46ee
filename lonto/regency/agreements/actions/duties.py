"""Duties of the parties: given, changed, done."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.agreements.access import require_keeper, require_reminded
from lonto.regency.agreements.actions.agreements import fresh, waiting_date
from lonto.regency.agreements.actions.evidence import require_usable
from lonto.regency.agreements.choices import Repeat
from lonto.regency.agreements.models import Agreement, Duty, Party, Performance
from lonto.regency.agreements.states import require_open
from lonto.regency.evidence.models import Evidence


@dataclass(frozen=True)
class DutyDetails:
    """What a party has to do, by when, and which agency is reminded of it."""

    party: Party
    text: str
    office: Office
    first_on: dt.date | None = None
    repeat: str = Repeat.ONCE


def add_duty(*, by: Membership, agreement: Agreement, details: DutyDetails) -> Duty:
    """Write down a duty of a party."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        duty = Duty(regency_id=agreement.regency_id, agreement=agreement)
        _fill(duty, details)
        duty.next_on = duty.first_on
        duty.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.add_duty", saved=[duty])
    return duty


def update_duty(*, by: Membership, duty: Duty, details: DutyDetails) -> Duty:
    """Change a duty; what was done for its dates stays."""
    require_keeper(by, duty.agreement.office)
    with writing(duty.regency) as stream:
        duty = _fresh(duty)
        require_open(duty.agreement.state)
        _fill(duty, details)
        duty.next_on = waiting_date(duty, duty.agreement)
        duty.save()
        record(by=by, stream=stream, verb="agreements.update_duty", saved=[duty])
    return duty


def remove_duty(*, by: Membership, duty: Duty) -> None:
    """Remove a duty for which nothing was done yet."""
    require_keeper(by, duty.agreement.office)
    with writing(duty.regency) as stream:
        duty = _fresh(duty)
        require_open(duty.agreement.state)
        if duty.performances.exists():
            raise ValidationError(_("This duty was done at least once, so it stays."), code="done")
        record(by=by, stream=stream, verb="agreements.remove_duty", deleted=[duty], note={"title": duty.text})
        duty.delete()


def perform_duty(
    *, by: Membership, duty: Duty, done_on: dt.date, note: str = "", evidence: Evidence | None = None
) -> Performance:
    """Record that a duty was done for the date that waits; one that comes back then waits for its next date."""
    require_reminded(by, duty)
    require_usable(by, evidence)
    with writing(duty.regency) as stream:
        duty = _fresh(duty)
        require_open(duty.agreement.state)
        if duty.next_on is None and duty.performances.exists():
            raise ValidationError(_("Nothing of this duty waits any more."), code="done")
        if done_on > timezone.localdate():
            raise ValidationError({"done_on": _("This day has not come yet.")}, code="future")
        performance = Performance(
            regency_id=duty.regency_id,
            duty=duty,
            due_on=duty.next_on,
            done_on=done_on,
            note=note.strip(),
            evidence=evidence,
            recorded_by=by,
            recorded_at=timezone.now(),
        )
        performance.save(force_insert=True)
        duty.next_on = waiting_date(_fresh(duty), duty.agreement)
        duty.save(update_fields=["next_on"])
        record(by=by, stream=stream, verb="agreements.perform_duty", saved=[performance, duty])
    return performance


def _fill(duty: Duty, details: DutyDetails) -> None:
    errors = {}
    if details.party.agreement_id != duty.agreement_id:
        errors["party"] = _("Choose a party of this agreement.")
    if details.office.kind != OfficeKind.AGENCY or details.office.region_id != duty.regency_id:
        errors["office"] = _("Choose an agency of this regency.")
    if details.first_on is None and details.repeat != Repeat.ONCE:
        errors["first_on"] = _("A duty that comes back needs its first date.")
    last = duty.agreement.ends_on
    if details.first_on and last and details.first_on > last:
        errors["first_on"] = _("This day lies after the last day of the agreement.")
    if errors:
        raise ValidationError(errors)
    for name in DutyDetails.__dataclass_fields__:
        setattr(duty, name, getattr(details, name))
    duty.full_clean()


def _fresh(duty: Duty) -> Duty:
    return Duty.objects.select_related("agreement__office", "agreement__regency", "regency").get(pk=duty.pk)
