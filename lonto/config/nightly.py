"""What is done each night by itself: one task that runs the commands below and puts itself off to the next night.

The worker of `lonto serve` sees to it that the task waits when it starts. A night that was missed, because the
computer was off, is made up for some minutes later. Every command here is safe to repeat.
"""

import datetime as dt
import io
import logging
from typing import Any

from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger("lonto.nightly")

COMMANDS = ("snapshot_measures", "publish_numbers")
HOUR = 23
"""Late in the evening of this server's zone, so that a day's numbers hold the work of the day."""
AFTER_START = dt.timedelta(minutes=10)
"""What was missed waits until those who have just come to work have got their pages and imports."""


@task()
def do_nightly_work() -> list[str]:
    """Run every command; one that fails is logged and keeps no other from running. Returns those that failed."""
    failed = []
    try:
        for name in COMMANDS:
            try:
                call_command(name, stdout=io.StringIO())
            except Exception:
                logger.exception("The nightly command %s failed.", name)
                failed.append(name)
    finally:
        put_off(next_evening(timezone.now()))
    return failed


def begin(now: dt.datetime) -> None:
    """Called when a worker starts: let the task wait for tonight, or for some minutes where last night was missed."""
    last = own_tasks().filter(status=TaskResultStatus.SUCCESSFUL).order_by("-finished_at").first()
    was_missed = last is None or last.finished_at is None or last.finished_at < next_evening(now) - dt.timedelta(days=1)
    put_off(now + AFTER_START if was_missed else next_evening(now))


def put_off(moment: dt.datetime) -> None:
    """Let the task wait for a moment, unless it waits already."""
    if not own_tasks().filter(status=TaskResultStatus.READY).exists():
        do_nightly_work.using(run_after=moment).enqueue()


def own_tasks() -> QuerySet[Any]:
    """Every run of the nightly work, past and to come."""
    return DBTaskResult.objects.filter(task_path=do_nightly_work.module_path)


def next_evening(now: dt.datetime) -> dt.datetime:
    """The next moment at which nightly work begins."""
    local = timezone.localtime(now)
    evening = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return evening if evening > local else evening + dt.timedelta(days=1)
