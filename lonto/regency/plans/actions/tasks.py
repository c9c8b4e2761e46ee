"""What happens to the tasks of a plan that is carried out."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import require_role
from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.plans.access import require_mover, require_planner
from lonto.regency.plans.actions.adopting import require_day
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.models import RiseTask, TaskReport
from lonto.regency.plans.states import ACCEPT, REPORT, SEND_BACK, UNFINISHED, TaskWay, move_task

LONGEST_TEXT = 2000


def move(*, by: Membership, task: RiseTask, way: TaskWay, text: str = "") -> RiseTask:
    """Take a task one step on, or back, with what is said about it."""
    require_role(by, way.who)
    text = text.strip()
    if way.needs_words and not text:
        raise ValidationError({"text": _("Write what was done, or why.")}, code="text")
    if len(text) > LONGEST_TEXT:
        sentence = _("Write at most %(most)s characters.") % {"most": LONGEST_TEXT}
        raise ValidationError({"text": sentence}, code="length")
    with writing(task.regency) as stream:
        task = _fresh(by, task)
        require_mover(by, task, way.who)
        _require_order(task, way)
        move_task(task, way)
        task.last_word, task.moved_at = text or task.last_word, timezone.now()
        report = TaskReport(
            regency=task.regency, task=task, state=task.state, text=text, made_by=by, made_at=task.moved_at
        )
        task.save(update_fields=["state", "last_word", "moved_at"])
        report.save(force_insert=True)
        record(by=by, stream=stream, verb=f"plans.{way.name}", saved=[task, report])
    return task


def give_task(*, by: Membership, task: RiseTask, office: Office, due_on: dt.date) -> RiseTask:
    """Give a task to another agency, or another day."""
    require_planner(by, task.regency_id)
    if office.kind != OfficeKind.AGENCY or office.region_id != task.regency_id:
        raise ValidationError({"office": _("Choose an agency of this regency.")}, code="office")
    with writing(task.regency) as stream:
        task = _fresh(by, task)
        if task.state not in UNFINISHED:
            raise ValidationError(_("Only a task that is not done can be given to somebody."), code="state")
        require_day(task.plan, due_on)
        task.office, task.due_on = office, due_on
        task.save(update_fields=["office", "due_on"])
        record(by=by, stream=stream, verb="plans.give_task", saved=[task])
    return task


def _fresh(by: Membership, task: RiseTask) -> RiseTask:
    """As it stands inside `writing`; only a plan that is carried out has tasks that move."""
    task = RiseTask.objects.select_related("plan", "regency", "office").get(pk=task.pk)
    if task.plan.state != PlanState.ADOPTED:
        raise ValidationError(_("This plan has ended; its tasks stay as they are."), code="ended")
    return task


def _require_order(task: RiseTask, way: TaskWay) -> None:
    """No level is skipped: a rise is done only once those below it are, and none is sent back from under another."""
    others = task.plan.tasks.filter(number=task.number)
    if way in (REPORT, ACCEPT):
        reached = [TaskState.ACCEPTED] if way == ACCEPT else [TaskState.ACCEPTED, TaskState.REPORTED]
        below = others.filter(level__lt=task.level).exclude(state__in=reached).order_by("level").first()
        if below is not None:
            sentence = _("Level %(level)s comes first; it is not done yet.")
            raise ValidationError(sentence % {"level": below.level}, code="order")
    if way == SEND_BACK:
        done = [TaskState.ACCEPTED, TaskState.REPORTED]
        above = others.filter(level__gt=task.level, state__in=done).order_by("level").first()
        if above is not None:
            sentence = _("Level %(level)s builds on it. Send that one back first.")
            raise ValidationError(sentence % {"level": above.level}, code="order")
