"""A review is answered with its reason; what was wrong is mended, and everybody whose seat changes is told."""

import pytest
from django.core import mail

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions.reviews import Mending, ask_review, mend_result, uphold_result
from lonto.talent.admission.actions.seats import confirm_seat
from lonto.talent.admission.choices import OfferState, ReviewState
from lonto.talent.admission.models import Application
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake
from tests.talent.admission.allocating import allocate_and_publish, apply, offer_of
from tests.talent.admission.conftest import Committed, MakeClass

ADMITTED, WAITING = OfferState.ADMITTED, OfferState.WAITING


@pytest.fixture
def people(officer: Membership, intake: Intake, village: Region, make_class: MakeClass) -> list[Application]:
    """Three people, one seat in the class that all want most and one in the other; each has an e-mail address."""
    first, second = make_class("TA-1", seats=1), make_class("TA-2", seats=1)
    found = [
        apply(intake, village, [first, second], score, name=name, phone="")
        for score, name in ((9000, "Satu"), (8000, "Dua"), (7000, "Tiga"))
    ]
    for one in found:
        type(one.applicant).objects.filter(pk=one.applicant_id).update(email=f"{one.applicant.name.lower()}@contoh.id")
    allocate_and_publish(officer, intake)
    return found


def told() -> dict[str, list[str]]:
    """Subjects of the messages by address."""
    found: dict[str, list[str]] = {}
    for message in mail.outbox:
        found.setdefault(message.to[0], []).append(str(message.subject))
    return found


def seats(people: list[Application]) -> list[str]:
    offers = [offer_of(one) for one in people]
    return [offer.training_class.code if offer.training_class else "" for offer in offers]


def test_reason_of_a_result_that_stands_reaches_the_person(
    officer: Membership, people: list[Application], committed: Committed
) -> None:
    review = ask_review(by=None, application=people[2], text="Periksa lagi.")
    with committed(execute=True):
        uphold_result(by=officer, review=review, answer="Lembar jawaban diperiksa dua kali; nilainya benar.")
    assert list(told()) == ["tiga@contoh.id"]
    assert "diperiksa dua kali" in str(mail.outbox[0].body)
    review.refresh_from_db()
    assert review.state == ReviewState.UPHELD


def test_mended_score_gives_the_seat_it_would_have_brought_and_takes_none(
    officer: Membership, people: list[Application]
) -> None:
    assert seats(people) == ["TA-1", "TA-2", ""]
    confirm_seat(by=None, application=people[0])
    review = ask_review(by=None, application=people[2], text="Nilai saya 95.")
    mend_result(by=officer, review=review, answer="Benar.", mending=Mending(hundredths=9500))
    assert seats(people) == ["TA-1", "TA-2", "TA-1"]


def test_everybody_whose_seat_changes_is_told_and_nobody_else(
    officer: Membership, people: list[Application], committed: Committed
) -> None:
    review = ask_review(by=None, application=people[1], text="Nilai saya 95.")
    with committed(execute=True):
        mend_result(by=officer, review=review, answer="Benar.", mending=Mending(hundredths=9500))
    assert seats(people) == ["TA-1", "TA-1", "TA-2"], "the seat that the mended person leaves goes to who waits"
    assert {address: len(subjects) for address, subjects in told().items()} == {"dua@contoh.id": 2, "tiga@contoh.id": 1}


def test_second_question_waits_for_the_answer_to_the_first(people: list[Application]) -> None:
    ask_review(by=None, application=people[2], text="Periksa lagi.")
    with pytest.raises(Refused):
        ask_review(by=None, application=people[2], text="Sekali lagi.")


def test_review_is_answered_once(officer: Membership, people: list[Application]) -> None:
    review = ask_review(by=None, application=people[2], text="Periksa lagi.")
    uphold_result(by=officer, review=review, answer="Benar.")
    with pytest.raises(Refused):
        mend_result(by=officer, review=review, answer="Keliru.", mending=Mending(hundredths=9500))
    assert offer_of(people[2]).state == WAITING
