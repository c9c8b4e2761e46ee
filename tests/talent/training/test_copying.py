"""An intake is copied in one step: calendar, classes, conditions and pools."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.queries import entries_about
from lonto.talent.training.actions import (
    AcademyDetails,
    ProgrammeDetails,
    copy_intake,
    create_academy,
    create_programme,
    freeze_rule,
    set_conditions,
)
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, Programme, TrainingClass
from tests.talent.training.conftest import MakePool, at

OPENS = dt.date(2026, 9, 7)


def _copy(by: Membership, source: Intake, programme: Programme | None = None) -> Intake:
    return copy_intake(
        by=by,
        source=source,
        programme=programme or source.programme,
        name="Gelombang 2",
        code="DTS26-2",
        opens_on=OPENS,
    )


def test_every_date_moves_by_the_same_days_and_keeps_its_time(officer: Membership, open_one: Intake) -> None:
    copy = _copy(officer, open_one)
    days = OPENS - dt.date(2026, 3, 1)
    assert (copy.opens_at, copy.closes_at) == (at(2026, 9, 7, 8), open_one.closes_at + days)
    assert (copy.documents_until, copy.results_on) == (open_one.documents_until + days, open_one.results_on + days)
    [new], [old] = copy.classes.all(), open_one.classes.all()
    assert (new.starts_on, new.ends_on) == (old.starts_on + days, old.ends_on + days)


def test_classes_conditions_and_pools_come_along(
    officer: Membership, intake: Intake, training_class: TrainingClass, make_pool: MakePool
) -> None:
    own = [{"block": "lives_in", "regions": ["53.15.05"]}]
    set_conditions(by=officer, owner=training_class, conditions=own, instead_of=[])
    make_pool("women", 5)
    make_pool("region", 3, regions=["53.15.01"], is_soft=False)
    [copied] = _copy(officer, intake).classes.all()
    assert copied.conditions == own
    fields = ("position", "group", "seats", "regions", "is_soft")
    assert list(copied.pools.values(*fields)) == list(training_class.pools.values(*fields))


def test_the_copy_of_a_frozen_intake_is_an_open_draft(officer: Membership, open_one: Intake) -> None:
    freeze_rule(open_one)
    copy = _copy(officer, open_one)
    assert copy.state == IntakeState.DRAFT
    assert copy.copied_from == open_one
    assert [one.frozen_conditions for one in copy.classes.all()] == [None]


def test_a_copy_is_one_entry(
    officer: Membership, intake: Intake, training_class: TrainingClass, make_pool: MakePool
) -> None:
    make_pool("women", 5)
    copy = _copy(officer, intake)
    [entry] = entries_about(copy)
    assert entry.changes.count() == 3


def test_a_copy_into_another_programme_finds_academies_by_code(officer: Membership, open_one: Intake) -> None:
    details = ProgrammeDetails("DTS 2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31), 5_000)
    other = create_programme(by=officer, details=details)
    with pytest.raises(ValidationError, match="VSGA"):
        _copy(officer, open_one, other)
    academy = create_academy(by=officer, programme=other, details=AcademyDetails("VSGA", "V", "public", "basic"))
    assert _copy(officer, open_one, other).classes.get().academy == academy


def test_a_name_that_is_taken_leaves_nothing_behind(officer: Membership, open_one: Intake) -> None:
    _copy(officer, open_one)
    with pytest.raises(ValidationError):
        _copy(officer, open_one)
    assert (Intake.objects.count(), TrainingClass.objects.count()) == (2, 2)


def test_the_officer_of_a_guest_regency_copies_nothing(neighbour: Membership, open_one: Intake) -> None:
    with pytest.raises(NotAllowed):
        _copy(neighbour, open_one)
