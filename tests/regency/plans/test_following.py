"""A plan that is carried out: its tasks, the order of levels, progress toward the target, and its end."""

import datetime as dt
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership, Office
from lonto.regency.maturity.planner import Rise
from lonto.regency.plans.actions import Assignment, adopt, discard, end, give_task, move
from lonto.regency.plans.choices import TaskState
from lonto.regency.plans.models import RisePlan, RiseTask
from lonto.regency.plans.navigation import waiting
from lonto.regency.plans.queries.progress import progress_of
from lonto.regency.plans.states import ACCEPT, BEGIN, DROP, REPORT, SEND_BACK, TAKE_UP, TASK_WAYS, TaskWay
from lonto.regency.plans.stored import plans_in
from tests.regency.plans.planning import adopted, computed, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(coordinator: Membership, officer: Membership) -> RisePlan:
    """Some indicator rises by two levels in it, because no more than five may rise."""
    return computed(coordinator, handed_in(coordinator, officer), "3.2", most_levels=2)


@pytest.fixture
def tasks(coordinator: Membership, officer: Membership, plan: RisePlan) -> list[RiseTask]:
    return adopted(coordinator, plan, officer.office)


def _done(officer: Membership, coordinator: Membership, task: RiseTask) -> None:
    move(by=officer, task=task, way=REPORT, text="Selesai.")
    move(by=coordinator, task=task, way=ACCEPT)


def test_every_rise_of_the_chosen_plan_becomes_a_task(plan: RisePlan, tasks: list[RiseTask]) -> None:
    assert {Rise(one.number, one.level) for one in tasks} == set(plans_in(plan.answer)[0].rises)


def test_a_task_goes_from_open_to_done_and_keeps_its_way(
    officer: Membership, coordinator: Membership, tasks: list[RiseTask]
) -> None:
    task = tasks[0]
    move(by=officer, task=task, way=BEGIN)
    move(by=officer, task=task, way=REPORT, text="Pedoman ditetapkan.")
    move(by=coordinator, task=task, way=SEND_BACK, text="Lampirkan salinannya.")
    move(by=officer, task=task, way=REPORT, text="Terlampir.")
    task = move(by=coordinator, task=task, way=ACCEPT)
    assert task.state == TaskState.ACCEPTED
    assert [one.state for one in task.reports.all()] == ["accepted", "reported", "underway", "reported", "underway"]


def test_the_whole_plan_done_reaches_the_target(
    officer: Membership, coordinator: Membership, plan: RisePlan, tasks: list[RiseTask]
) -> None:
    before = progress_of(plan, timezone.localdate())
    assert before.done == before.before < before.target <= before.whole
    for task in sorted(tasks, key=lambda one: (one.number, one.level)):
        _done(officer, coordinator, task)
    after = progress_of(plan, timezone.localdate())
    assert after.done == after.whole == plans_in(plan.answer)[0].index
    assert after.accepted == after.tasks


def test_each_accepted_task_adds_its_gain(
    officer: Membership, coordinator: Membership, plan: RisePlan, tasks: list[RiseTask]
) -> None:
    task = min(tasks, key=lambda one: (one.number, one.level))
    _done(officer, coordinator, task)
    found = progress_of(plan, timezone.localdate())
    assert found.done - found.before == Fraction(plan.scheme.by_number[task.number].weight, 100)


def test_no_level_is_skipped(officer: Membership, coordinator: Membership, plan: RisePlan) -> None:
    office, day = officer.office, plan.due_on
    chosen = plans_in(plan.answer)[0]
    tasks = {
        Rise(one.number, one.level): one
        for one in adopt(
            by=coordinator,
            plan=plan,
            place=1,
            assignments={rise: Assignment(office, day) for rise in chosen.rises},
        )
    }
    number = tasks[chosen.rises[0]].number
    RiseTask.objects.get_or_create(
        plan=plan, number=number, level=5, defaults={"regency": plan.regency, "office": office, "due_on": day}
    )
    lower, upper = (RiseTask.objects.get(plan=plan, number=number, level=level) for level in (4, 5))
    with pytest.raises(ValidationError) as refused:
        move(by=officer, task=upper, way=REPORT, text="Selesai.")
    assert refused.value.code == "order"
    _done(officer, coordinator, lower)
    _done(officer, coordinator, upper)
    with pytest.raises(ValidationError) as held:
        move(by=coordinator, task=lower, way=SEND_BACK, text="Belum.")
    assert held.value.code == "order"


@pytest.mark.parametrize("way", [REPORT, DROP], ids=["report", "drop"])
def test_some_steps_need_words(
    officer: Membership, coordinator: Membership, tasks: list[RiseTask], way: TaskWay
) -> None:
    by = officer if way is REPORT else coordinator
    with pytest.raises(ValidationError) as refused:
        move(by=by, task=tasks[0], way=way, text="  ")
    assert "text" in refused.value.error_dict


