"""Programmes and quick wins: planned by the coordinator, moved and reported on by their owner."""

import datetime as dt
from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.smartcity.access import require_coordinator, require_reporter
from lonto.regency.smartcity.actions.rows import check
from lonto.regency.smartcity.choices import Kind
from lonto.regency.smartcity.dimensions import part_named
from lonto.regency.smartcity.models import Masterplan, Programme, Report
from lonto.regency.smartcity.states import Transition, move, require_open


@dataclass(frozen=True)
class ProgrammeDetails:
    """What a programme is. `part` is a key of `dimensions.parts`; its dimension follows from it."""

    name: str
    aim: str
    part: str
    layer: str
    office: Office
    first_on: dt.date
    last_on: dt.date
    kind: str = Kind.PROGRAMME
    risks: str = ""


def create_programme(*, by: Membership, plan: Masterplan, details: ProgrammeDetails) -> Programme:
    """Put a programme or a quick win into the masterplan; it gets the next number."""
    require_coordinator(by, plan.regency_id)
    with writing(plan.regency) as stream:
        last = plan.programmes.aggregate(last=Max("number"))["last"] or 0
        programme = Programme(regency=plan.regency, masterplan=plan, number=last + 1)
        _fill(programme, details)
        programme.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.create_programme", saved=[programme])
    return programme


def update_programme(*, by: Membership, programme: Programme, details: ProgrammeDetails) -> Programme:
    """Change what is planned; a programme that is over stays as it was."""
    require_coordinator(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = fresh(programme)
        require_open(programme)
        _fill(programme, details)
        programme.save()
        record(by=by, stream=stream, verb="smartcity.update_programme", saved=[programme])
    return programme


def remove_programme(*, by: Membership, programme: Programme) -> None:
    """Take out a programme on which nobody has reported yet, with all that was planned for it."""
    require_coordinator(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = fresh(programme)
        if programme.reports.exists():
            raise ValidationError(_("There are reports on this programme already. Abandon it instead."), code="reports")
        planned = [*programme.activities.all(), *programme.budget.all(), *programme.indicators.all()]
        for row in planned:
            type(row)._default_manager.filter(pk=row.pk).delete()
        Programme.objects.filter(pk=programme.pk).delete()
        record(by=by, stream=stream, verb="smartcity.remove_programme", deleted=[*planned, programme])


def write_report(*, by: Membership, programme: Programme, text: str) -> Report:
    """Say how a programme stands, what helps and what hinders."""
    with writing(programme.regency) as stream:
        programme = fresh(programme)
        require_reporter(by, programme)
        report = _report(by, programme, text)
        report.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.report", saved=[report])
    return report


def take_step(*, by: Membership, programme: Programme, transition: Transition, text: str) -> Programme:
    """Start, halt, resume, finish, reopen, give up or plan again, always with a word why."""
    with writing(programme.regency) as stream:
        programme = fresh(programme)
        require_reporter(by, programme)
        if by.role not in transition.who:
            raise NotAllowed(_("Your role does not allow this."))
        move(programme, transition)
        report = _report(by, programme, text, transition.name)
        programme.save(update_fields=["state"])
        report.save(force_insert=True)
        note = {"transition": transition.name}
        record(by=by, stream=stream, verb="smartcity.step", saved=[programme, report], note=note)
    return programme


def fresh(programme: Programme) -> Programme:
    """As it stands inside `writing`, whatever the caller saw before."""
    return Programme.objects.select_related("office", "regency", "masterplan").get(pk=programme.pk)


def _report(by: Membership, programme: Programme, text: str, transition: str = "") -> Report:
    report = Report(
        regency_id=programme.regency_id,
        programme=programme,
        transition=transition,
        state=programme.state,
        text=text,
        written_by=by,
        written_at=timezone.now(),
    )
    check(report)
    return report


def _fill(programme: Programme, details: ProgrammeDetails) -> None:
    part = part_named(details.part)
    if part is None:
        raise ValidationError({"part": _("Choose a part of the list.")}, code="part")
    if details.office.kind != OfficeKind.AGENCY or details.office.region_id != programme.regency_id:
        raise ValidationError({"office": _("Choose an agency of this regency.")}, code="office")
    for field in fields(details):
        setattr(programme, field.name, getattr(details, field.name))
    programme.dimension = part.dimension.value
    check(programme)
    _require_time(programme)


def _require_time(programme: Programme) -> None:
    plan = programme.masterplan
    if programme.first_on.year < plan.first_year or programme.last_on.year > plan.last_year:
        years = {"first": plan.first_year, "last": plan.last_year}
        field = "first_on" if programme.first_on.year < plan.first_year else "last_on"
        raise ValidationError({field: _("The masterplan runs from %(first)s to %(last)s.") % years}, code="outside")
    if programme.is_quick_win and programme.first_on.year != programme.last_on.year:
        raise ValidationError({"last_on": _("A quick win begins and ends in one year.")}, code="quick_win")
