"""The example of the demonstration holds together whatever day it is made on."""

import datetime as dt

import pytest
import time_machine

from lonto.accounts.models import Membership
from lonto.talent.training.calendar import Phase, phase_of
from lonto.talent.training.examples import make_example
from lonto.talent.training.readiness import hindrances, remarks
from lonto.talent.training.rules import rules_of
from tests.talent.training.conftest import WITA


@pytest.mark.parametrize("today", [dt.date(2026, 11, 25), dt.date(2027, 1, 3), dt.date(2028, 2, 29)])
def test_one_intake_is_over_and_one_takes_applications(officer: Membership, today: dt.date) -> None:
    with time_machine.travel(dt.datetime.combine(today, dt.time(10), WITA)):
        example = make_example(by=officer, today=today)
        now = dt.datetime.now(WITA)
        told = [remarks(intake) for intake in (example.earlier, example.current)]
    assert phase_of(example.earlier, now) == Phase.DECIDING
    assert phase_of(example.current, now) == Phase.APPLYING
    assert example.earlier.confirm_until < now
    assert [len(sentences) for sentences in told] == [1, 0]
    for intake in (example.earlier, example.current):
        assert intake.classes.count() == 14
        assert hindrances(intake) == []
        assert len(rules_of(intake)) == 14
