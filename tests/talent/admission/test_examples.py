"""Invented applicants are plausible, always the same, and apply by the rules."""

import datetime as dt
from random import Random

import pytest
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.lib.nik import compare, parse_nik
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.tables.choices import State
from lonto.talent.admission.choices import ApplicationState, Channel
from lonto.talent.admission.examples import apply_everybody, ask_village, invent, played_at
from lonto.talent.admission.examples.tables import MISTAKES, hand_in_scores, hand_in_table
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.queries.simulating import OPEN_FIRST, RESERVES_FIRST, choices_of, simulate
from lonto.talent.training.examples import make_example
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.village.residents.models import Resident
from tests.talent.admission.conftest import MakeClass


def test_the_same_seed_invents_the_same_people() -> None:
    assert invent(60, seed=7) == invent(60, seed=7)
    assert invent(60, seed=7) != invent(60, seed=8)


def test_everybody_has_a_valid_nik_of_their_own(pilot: Region) -> None:
    people = invent(500)

    assert len({person.nik for person in people}) == 500
    for person in people:
        number = parse_nik(person.nik, known_codes(), dt.date(2026, 1, 1))
        assert number.is_valid
        assert not compare(number, sex=None, born_on=person.born_on, district=person.village[:8].replace(".", ""))


def test_people_apply_through_the_actions_between_opening_and_now(
    intake: Intake,
    officer: Membership,
    classes: list[TrainingClass],
    make_class: MakeClass,
    young_academy: Academy,
) -> None:
    make_class("FGA-1", academy=young_academy)

    sent = apply_everybody(intake=intake, people=invent(40), officer=officer)

    assert 25 < len(sent) <= 40
    assert {one.channel for one in sent} == {Channel.WEB, Channel.PAPER}
    assert all(one.number and one.digest for one in sent)
    assert all(one.sent_at and intake.opens_at < one.sent_at < timezone.now() for one in sent)
    assert (
        Applicant.objects.count() > len(sent) or Application.objects.exclude(state=ApplicationState.SUBMITTED).exists()
    )


def test_an_admission_of_the_past_is_played_at_its_own_time(
    intake: Intake, officer: Membership, classes: list[TrainingClass]
) -> None:
    long_ago = dt.timedelta(days=100)
    Intake.objects.filter(pk=intake.pk).update(
        opens_at=intake.opens_at - long_ago, closes_at=intake.closes_at - long_ago
    )
    past = Intake.objects.get(pk=intake.pk)

    sent = apply_everybody(intake=past, people=invent(5), officer=officer)

    assert sent
    assert all(one.sent_at and one.sent_at < past.closes_at for one in sent)


def test_the_clock_is_right_again_afterwards() -> None:
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    with played_at(moment):
        assert timezone.now() == moment
    assert timezone.now().year > 2020


def test_production_never_turns_its_clock(settings: object) -> None:
    settings.ENVIRONMENT = type("Environment", (), {"is_production": True})()  # type: ignore[attr-defined]

    with pytest.raises(RuntimeError), played_at(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)):
        pass


def test_residents_ask_their_village(village: Region, resident: Resident) -> None:
    (asked,) = ask_village(village=village)

    assert asked.link_state == "asked"
    assert asked.nik == resident.nik


def test_an_office_hands_in_a_table_and_policies_admit_other_people(officer: Membership) -> None:
    intake = make_example(by=officer, today=timezone.localdate()).current
    run = hand_in_table(by=officer, intake=intake, people=invent(300, seed=5, on=timezone.localdate()), seed=2)
    hand_in_scores(by=officer, intake=intake, chance=Random("scores"))
    assert run.state == State.DONE
    assert run.report["counts"]["refused"] == len(MISTAKES)
    assert not Application.objects.filter(intake=intake, scores__isnull=True).exists()
    comparison, _groups = simulate(intake, choices_of([RESERVES_FIRST, OPEN_FIRST], ["100", "0"]))
    women = {result.policy: result.admitted_by_group["women"] for result in comparison.results}
    assert len(set(women.values())) > 2, women
    assert max(result.change.gained for result in comparison.results) > 0
