"""Seats that fall free: they move at once, by the same keys, and nobody is ever moved down."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Account, Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions.sanctions import record_death, record_no_shows
from lonto.talent.admission.actions.seats import cancel_class, confirm_seat, expire_offers, give_back
from lonto.talent.admission.allocation.continuation import changes_between
from lonto.talent.admission.allocation.replay import replay
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Application, Sanction
from lonto.talent.admission.queries.allocations import bundle_in, rounds_run
from lonto.talent.admission.queries.facts import facts_of
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake, TrainingClass
from tests.talent.admission.allocating import allocate_and_publish, apply, offer_of
from tests.talent.admission.conftest import MakeClass

ADMITTED, CONFIRMED, WAITING = OfferState.ADMITTED, OfferState.CONFIRMED, OfferState.WAITING


@pytest.fixture
def chosen(make_class: MakeClass) -> TrainingClass:
    return make_class("TA-1", seats=2)


@pytest.fixture
def people(officer: Membership, intake: Intake, village: Region, chosen: TrainingClass) -> list[Application]:
    """Five people for two seats, best first; the result is published."""
    found = [apply(intake, village, [chosen], score) for score in (9000, 8000, 7000, 6000, 5000)]
    allocate_and_publish(officer, intake)
    return found


def states(people: list[Application]) -> list[str]:
    return [offer_of(one).state for one in people]


def test_given_back_seat_goes_to_the_next_at_once(people: list[Application]) -> None:
    give_back(by=None, application=people[0])
    assert states(people) == [OfferState.GIVEN_BACK, ADMITTED, ADMITTED, WAITING, WAITING]
    assert offer_of(people[3]).reasons[0]["pools"][0]["place"] == 1


def test_reason_still_names_the_lowest_score_when_all_seats_are_confirmed(people: list[Application]) -> None:
    for one in people[:2]:
        confirm_seat(by=None, application=one)
    give_back(by=None, application=people[2])
    pool = offer_of(people[3]).reasons[0]["pools"][0]
    assert (pool["lowest"], pool["verdict"], pool["place"]) == (8000, "lower score", 1)


def test_every_round_is_proved_by_a_bundle_that_names_the_one_before(people: list[Application], intake: Intake) -> None:
    confirm_seat(by=None, application=people[1])
    give_back(by=None, application=people[0])
    second, first = (bundle_in(one) for one in rounds_run(intake))
    assert replay(second) is None
    assert list(changes_between(first, second)) == []


def test_who_is_called_later_has_three_days_to_answer(people: list[Application], intake: Intake) -> None:
    type(intake).objects.filter(pk=intake.pk).update(confirm_until=timezone.now() + dt.timedelta(hours=1))
    people[0].refresh_from_db()
    give_back(by=None, application=Application.objects.get(pk=people[0].pk))
    until = offer_of(people[2]).answer_until
    assert until is not None
    assert until > timezone.now() + dt.timedelta(days=2, hours=23)


def test_confirming_twice_changes_nothing(people: list[Application]) -> None:
    confirm_seat(by=None, application=people[0])
    confirm_seat(by=None, application=people[0])
    assert offer_of(people[0]).state == CONFIRMED


def test_nobody_confirms_after_the_date(people: list[Application]) -> None:
    offer = offer_of(people[0])
    offer.answer_until = timezone.now() - dt.timedelta(seconds=1)
    offer.save()
    with pytest.raises(Refused):
        confirm_seat(by=None, application=people[0])


def test_somebody_else_cannot_answer(people: list[Application], person: Account) -> None:
    with pytest.raises(NotAllowed):
        confirm_seat(by=person, application=people[0])
    with pytest.raises(NotAllowed):
        give_back(by=person, application=people[0])


def test_unanswered_offers_expire_and_move_the_list(people: list[Application], intake: Intake) -> None:
    confirm_seat(by=None, application=people[1])
    offer = offer_of(people[0])
    offer.answer_until = timezone.now() - dt.timedelta(seconds=1)
    offer.save()
    assert expire_offers(intake=intake) is not None
    assert states(people) == [OfferState.EXPIRED, CONFIRMED, ADMITTED, WAITING, WAITING]
    assert expire_offers(intake=intake) is None


def test_death_of_a_confirmed_person_frees_the_seat(officer: Membership, people: list[Application]) -> None:
    confirm_seat(by=None, application=people[0])
    record_death(by=officer, applicant=people[0].applicant, died_on=timezone.localdate())
    assert states(people) == [OfferState.WITHDRAWN, ADMITTED, ADMITTED, WAITING, WAITING]


def test_run_after_no_shows_leaves_the_confirmed_where_they_are(
    officer: Membership, people: list[Application], intake: Intake
) -> None:
    for one in people[:2]:
        confirm_seat(by=None, application=one)
    until = timezone.localdate() + dt.timedelta(days=365)
    record_no_shows(by=officer, intake=intake, applications=[people[0]], until=until, note="Tidak hadir hari pertama")
    assert states(people) == [OfferState.WITHDRAWN, CONFIRMED, ADMITTED, WAITING, WAITING]
    assert Sanction.objects.get().until == until
    assert facts_of(people[0].applicant, intake).banned_until is None, "the ban begins after this intake's deadline"


def test_only_confirmed_people_can_be_no_shows(officer: Membership, people: list[Application], intake: Intake) -> None:
    with pytest.raises(ValidationError):
        record_no_shows(by=officer, intake=intake, applications=[people[4]], until=timezone.localdate())


def test_cancelled_class_sends_its_people_on(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    first, second = make_class("TA-1", seats=2), make_class("TA-2", seats=1)
    moved = apply(intake, village, [first, second], 9000)
    stays = apply(intake, village, [second], 5000)
    waits = apply(intake, village, [second], 4000)
    allocate_and_publish(officer, intake)
    confirm_seat(by=None, application=moved)
    confirm_seat(by=None, application=stays)
    cancel_class(by=officer, training_class=first)
    assert states([moved, stays, waits]) == [WAITING, CONFIRMED, WAITING]
    give_back(by=None, application=stays)
    assert states([moved, waits]) == [ADMITTED, WAITING]
