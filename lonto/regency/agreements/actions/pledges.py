"""Pledges: made, changed with a reason, given up; their milestones. Progress is nowhere written."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.measures.registry import Kind as Counting
from lonto.measures.registry import Ratio
from lonto.regency.agreements.access import require_keeper
from lonto.regency.agreements.actions.agreements import fresh
from lonto.regency.agreements.actions.parties import lies_within
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.models import Agreement, Milestone, Pledge, PledgeRevision
from lonto.regency.agreements.models.pledges import exact
from lonto.regency.agreements.pace import WrongPlanError
from lonto.regency.agreements.states import require_open
from lonto.regency.figures.indicators import indicator_of
from lonto.regions.models import Region

MOST = Decimal(10) ** 16
WRONG_PLANS = {
    "ends_before_beginning": gettext_lazy("This day must come after the day from which it is counted."),
    "no_way": gettext_lazy("The target is the baseline already, so nothing is promised."),
    "below_baseline": gettext_lazy("The target lies below the baseline. Tick that the number shall fall, if it shall."),
    "not_below_baseline": gettext_lazy("The number shall fall, so the target must lie below the baseline."),
    "outside_the_time": gettext_lazy("A milestone lies between the day of the baseline and the day of the target."),
    "off_the_way": gettext_lazy("A milestone lies between baseline and target, and the milestones run one way."),
}
# What the honesty of a pledge rests on: a change of these in an agreement in force needs its reason.
FIXED = ("title", "indicator", "region", "falls", "baseline", "begins_on", "target", "due_on")


@dataclass(frozen=True)
class PledgeDetails:
    """What is promised. Without baseline, beginning or date the pledge has no line and cannot be late."""

    title: str
    indicator: str
    region: Region
    target: Decimal
    office: Office
    baseline: Decimal | None = None
    begins_on: dt.date | None = None
    due_on: dt.date | None = None
    falls: bool = False
    note: str = ""


def add_pledge(*, by: Membership, agreement: Agreement, details: PledgeDetails) -> Pledge:
    """Promise a number; ValidationError says at each field what keeps it from being a promise."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        pledge = Pledge(regency=agreement.regency, agreement=agreement)
        _fill(pledge, details)
        pledge.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.add_pledge", saved=[pledge])
    return pledge


def update_pledge(*, by: Membership, pledge: Pledge, details: PledgeDetails, reason: str = "") -> Pledge:
    """Change a pledge; of an agreement in force what it said before is kept with the reason."""
    require_keeper(by, pledge.agreement.office)
    with writing(pledge.regency) as stream:
        pledge = _fresh(pledge)
        _require_standing(pledge)
        before = _said(pledge)
        _fill(pledge, details)
        saved: list[Any] = [pledge]
        now = _said(pledge)
        if pledge.agreement.state == State.IN_FORCE and now != before:
            if not reason.strip():
                raise ValidationError({"reason": _("Say why the pledge changes.")}, code="reason")
            saved.append(
                PledgeRevision(
                    regency_id=pledge.regency_id,
                    pledge=pledge,
                    before={name: before[name] for name in FIXED if before[name] != now[name]},
                    reason=reason.strip(),
                    revised_by=by,
                    revised_at=timezone.now(),
                )
            )
        for row in saved:
            row.save()
        record(by=by, stream=stream, verb="agreements.update_pledge", saved=saved)
    return pledge


def drop_pledge(*, by: Membership, pledge: Pledge, reason: str) -> Pledge:
    """Give a pledge up; it stays listed with the reason."""
    require_keeper(by, pledge.agreement.office)
    with writing(pledge.regency) as stream:
        pledge = _fresh(pledge)
        _require_standing(pledge)
        if not reason.strip():
            raise ValidationError({"reason": _("Say why the pledge is given up.")}, code="reason")
        pledge.dropped_on, pledge.dropped_reason = timezone.localdate(), reason.strip()
        pledge.save(update_fields=["dropped_on", "dropped_reason"])
        record(by=by, stream=stream, verb="agreements.drop_pledge", saved=[pledge])
    return pledge


def remove_pledge(*, by: Membership, pledge: Pledge) -> None:
    """Remove a pledge of a draft; one that was signed can only be given up."""
    require_keeper(by, pledge.agreement.office)
    with writing(pledge.regency) as stream:
        pledge = _fresh(pledge)
        if pledge.agreement.state != State.DRAFT:
            raise ValidationError(_("A pledge that was signed stays; give it up with a reason instead."), code="signed")
        rows = [*pledge.milestones.all(), *pledge.revisions.all(), pledge]
        record(by=by, stream=stream, verb="agreements.remove_pledge", deleted=rows, note={"title": pledge.title})
        for row in rows:
            row.delete()


