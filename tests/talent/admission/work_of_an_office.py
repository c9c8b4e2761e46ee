"""What an office does with an intake until it is decided, and after it, through the actions."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.talent.admission.actions.absent import Judgement, cancel_absent, confirm_absent, prepare_absent
from lonto.talent.admission.actions.checking import accept_document, ask_again, refuse_document, take_next_document
from lonto.talent.admission.actions.documents import replace_document
from lonto.talent.admission.actions.drawing import ask_for_draw, draw
from lonto.talent.admission.actions.freezing import commit_seed, freeze_rule
from lonto.talent.admission.actions.looks import look_at_application
from lonto.talent.admission.actions.reviews import Mending, ask_review, mend_result, uphold_result
from lonto.talent.admission.actions.running import publish_result
from lonto.talent.admission.actions.sanctions import (
    answer_appeal,
    appeal_sanction,
    record_absences,
    record_death,
    record_no_shows,
)
from lonto.talent.admission.actions.scores import cancel_scores, confirm_scores, prepare_scores
from lonto.talent.admission.actions.seats import cancel_class, confirm_seat, expire_offers, give_back
from lonto.talent.admission.choices import OfferState, SanctionGround
from lonto.talent.admission.examples.clock import played_at
from lonto.talent.admission.models import Application, Offer
from lonto.talent.training.models import Intake, TableImport, TrainingClass
from tests.scope import Cast
from tests.talent.admission.conftest import JPG
from tests.talent.admission.work_of_people import class_of

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def look_after(by: Membership, intake: Intake) -> None:
    """Commitment, rule, documents and scores."""
    commit_seed(by=by, intake=intake, source="IHSG")
    freeze_rule(by=by, intake=intake)
    document = take_next_document(by=by)
    assert document is not None
    account = document.application.applicant.account
    ask_again(by=by, document=document, reason="Buram.", until=timezone.localdate() + DAY)
    replace_document(by=account, document=document, upload=SimpleUploadedFile("ktp.jpg", JPG))
    document.refresh_from_db()
    refuse_document(by=by, document=document, reason="Masih buram.")
    accept_document(by=by, document=document)
    cancel_scores(by=by, run=_scores(by, intake))
    confirm_scores(by=by, run=_scores(by, intake))
    look_at_application(by=by, application=document.application)


def draw_and_publish(by: Membership, intake: Intake) -> None:
    """The draw is halted once, because a class differs from the frozen rule, and made when that is put right."""
    intake.refresh_from_db()
    with played_at(intake.closes_at + DAY):
        allocation = ask_for_draw(by=by, intake=intake, public_value="8.123,45")
        seats = TrainingClass.objects.filter(intake=intake, code="TA-1")
        seats.update(seats=99)
        draw.call(str(allocation.pk))
        seats.update(seats=4)
        allocation = ask_for_draw(by=by, intake=intake, public_value="8.123,45")
        draw.call(str(allocation.pk))
        publish_result(by=by, intake=intake)
    intake.refresh_from_db()


def decide(cast: Cast, intake: Intake) -> None:
    """Seats confirmed, given back, expired, taken by death and absence; reviews, sanctions, a class called off."""
    by = cast[Role.PROGRAMME_OFFICER]
    intake = Intake.objects.select_related("regency", "programme").get(pk=intake.pk)
    with played_at(intake.closes_at + 2 * DAY):
        waiting = _people(intake, OfferState.WAITING)
        stands, wrong = (ask_review(by=None, application=one, text="Periksa lagi.") for one in waiting[:2])
        uphold_result(by=by, review=stands, answer="Nilai sudah benar.")
        mend_result(by=by, review=wrong, answer="Lembar tertukar.", mending=Mending(hundredths=9999))
        first, *others = _people(intake, OfferState.ADMITTED)
        give_back(by=None, application=first)
        for one in others[:8]:
            confirm_seat(by=None, application=one)
    with played_at(intake.confirm_until + HOUR):
        expire_offers(by=by, intake=intake)
    with played_at(intake.confirm_until + DAY):
        _sanction(by, intake)
        record_death(by=by, applicant=_people(intake, OfferState.CONFIRMED)[0].applicant, died_on=timezone.localdate())
        cancel_class(by=by, training_class=class_of(intake, "TA-2"))


def _sanction(by: Membership, intake: Intake) -> None:
    until = timezone.localdate() + dt.timedelta(days=365)
    seated = _people(intake, OfferState.CONFIRMED)
    [sanction] = record_no_shows(by=by, intake=intake, applications=seated[:1], until=until)
    sanction = appeal_sanction(by=None, sanction=sanction, text="Saya sakit.")
    answer_appeal(by=by, sanction=sanction, is_lifted=True, answer="Surat dokter ada.")
    record_absences(by=by, intake=intake, applications=seated[1:2], until=until)
    numbers = "\n".join(["nomor", *(one.number for one in seated[2:4])]).encode()

    def table() -> TableImport:
        return prepare_absent(by=by, intake=intake, file=SimpleUploadedFile("absen.csv", numbers))

    cancel_absent(by=by, run=table())
    confirm_absent(by=by, run=table(), judgement=Judgement(SanctionGround.NO_SHOW, until, "Tanpa kabar."))


def _scores(by: Membership, intake: Intake) -> TableImport:
    sent = Application.objects.filter(intake=intake, state="submitted").order_by("serial")
    lines = [f"{number};{60 + place}" for place, number in enumerate(sent.values_list("number", flat=True))]
    file = SimpleUploadedFile("nilai.csv", "\n".join(["nomor;nilai", *lines]).encode())
    return prepare_scores(by=by, intake=intake, file=file)


def _people(intake: Intake, state: OfferState) -> list[Application]:
    """The applications in this state, in the order of their numbers."""
    rows = Offer.objects.filter(application__intake=intake, state=state).order_by("application__serial")
    related = ("application__applicant__regency", "application__intake__regency", "application__intake__programme")
    return [offer.application for offer in rows.select_related(*related)]
