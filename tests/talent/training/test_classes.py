"""Classes, their conditions and seat pools, and that nothing of them changes once the rule is frozen."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.queries import entries_about, history_of
from lonto.regions.models import Region
from lonto.talent.training.actions import (
    PoolDetails,
    add_pool,
    create_class,
    delete_class,
    freeze_rule,
    move_pool,
    remove_pool,
    set_conditions,
    update_class,
    update_pool,
)
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Academy, Intake, Programme, SeatPool, TrainingClass
from lonto.talent.training.pools import belongs, group_key, lines_of, rest_of
from lonto.talent.training.rules import Raw, conditions_of, rule_of, rules_of
from tests.talent.training.conftest import MakeClass, MakePool, class_details

WOMAN = Facts(
    sex="P", disability=2, village="53.15.05.2008", district="53.15.05", regency="53.15", institution="Dinas A"
)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": dt.date(2026, 5, 1)}, "ends_on"),
        ({"minimum": 21}, "minimum"),
        ({"theme": ""}, "theme"),
        ({"level": "expert"}, "level"),
        ({"mode": "radio"}, "mode"),
    ],
)
def test_a_mistake_is_said_beside_its_field(make_class: MakeClass, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make_class(**changes)
    assert field in caught.value.message_dict


def test_a_class_stands_in_a_village_or_district_of_a_regency_that_takes_part(make_class: MakeClass) -> None:
    assert make_class("A", region=Region.objects.get(pk="53.10.01")).region_id == "53.10.01"
    for code in ("53.15", "53.14.01"):
        with pytest.raises(ValidationError) as caught:
            make_class("B", region=Region.objects.get(pk=code))
        assert set(caught.value.message_dict) == {"region"}


def test_a_cancelled_class_has_no_seats_and_needs_nobody(make_class: MakeClass) -> None:
    assert make_class(seats=0, minimum=10).minimum == 0


def test_an_academy_of_another_programme_is_refused(
    officer: Membership, intake: Intake, programme: Programme, academy: Academy
) -> None:
    other = Programme.objects.create(
        regency=programme.regency, name="Lain", starts_on=programme.starts_on, ends_on=programme.ends_on, target=1
    )
    academy.programme = other
    academy.save()
    with pytest.raises(ValidationError) as caught:
        create_class(by=officer, intake=intake, details=class_details(academy))
    assert set(caught.value.message_dict) == {"academy"}


def test_a_class_of_a_draft_goes_and_that_of_an_announced_intake_stays(
    officer: Membership, open_one: Intake, training_class: TrainingClass
) -> None:
    with pytest.raises(ValidationError, match="0"):
        delete_class(by=officer, training_class=training_class)


def test_a_class_adds_its_own_conditions_to_those_of_its_academy_without_repeating_them(
    officer: Membership, training_class: TrainingClass, academy: Academy
) -> None:
    own: Raw = [{"block": "citizen"}, {"block": "lives_in", "regions": ["53.15.05"]}]
    set_conditions(by=officer, owner=training_class, conditions=own, instead_of=[])
    training_class.refresh_from_db()
    assert conditions_of(training_class) == [*academy.conditions, own[1]]
    assert rule_of(training_class).sentences[-1].id == "Tinggal di Kecamatan Komodo."


def test_conditions_changed_by_somebody_else_meanwhile_are_not_overwritten(
    officer: Membership, academy: Academy
) -> None:
    with pytest.raises(ValidationError):
        set_conditions(by=officer, owner=academy, conditions=[], instead_of=[{"block": "citizen"}])


def test_conditions_that_make_no_sense_are_refused_with_their_place(officer: Membership, academy: Academy) -> None:
    with pytest.raises(ValidationError, match=r"1\.years"):
        set_conditions(
            by=officer,
            owner=academy,
            conditions=[{"block": "age_at_most", "years": -1, "on": "deadline", "leap_day": "march_1"}],
            instead_of=academy.conditions,
        )


def test_a_frozen_class_keeps_its_conditions_when_its_academy_changes(
    officer: Membership, open_one: Intake, training_class: TrainingClass, academy: Academy
) -> None:
    before = list(academy.conditions)
    freeze_rule(open_one)
    set_conditions(by=officer, owner=academy, conditions=[{"block": "citizen"}], instead_of=before)
    training_class.refresh_from_db()
    assert conditions_of(training_class) == before


def test_nothing_that_decides_about_seats_changes_once_the_rule_is_frozen(
    officer: Membership, open_one: Intake, training_class: TrainingClass, academy: Academy, make_pool: MakePool
) -> None:
    pool = make_pool("women", 5)
    freeze_rule(open_one)
    before = _rows()
    attempts: list[Any] = [
        lambda: create_class(by=officer, intake=open_one, details=class_details(academy, code="NEW")),
        lambda: update_class(by=officer, training_class=training_class, details=class_details(academy, seats=99)),
        lambda: delete_class(by=officer, training_class=training_class),
        lambda: set_conditions(by=officer, owner=training_class, conditions=[{"block": "citizen"}], instead_of=[]),
        lambda: add_pool(by=officer, training_class=training_class, details=PoolDetails("open", 1)),
        lambda: update_pool(by=officer, pool=pool, details=PoolDetails("open", 1)),
        lambda: move_pool(by=officer, pool=pool, direction="up"),
        lambda: remove_pool(by=officer, pool=pool),
    ]
    for attempt in attempts:
        with pytest.raises(ValidationError) as caught:
            attempt()
        assert caught.value.code == "frozen"
    assert _rows() == before


def test_pools_are_filled_in_the_order_in_which_they_are_added(
    make_pool: MakePool, training_class: TrainingClass
) -> None:
    make_pool("women", 5)
    make_pool("open", 10)
    assert [(pool.position, pool.group) for pool in training_class.pools.all()] == [(1, "women"), (2, "open")]


def test_moving_a_pool_swaps_it_with_its_neighbour_and_records_both(
    officer: Membership, make_pool: MakePool, training_class: TrainingClass
) -> None:
    first, second, third = make_pool("women", 5), make_pool("open", 10), make_pool("disability", 2)
    order = move_pool(by=officer, pool=third, direction="up")
    assert order == [first, third, second]
    assert list(training_class.pools.all()) == [first, third, second]
    assert entries_about(third)[0] == entries_about(second)[0]
    assert [state["position"] for _, state in history_of(third) if state] == [3, 2]


def test_at_the_end_of_the_order_nothing_moves_and_nothing_is_recorded(
    officer: Membership, make_pool: MakePool
) -> None:
    pool = make_pool("women", 5)
    move_pool(by=officer, pool=pool, direction="up")
    move_pool(by=officer, pool=pool, direction="down")
    assert entries_about(pool).count() == 1


def test_removing_a_pool_closes_the_gap(
    officer: Membership, make_pool: MakePool, training_class: TrainingClass
) -> None:
    first, second, third = make_pool("women", 5), make_pool("open", 10), make_pool("disability", 2)
    remove_pool(by=officer, pool=second)
    assert [(pool, pool.position) for pool in training_class.pools.all()] == [(first, 1), (third, 2)]
    assert history_of(second)[-1][1] is None


@pytest.mark.parametrize(("group", "field"), [("region", "regions"), ("institution", "institution")])
def test_a_pool_for_a_place_or_institution_says_which(make_pool: MakePool, group: str, field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make_pool(group, 5)
    assert set(caught.value.message_dict) == {field}


def test_what_belongs_to_another_group_is_not_kept(make_pool: MakePool) -> None:
    pool = make_pool("women", 5, regions=["53.15.05"], institution="Dinas A")
    assert (pool.regions, pool.institution) == ([], "")


def test_who_may_sit_where(training_class: TrainingClass) -> None:
    pools = [
        SeatPool(group="open", seats=1),
        SeatPool(group="women", seats=1),
        SeatPool(group="disability", seats=1),
        SeatPool(group="region", seats=1, regions=["53.15.05", "53.15.01.2001"]),
        SeatPool(group="institution", seats=1, institution="DINAS  a"),
    ]
    assert all(belongs(pool, WOMAN) for pool in pools)
    assert [belongs(pool, Facts()) for pool in pools] == [True, False, False, False, False]
    assert [group_key(pool) for pool in pools] == [
        None,
        "women",
        "disability",
        "region:53.15.01.2001,53.15.05",
        "institution:dinas a",
    ]


def test_pools_that_claim_more_than_the_class_has_are_cut_from_the_end() -> None:
    pools = [SeatPool(group="women", seats=12), SeatPool(group="open", seats=12), SeatPool(group="disability", seats=2)]
    lines = lines_of(pools, 20, {})
    assert [(line.seats, line.cut) for line in lines] == [(12, 0), (8, 4), (0, 2)]
    assert rest_of(pools, 20) == 0
    assert rest_of(pools[:1], 20) == 8


def test_the_rules_of_an_intake_cost_the_same_queries_however_many_classes(
    intake: Intake, make_class: MakeClass, django_assert_num_queries: Any
) -> None:
    make_class("A")
    with django_assert_num_queries(1):
        rules_of(intake)
    for number in range(10):
        make_class(f"B{number}")
    with django_assert_num_queries(1):
        assert len(rules_of(intake)) == 11


def test_other_officers_change_no_class(
    neighbour: Membership, clerk: Membership, training_class: TrainingClass, academy: Academy
) -> None:
    for by in (neighbour, clerk):
        with pytest.raises(NotAllowed):
            update_class(by=by, training_class=training_class, details=class_details(academy))
        with pytest.raises(NotAllowed):
            add_pool(by=by, training_class=training_class, details=PoolDetails("open", 1))


def _rows() -> list[Any]:
    tables: list[type[models.Model]] = [TrainingClass, SeatPool]
    return [list(table._default_manager.order_by("pk").values()) for table in tables]