def add_milestone(*, by: Membership, pledge: Pledge, on: dt.date, value: Decimal) -> Milestone:
    """Say what shall be reached on a day between beginning and end."""
    require_keeper(by, pledge.agreement.office)
    with writing(pledge.regency) as stream:
        pledge = _fresh(pledge)
        _require_standing(pledge)
        if not abs(value) < MOST:
            raise ValidationError({"value": _("This number is too large.")})
        milestone = Milestone(regency_id=pledge.regency_id, pledge=pledge, on=on, value=exact(value))
        milestone.full_clean()
        milestone.save(force_insert=True)
        try:
            is_line = Pledge.objects.get(pk=pledge.pk).plan() is not None
        except WrongPlanError as error:
            field = "on" if error.reason == "outside_the_time" else "value"
            raise ValidationError({field: WRONG_PLANS[error.reason]}, code=error.reason) from error
        if not is_line:
            raise ValidationError(_("Fill in baseline, beginning and date of the pledge first."), code="no_line")
        record(by=by, stream=stream, verb="agreements.add_milestone", saved=[milestone])
    return milestone


def remove_milestone(*, by: Membership, milestone: Milestone) -> None:
    """Take a milestone out."""
    require_keeper(by, milestone.pledge.agreement.office)
    with writing(milestone.regency) as stream:
        _require_standing(_fresh(milestone.pledge))
        record(by=by, stream=stream, verb="agreements.remove_milestone", deleted=[milestone])
        milestone.delete()


def _fill(pledge: Pledge, details: PledgeDetails) -> None:
    """Write the details into the row and check the whole of it; all mistakes are said at once."""
    errors = {**_place_errors(pledge, details), **_number_errors(details)}
    indicator = indicator_of(details.indicator, pledge.regency)
    if not indicator.is_known:
        errors["indicator"] = str(indicator.problem)
    elif indicator.kind is Counting.FLOW and not isinstance(indicator.measure, Ratio):
        errors |= _flow_errors(details)
    if errors:
        raise ValidationError(errors)
    for name in PledgeDetails.__dataclass_fields__:
        setattr(pledge, name, getattr(details, name))
    pledge.target = exact(details.target)
    pledge.baseline = None if details.baseline is None else exact(details.baseline)
    try:
        is_line = pledge.plan() is not None
    except WrongPlanError as error:
        raise ValidationError({_field(error): WRONG_PLANS[error.reason]}, code=error.reason) from error
    if not is_line and not pledge._state.adding and pledge.milestones.exists():
        raise ValidationError(_("The milestones need baseline, beginning and date; remove them first."), code="no_line")
    _check_without_line(pledge)
    pledge.full_clean()


def _place_errors(pledge: Pledge, details: PledgeDetails) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    if not lies_within(details.region, pledge.agreement):
        errors["region"] = _("This place belongs to none of the parties.")
    if details.office.kind != OfficeKind.AGENCY or details.office.region_id != pledge.regency_id:
        errors["office"] = _("Choose an agency of this regency.")
    return errors


def _number_errors(details: PledgeDetails) -> dict[str, Any]:
    numbers = {"target": details.target, "baseline": details.baseline or Decimal(0)}
    return {name: _("This number is too large.") for name, value in numbers.items() if not abs(value) < MOST}


def _flow_errors(details: PledgeDetails) -> dict[str, Any]:
    """A flow is counted from the beginning on, so it has one, and stands at zero then."""
    errors: dict[str, Any] = {}
    if details.begins_on is None:
        errors["begins_on"] = _("This number is counted in a period; say from which day on.")
    if details.baseline:
        errors["baseline"] = _("This number is counted from the first day on, so it begins with 0.")
    return errors


def _check_without_line(pledge: Pledge) -> None:
    """What is known of a pledge without a line must fit together too."""
    if pledge.begins_on and pledge.due_on and pledge.due_on <= pledge.begins_on:
        raise ValidationError({"due_on": WRONG_PLANS["ends_before_beginning"]}, code="ends_before_beginning")
    if pledge.baseline is None:
        return
    if pledge.target == pledge.baseline:
        raise ValidationError({"target": WRONG_PLANS["no_way"]}, code="no_way")
    if (pledge.target < pledge.baseline) != pledge.falls:
        reason = "not_below_baseline" if pledge.falls else "below_baseline"
        raise ValidationError({"target": WRONG_PLANS[reason]}, code=reason)


def _field(error: WrongPlanError) -> str:
    """A milestone is no field of the pledge's form; what moved it off the way is the target."""
    return {"outside_the_time": "due_on", "off_the_way": "target"}.get(error.reason, error.field)


def _said(pledge: Pledge) -> dict[str, str]:
    """What a pledge says, in a form that can be kept and shown."""
    said = {name: getattr(pledge, name) for name in FIXED}
    said["region"] = pledge.region_id
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _require_standing(pledge: Pledge) -> None:
    require_open(pledge.agreement.state)
    if pledge.dropped_on is not None:
        raise ValidationError(_("This pledge was given up."), code="dropped")


def _fresh(pledge: Pledge) -> Pledge:
    rows = Pledge.objects.select_related("agreement__office", "agreement__regency", "region", "regency")
    return rows.get(pk=pledge.pk)
