"""What is planned for a programme: activities, money by year and source, and indicators."""

import datetime as dt
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.figures.indicators import indicator_of
from lonto.regency.smartcity.access import require_coordinator, require_reporter
from lonto.regency.smartcity.actions.programmes import fresh
from lonto.regency.smartcity.actions.rows import check
from lonto.regency.smartcity.models import Activity, BudgetLine, Indicator, Programme
from lonto.regency.smartcity.states import require_open


@dataclass(frozen=True)
class ActivityDetails:
    """One thing to do."""

    name: str
    first_on: dt.date
    last_on: dt.date


@dataclass(frozen=True)
class BudgetDetails:
    """What one source gives in one year, whole rupiah."""

    year: int
    source: str
    amount: int


@dataclass(frozen=True)
class IndicatorDetails:
    """A number with its beginning and its target; `reference` as in `lonto.regency.figures.references`."""

    kind: str
    reference: str
    baseline: Decimal
    target: Decimal
    due_on: dt.date


def add_activity(*, by: Membership, programme: Programme, details: ActivityDetails) -> Activity:
    require_coordinator(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = _open(programme)
        last = programme.activities.aggregate(last=Max("number"))["last"] or 0
        activity = Activity(regency_id=programme.regency_id, programme=programme, number=last + 1, **asdict(details))
        _check_activity(activity)
        activity.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.add_activity", saved=[activity])
    return activity


def update_activity(*, by: Membership, activity: Activity, details: ActivityDetails) -> Activity:
    require_coordinator(by, activity.regency_id)
    with writing(activity.regency) as stream:
        activity = Activity.objects.get(pk=activity.pk)
        activity.programme = _open(activity.programme)
        for name, value in asdict(details).items():
            setattr(activity, name, value)
        _check_activity(activity)
        activity.save()
        record(by=by, stream=stream, verb="smartcity.update_activity", saved=[activity])
    return activity


def set_done(*, by: Membership, activity: Activity, is_done: bool, on: dt.date | None = None) -> Activity:
    """Say that an activity was finished on a day (today, if none is given), or that it is not finished after all."""
    with writing(activity.regency) as stream:
        activity = Activity.objects.get(pk=activity.pk)
        activity.programme = fresh(activity.programme)
        require_reporter(by, activity.programme)
        require_open(activity.programme)
        if (activity.done_on is not None) == is_done:
            return activity
        day = on or timezone.localdate()
        if day > timezone.localdate():
            raise ValidationError({"done_on": _("This day has not come yet.")}, code="future")
        activity.done_on = day if is_done else None
        activity.save(update_fields=["done_on"])
        verb = "smartcity.finish_activity" if is_done else "smartcity.reopen_activity"
        record(by=by, stream=stream, verb=verb, saved=[activity])
    return activity


def add_budget(*, by: Membership, programme: Programme, details: BudgetDetails) -> BudgetLine:
    require_coordinator(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = _open(programme)
        line = BudgetLine(regency_id=programme.regency_id, programme=programme, **asdict(details))
        _check_budget(line)
        line.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.add_budget", saved=[line])
    return line


def update_budget(*, by: Membership, line: BudgetLine, details: BudgetDetails) -> BudgetLine:
    require_coordinator(by, line.regency_id)
    with writing(line.regency) as stream:
        line = BudgetLine.objects.get(pk=line.pk)
        line.programme = _open(line.programme)
        for name, value in asdict(details).items():
            setattr(line, name, value)
        _check_budget(line)
        line.save()
        record(by=by, stream=stream, verb="smartcity.update_budget", saved=[line])
    return line


def add_indicator(*, by: Membership, programme: Programme, details: IndicatorDetails) -> Indicator:
    require_coordinator(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = _open(programme)
        indicator = Indicator(regency_id=programme.regency_id, programme=programme, **asdict(details))
        _check_indicator(indicator)
        indicator.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.add_indicator", saved=[indicator])
    return indicator


def update_indicator(*, by: Membership, indicator: Indicator, details: IndicatorDetails) -> Indicator:
    require_coordinator(by, indicator.regency_id)
    with writing(indicator.regency) as stream:
        indicator = Indicator.objects.get(pk=indicator.pk)
        indicator.programme = _open(indicator.programme)
        for name, value in asdict(details).items():
            setattr(indicator, name, value)
        _check_indicator(indicator)
        indicator.save()
        record(by=by, stream=stream, verb="smartcity.update_indicator", saved=[indicator])
    return indicator


def remove_detail(*, by: Membership, row: Activity | BudgetLine | Indicator) -> None:
    """Take an activity, a line of the budget or an indicator out of a programme that is not over."""
    require_coordinator(by, row.regency_id)
    with writing(row.regency) as stream:
        _open(row.programme)
        if type(row)._default_manager.filter(pk=row.pk).delete()[0]:
            record(by=by, stream=stream, verb="smartcity.remove_detail", deleted=[row])


def _open(programme: Programme) -> Programme:
    programme = fresh(programme)
    require_open(programme)
    return programme


def _check_activity(activity: Activity) -> None:
    check(activity)
    programme = activity.programme
    if activity.first_on < programme.first_on:
        raise ValidationError({"first_on": _("The programme begins later than this.")}, code="outside")
    if activity.last_on > programme.last_on:
        raise ValidationError({"last_on": _("The programme ends earlier than this.")}, code="outside")


def _check_budget(line: BudgetLine) -> None:
    check(line)
    programme = line.programme
    if not programme.first_on.year <= line.year <= programme.last_on.year:
        years = {"first": programme.first_on.year, "last": programme.last_on.year}
        raise ValidationError({"year": _("The programme runs from %(first)s to %(last)s.") % years}, code="outside")


def _check_indicator(indicator: Indicator) -> None:
    check(indicator)
    named = indicator_of(indicator.reference, indicator.programme.regency)
    if named.problem:
        raise ValidationError({"reference": str(named.problem)}, code="reference")
    if indicator.due_on < indicator.programme.first_on:
        raise ValidationError({"due_on": _("The programme begins later than this.")}, code="outside")
