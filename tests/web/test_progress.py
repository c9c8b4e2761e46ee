"""The progress of a background job."""

from unittest.mock import patch

from django.core.cache import cache

from lonto.web.progress import Progress, State


def test_another_process_reads_what_a_job_says() -> None:
    Progress("import-1").set(50, 200)
    assert Progress("import-1").read() == State(50, 200)


def test_a_job_that_said_nothing_has_no_progress() -> None:
    assert Progress("import-2").read() is None


def test_jobs_do_not_mix() -> None:
    Progress("import-1").set(1, 2)
    assert Progress("import-2").read() is None


def test_a_finished_job_can_be_forgotten() -> None:
    progress = Progress("import-1")
    progress.set(1, 2)
    progress.clear()
    assert progress.read() is None


def test_saying_it_for_each_of_many_rows_writes_a_hundred_times_at_most() -> None:
    progress = Progress("import-1")
    with patch.object(cache, "set", wraps=cache.set) as written:
        for row in range(20_000):
            progress.set(row, 20_000)
    assert written.call_count == 100