@pytest.mark.parametrize("name", ["accept", "send_back", "take_up"])
def test_an_open_task_knows_only_its_own_steps(
    officer: Membership, coordinator: Membership, tasks: list[RiseTask], name: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        move(by=coordinator, task=tasks[0], way=TASK_WAYS[name], text="x")
    assert refused.value.code in {"state", "order"}


def test_another_agency_moves_nothing(planner: Membership, tasks: list[RiseTask]) -> None:
    with pytest.raises(NotAllowed):
        move(by=planner, task=tasks[0], way=BEGIN)


def test_an_agency_does_not_accept_its_own_work(officer: Membership, tasks: list[RiseTask]) -> None:
    move(by=officer, task=tasks[0], way=REPORT, text="Selesai.")
    with pytest.raises(NotAllowed):
        move(by=officer, task=tasks[0], way=ACCEPT)


def test_a_dropped_task_is_taken_up_again(coordinator: Membership, plan: RisePlan, tasks: list[RiseTask]) -> None:
    move(by=coordinator, task=tasks[0], way=DROP, text="Anggaran dialihkan.")
    dropped = progress_of(plan, timezone.localdate())
    assert dropped.whole < plans_in(plan.answer)[0].index
    move(by=coordinator, task=tasks[0], way=TAKE_UP)
    assert progress_of(plan, timezone.localdate()).whole == plans_in(plan.answer)[0].index


def test_a_task_is_given_to_another_agency(
    coordinator: Membership, planner: Membership, plan: RisePlan, tasks: list[RiseTask]
) -> None:
    give_task(by=coordinator, task=tasks[0], office=planner.office, due_on=plan.due_on)
    assert move(by=planner, task=tasks[0], way=BEGIN).state == TaskState.UNDERWAY


@pytest.mark.parametrize("days", [-1, 400], ids=["past", "after the plan"])
def test_a_day_outside_the_plan_is_refused(
    coordinator: Membership, officer: Membership, tasks: list[RiseTask], days: int
) -> None:
    day = timezone.localdate() + dt.timedelta(days=days)
    with pytest.raises(ValidationError):
        give_task(by=coordinator, task=tasks[0], office=officer.office, due_on=day)


def test_a_rise_without_an_agency_is_refused_whole(coordinator: Membership, plan: RisePlan) -> None:
    with pytest.raises(ValidationError):
        adopt(by=coordinator, plan=plan, place=1, assignments={})
    assert not RiseTask.objects.exists()


def test_an_office_that_is_no_agency_gets_no_task(coordinator: Membership, plan: RisePlan, office: Office) -> None:
    given = {rise: Assignment(office, plan.due_on) for rise in plans_in(plan.answer)[0].rises}
    with pytest.raises(ValidationError):
        adopt(by=coordinator, plan=plan, place=1, assignments=given)


def test_one_plan_at_a_time_is_carried_out(
    coordinator: Membership, officer: Membership, plan: RisePlan, tasks: list[RiseTask]
) -> None:
    other = computed(coordinator, plan.assessment, "3.3")
    with pytest.raises(ValidationError) as refused:
        adopted(coordinator, other, officer.office)
    assert refused.value.code == "other"
    end(by=coordinator, plan=plan, reason="Rencana baru.")
    assert adopted(coordinator, other, officer.office)


def test_a_plan_that_is_not_in_the_answer_cannot_be_adopted(coordinator: Membership, plan: RisePlan) -> None:
    with pytest.raises(ValidationError):
        adopt(by=coordinator, plan=plan, place=7, assignments={})


def test_an_ended_plan_stands_still(
    coordinator: Membership, officer: Membership, plan: RisePlan, tasks: list[RiseTask]
) -> None:
    end(by=coordinator, plan=plan, reason="Penilaian dibuka.")
    with pytest.raises(ValidationError) as refused:
        move(by=officer, task=tasks[0], way=BEGIN)
    assert refused.value.code == "ended"
    with pytest.raises(ValidationError):
        discard(by=coordinator, plan=plan)


def test_what_waits_stands_on_the_office_home(
    coordinator: Membership, officer: Membership, tasks: list[RiseTask]
) -> None:
    RiseTask.objects.filter(pk=tasks[0].pk).update(due_on=timezone.localdate() - dt.timedelta(days=1))
    late, to_do = waiting(officer)
    assert (late.count, to_do.count) == (1, len(tasks))
    move(by=officer, task=tasks[0], way=REPORT, text="Selesai.")
    late, to_accept = waiting(coordinator)
    assert (late.count, to_accept.count) == (0, 1)
