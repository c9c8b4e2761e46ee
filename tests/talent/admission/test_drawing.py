"""The draw in the background: asked for once, made once, and halted with a reason where something is in its way."""

import pytest
from django.core.exceptions import ValidationError

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.regions.models import Region
from lonto.talent.admission.actions import drawing, running
from lonto.talent.admission.actions.drawing import ask_for_draw, draw
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Allocation, Application
from lonto.talent.training.models import Intake
from tests.conftest import As
from tests.talent.admission.allocating import PUBLIC_VALUE, apply, freeze, offer_of
from tests.talent.admission.conftest import Committed, MakeClass
from tests.web.reading import text_of


@pytest.fixture
def application(officer: Membership, intake: Intake, village: Region, make_class: MakeClass) -> Application:
    """Of an intake whose rule is frozen and whose deadline has passed."""
    found = apply(intake, village, [make_class("TA-1", seats=1)], 8430)
    freeze(officer, intake)
    intake.refresh_from_db()
    return found


def ask(officer: Membership, intake: Intake, value: str = PUBLIC_VALUE) -> Allocation:
    return ask_for_draw(by=officer, intake=intake, public_value=value)


def test_the_background_makes_the_draw_that_was_asked_for(
    officer: Membership, intake: Intake, application: Application, committed: Committed
) -> None:
    with committed(execute=True):
        ask(officer, intake)
    assert offer_of(application).state == OfferState.ADMITTED
    assert Allocation.objects.get().seed


def test_asking_twice_is_refused_while_the_first_draw_is_made(
    officer: Membership, intake: Intake, application: Application
) -> None:
    ask(officer, intake)
    with pytest.raises(ValidationError) as refused:
        ask(officer, intake)
    assert refused.value.code == "asked"


def test_a_task_that_is_begun_again_after_the_draw_changes_nothing(
    officer: Membership, intake: Intake, application: Application, committed: Committed
) -> None:
    with committed(execute=True):
        allocation = ask(officer, intake)
    entries = Entry.objects.count()
    assert draw.call(str(allocation.pk)) == "left alone"
    assert Entry.objects.count() == entries


def test_a_worker_that_was_killed_leaves_nothing_and_the_task_starts_over(
    officer: Membership, intake: Intake, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    allocation = ask(officer, intake)
    monkeypatch.setattr(running, "record", killed)
    with pytest.raises(KeyboardInterrupt):
        draw.call(str(allocation.pk))
    allocation.refresh_from_db()
    assert allocation.is_being_drawn
    assert not hasattr(Application.objects.get(), "offer")
    monkeypatch.undo()
    assert draw.call(str(allocation.pk)) == "made"


def test_a_halted_draw_says_why_and_keeps_its_value(
    officer: Membership, intake: Intake, application: Application, as_: As
) -> None:
    allocation = ask(officer, intake)
    chosen = intake.classes.get()
    type(chosen).objects.filter(pk=chosen.pk).update(seats=7)
    assert draw.call(str(allocation.pk)) == "halted"
    allocation.refresh_from_db()
    assert not allocation.is_being_drawn
    assert allocation.halted in text_of(as_(officer).get(f"/admission/office/intakes/{intake.pk}/"))
    type(chosen).objects.filter(pk=chosen.pk).update(seats=1)
    with pytest.raises(ValidationError) as refused:
        ask(officer, intake, "9999")
    assert PUBLIC_VALUE in refused.value.message_dict["public_value"][0]
    ask(officer, intake)
    assert draw.call(str(allocation.pk)) == "made"


def test_a_fault_in_the_program_is_said_and_the_draw_may_be_asked_for_again(
    officer: Membership, intake: Intake, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("disk")

    allocation = ask(officer, intake)
    monkeypatch.setattr(drawing, "run_allocation", broken)
    with pytest.raises(RuntimeError):
        draw.call(str(allocation.pk))
    allocation.refresh_from_db()
    assert allocation.halted
    assert not allocation.is_being_drawn


def test_who_is_no_officer_any_more_makes_no_draw(
    officer: Membership, intake: Intake, application: Application
) -> None:
    allocation = ask(officer, intake)
    Membership.objects.filter(pk=officer.pk).update(role="assessor")
    assert draw.call(str(allocation.pk)) == "halted"


def test_the_page_shows_how_far_the_draw_is_and_then_is_asked_for_again(
    officer: Membership, intake: Intake, application: Application, as_: As
) -> None:
    allocation = ask(officer, intake)
    office = as_(officer)
    address = f"/admission/office/intakes/{intake.pk}/run/progress/"
    assert "<progress" in text_of(office.get(f"/admission/office/intakes/{intake.pk}/"))
    drawing.progress_of(allocation).set(1, 2)
    assert "50 %" in text_of(office.get(address))
    draw.call(str(allocation.pk))
    assert office.get(address).headers["HX-Refresh"] == "true"
