"""Nightly work waits by itself for the next evening, is made up for when missed, and never stops by a failure."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django_tasks import TaskResultStatus

from lonto.config import nightly

pytestmark = pytest.mark.django_db
WITA = ZoneInfo("Asia/Makassar")


def at(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=WITA)


@pytest.fixture(autouse=True)
def _tasks_in_the_database(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Do the nightly work at a moment with commands that only say their names; "bad" fails."""

    def do(moment: dt.datetime, *commands: str) -> list[str]:
        said: list[str] = []

        def call(name: str, **_options: Any) -> None:
            said.append(name)
            if name == "bad":
                raise RuntimeError("it fails")

        monkeypatch.setattr(nightly, "call_command", call)
        monkeypatch.setattr(nightly, "COMMANDS", commands)
        with time_machine.travel(moment, tick=False):
            failed = nightly.do_nightly_work.call()
        return [*said, *(f"failed {name}" for name in failed)]

    return do


def _done(at: dt.datetime) -> None:
    nightly.put_off(at)
    nightly.own_tasks().update(status=TaskResultStatus.SUCCESSFUL, finished_at=at)


def _waits_for() -> list[dt.datetime]:
    return [one.run_after for one in nightly.own_tasks().filter(status=TaskResultStatus.READY)]


@pytest.mark.parametrize(("now", "then"), [(at(25, 9), at(25, 23)), (at(25, 23), at(26, 23)), (at(26, 1), at(26, 23))])
def test_the_next_evening_is_at_eleven(now: dt.datetime, then: dt.datetime) -> None:
    assert nightly.next_evening(now) == then


def test_what_was_never_done_waits_some_minutes(work: Any) -> None:
    nightly.begin(at(25, 9))
    assert _waits_for() == [at(25, 9) + nightly.AFTER_START]


def test_a_missed_night_is_made_up_for() -> None:
    _done(at(23, 23))
    nightly.begin(at(25, 9))
    assert _waits_for() == [at(25, 9) + nightly.AFTER_START]


def test_after_a_good_night_it_waits_for_the_evening() -> None:
    _done(at(24, 23) + dt.timedelta(seconds=8))
    nightly.begin(at(25, 9))
    assert _waits_for() == [at(25, 23)]


def test_a_worker_that_starts_again_adds_no_second_task() -> None:
    nightly.begin(at(25, 9))
    nightly.begin(at(25, 10))
    assert len(_waits_for()) == 1


def test_the_work_puts_itself_off_to_the_next_evening(work: Callable[..., list[str]]) -> None:
    assert work(at(25, 23), "one", "two") == ["one", "two"]
    assert _waits_for() == [at(26, 23)]


def test_a_command_that_fails_keeps_neither_the_others_nor_the_next_night_from_running(
    work: Callable[..., list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    assert work(at(25, 23), "bad", "good") == ["bad", "good", "failed bad"]
    assert _waits_for() == [at(26, 23)]
    assert "The nightly command bad failed." in caplog.text


def test_every_nightly_command_exists() -> None:
    from django.core.management import get_commands

    assert set(nightly.COMMANDS) <= get_commands().keys()
