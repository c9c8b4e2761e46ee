"""What a worker left unfinished when it was stopped or the power failed."""

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def take_up_again(worker: str) -> int:
    """Queue again what this worker had begun; returns how many.

    Every task of ours looks first whether its work is done, and writes in one transaction, so that beginning again is
    safe. Only one worker of a name runs at a time: `lonto serve` starts it, named after the computer.
    """
    begun = [one.pk for one in DBTaskResult.objects.running() if one.worker_ids[-1:] == [worker]]
    return DBTaskResult.objects.filter(pk__in=begun).update(status=TaskResultStatus.READY, started_at=None)
