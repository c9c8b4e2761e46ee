"""Work that a worker left behind when it was killed."""

from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lonto.config.unfinished import take_up_again
from lonto.village.residents.tasks import carry_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun() -> Any:
    """A task that the worker of this computer has begun."""
    return DBTaskResult.objects.create(
        task_path=carry_out.module_path,
        args_kwargs={"args": ["1"], "kwargs": {}},
        backend_name="default",
        run_after="9999-01-01T00:00:00Z",
        status=TaskResultStatus.RUNNING,
        worker_ids=["lonto-here"],
    )


def test_a_task_that_was_cut_off_is_queued_again(begun: Any) -> None:
    assert take_up_again("lonto-here") == 1
    begun.refresh_from_db()
    assert (begun.status, begun.started_at) == (TaskResultStatus.READY, None)


def test_the_task_of_another_computer_goes_on_there(begun: Any) -> None:
    assert take_up_again("lonto-there") == 0
    begun.refresh_from_db()
    assert begun.status == TaskResultStatus.RUNNING


def test_what_is_done_stays_done(begun: Any) -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert take_up_again("lonto-here") == 0
