"""Intakes: calendar, states, and what may still be changed."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.queries import history_of
from lonto.regions.models import Region
from lonto.talent.training.actions import create_intake, delete_intake, freeze_rule, open_intake, update_intake
from lonto.talent.training.calendar import Calendar, Phase, last_day, phase_of
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, Programme, SeatPool, TrainingClass
from lonto.talent.training.queries import open_intakes
from lonto.talent.training.readiness import remarks
from lonto.talent.training.states import CHANGEABLE, TRANSITIONS, allows, move
from tests.talent.training.conftest import MakeClass, MakePool, at, intake_details


def _errors(by: Membership, programme: Programme, **changes: Any) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        create_intake(by=by, programme=programme, details=intake_details(**changes))
    return set(caught.value.message_dict)


def test_the_host_always_takes_part(intake: Intake) -> None:
    assert intake.regencies == ["53.15", "53.10"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_at": at(2026, 3, 1, 7)}, "closes_at"),
        ({"documents_until": dt.date(2026, 3, 30)}, "documents_until"),
        ({"results_on": dt.date(2026, 4, 9)}, "results_on"),
        ({"confirm_until": at(2026, 4, 14)}, "confirm_until"),
        ({"regencies": ["53.99"]}, "regencies"),
        ({"max_choices": 11}, "max_choices"),
        ({"code": "dts 1"}, "code"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(
    officer: Membership, programme: Programme, changes: dict[str, Any], field: str
) -> None:
    assert field in _errors(officer, programme, **changes)


def test_midnight_belongs_to_the_day_that_ends() -> None:
    assert last_day(at(2026, 4, 1)) == dt.date(2026, 3, 31)
    assert last_day(at(2026, 3, 31, 23, 59)) == dt.date(2026, 3, 31)


@given(
    opens=st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 31), timezones=st.just(dt.UTC)),
    steps=st.lists(st.integers(1, 30), min_size=4, max_size=4),
    days=st.integers(-400, 400),
)
def test_a_calendar_in_order_stays_in_order_wherever_it_is_moved(
    opens: dt.datetime, steps: list[int], days: int
) -> None:
    closes = opens + dt.timedelta(days=steps[0])
    documents = last_day(closes) + dt.timedelta(days=steps[1])
    results = documents + dt.timedelta(days=steps[2])
    confirm = dt.datetime.combine(results + dt.timedelta(days=steps[3] + 1), dt.time(), dt.UTC)
    calendar = Calendar(opens, closes, documents, results, confirm)
    assert calendar.errors() == {}
    assert calendar.shifted(dt.timedelta(days=days)).errors() == {}


def test_each_state_leads_to_one_next_state_and_none_back() -> None:
    order = list(IntakeState)
    assert [(t.origin, t.target) for t in TRANSITIONS] == list(pairwise(order))
    for transition in TRANSITIONS:
        assert [state for state in IntakeState if allows(state, transition)] == [transition.origin]


def test_a_later_state_never_allows_more_changes() -> None:
    allowed = [CHANGEABLE[state] for state in IntakeState]
    assert all(later <= earlier for earlier, later in pairwise(allowed))


def test_an_intake_without_classes_cannot_be_announced(officer: Membership, intake: Intake) -> None:
    with pytest.raises(ValidationError):
        open_intake(by=officer, intake=intake)


def test_announcing_is_recorded_once(officer: Membership, open_one: Intake) -> None:
    assert open_one.state == IntakeState.OPEN
    with pytest.raises(ValidationError):
        open_intake(by=officer, intake=open_one)
    assert [entry.verb for entry, _ in history_of(open_one)][-1] == "training.open_intake"


def test_an_announced_intake_opens_and_closes_by_the_clock(open_one: Intake) -> None:
    moments = {
        at(2026, 2, 28): Phase.ANNOUNCED,
        at(2026, 3, 1, 8): Phase.APPLYING,
        at(2026, 3, 31, 23, 58): Phase.APPLYING,
        at(2026, 3, 31, 23, 59): Phase.DECIDING,
    }
    assert {moment: phase_of(open_one, moment) for moment in moments} == moments
    assert [bool(open_intakes(now=moment)) for moment in moments] == [False, True, True, False]


def test_only_people_of_regencies_that_take_part_find_an_open_intake(open_one: Intake) -> None:
    now = at(2026, 3, 10)
    found = [bool(open_intakes(Region.objects.get(pk=code), now)) for code in ("53.15", "53.10", "53.14")]
    assert found == [True, True, False]


def test_the_deadline_of_an_announced_intake_moves_only_later(officer: Membership, open_one: Intake) -> None:
    later = intake_details(regencies=["53.10"], closes_at=at(2026, 4, 2))
    assert update_intake(by=officer, intake=open_one, details=later).closes_at == at(2026, 4, 2)
    with pytest.raises(ValidationError) as caught:
        update_intake(by=officer, intake=open_one, details=intake_details(regencies=["53.10"]))
    assert set(caught.value.message_dict) == {"closes_at"}


def test_what_people_rely_on_stays_once_it_is_announced(officer: Membership, open_one: Intake) -> None:
    with pytest.raises(ValidationError) as caught:
        update_intake(by=officer, intake=open_one, details=intake_details(name="Lain", max_choices=3))
    assert set(caught.value.message_dict) == {"name", "max_choices", "regencies"}


def test_only_later_dates_move_after_the_rule_is_frozen(officer: Membership, open_one: Intake) -> None:
    freeze_rule(open_one)
    later = intake_details(regencies=["53.10"], results_on=dt.date(2026, 4, 16))
    assert update_intake(by=officer, intake=open_one, details=later).results_on == dt.date(2026, 4, 16)
    with pytest.raises(ValidationError) as caught:
        update_intake(
            by=officer, intake=open_one, details=intake_details(regencies=["53.10"], closes_at=at(2026, 4, 1))
        )
    assert set(caught.value.message_dict) == {"closes_at"}


def test_freezing_happens_to_an_announced_intake_only(intake: Intake) -> None:
    with pytest.raises(ValidationError):
        move(intake, TRANSITIONS[1])


def test_a_draft_goes_with_all_it_holds(
    officer: Membership, intake: Intake, make_pool: MakePool, training_class: TrainingClass
) -> None:
    pool = make_pool("women", 5)
    delete_intake(by=officer, intake=intake)
    assert not Intake.objects.exists()
    assert not TrainingClass.objects.exists()
    assert not SeatPool.objects.exists()
    assert [history_of(row)[-1][1] for row in (intake, training_class, pool)] == [None, None, None]


def test_an_announced_intake_stays(officer: Membership, open_one: Intake) -> None:
    with pytest.raises(ValidationError):
        delete_intake(by=officer, intake=open_one)


def test_what_is_worth_a_second_look_is_named_with_its_classes(
    intake: Intake, make_class: MakeClass, make_pool: MakePool
) -> None:
    make_pool("women", 30)
    make_class("VSGA-0", seats=0, starts_on=dt.date(2026, 4, 1))
    found = " ".join(str(remark) for remark in remarks(intake))
    assert found.count("VSGA-0") == 3
    assert "VSGA-JWD" in found


def test_the_officer_of_a_guest_regency_changes_nothing(neighbour: Membership, open_one: Intake) -> None:
    with pytest.raises(NotAllowed):
        update_intake(by=neighbour, intake=open_one, details=intake_details())
    with pytest.raises(NotAllowed):
        open_intake(by=neighbour, intake=open_one)
