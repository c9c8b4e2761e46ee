"""An intake of the demonstration from the commitment to confirmed seats, played at the moments of its calendar."""

import datetime as dt
from random import Random

from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.talent.admission.actions.checking import accept_document, refuse_document
from lonto.talent.admission.actions.freezing import commit_seed, freeze_rule
from lonto.talent.admission.actions.reviews import ask_review
from lonto.talent.admission.actions.running import publish_result, run_allocation
from lonto.talent.admission.actions.sanctions import appeal_sanction, record_no_shows
from lonto.talent.admission.actions.seats import confirm_seat, expire_offers, give_back
from lonto.talent.admission.choices import ApplicationState, OfferState
from lonto.talent.admission.examples.clock import played_at
from lonto.talent.admission.examples.tables import hand_in_scores
from lonto.talent.admission.models import Document, Offer
from lonto.talent.training.models import Intake

SOURCE = "Angka penutupan Indeks Harga Saham Gabungan (IHSG) pada hari terakhir pendaftaran"
PUBLIC_VALUE = "8.214,37"
BLURRED = "Foto kartu tidak terbaca."
CONFIRMING, GIVING_BACK = 0.85, 0.04
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def commit(*, by: Membership, intake: Intake) -> None:
    """Publish the commitment on the first day of an intake."""
    with played_at(intake.opens_at + HOUR):
        commit_seed(by=by, intake=intake, source=SOURCE)


def decide(*, by: Membership, intake: Intake) -> None:
    """Freeze, check, score, draw and publish an intake that lies in the past and to which people have applied.

    Afterwards most confirm, a few give back, the rest expires and the waiting list moves; one review and one appeal
    wait for an answer.
    """
    chance = Random(f"allocation {intake.code}")  # noqa: S311  an example needs no secret
    with played_at(intake.closes_at - DAY):
        freeze_rule(by=by, intake=intake)
    with played_at(intake.closes_at + DAY):
        _check(by, intake, chance)
        hand_in_scores(by=by, intake=intake, chance=chance)
    published_at = _morning(intake.results_on)
    with played_at(published_at):
        run_allocation(by=by, intake=intake, public_value=PUBLIC_VALUE)
        publish_result(by=by, intake=intake)
    with played_at(published_at + DAY):
        _answer(intake, chance)
    with played_at(intake.confirm_until + HOUR):
        expire_offers(by=by, intake=intake)
    with played_at(intake.confirm_until + DAY):
        for offer in _offers(intake, OfferState.ADMITTED):
            confirm_seat(by=None, application=offer.application)
        _dispute(by, intake)
    with played_at(intake.confirm_until + 5 * DAY):
        expire_offers(by=by, intake=intake)


def _check(by: Membership, intake: Intake, chance: Random) -> None:
    documents = Document.objects.filter(application__intake=intake, application__state=ApplicationState.SUBMITTED)
    for document in documents.select_related("regency", "application__intake"):
        if chance.random() < 0.02:
            refuse_document(by=by, document=document, reason=BLURRED)
        else:
            accept_document(by=by, document=document)


def _answer(intake: Intake, chance: Random) -> None:
    for offer in _offers(intake, OfferState.ADMITTED):
        fate = chance.random()
        if fate < GIVING_BACK:
            give_back(by=None, application=offer.application)
        elif fate < GIVING_BACK + CONFIRMING:
            confirm_seat(by=None, application=offer.application)


def _dispute(by: Membership, intake: Intake) -> None:
    """Somebody asks for a review, somebody did not come and appeals."""
    waiting = _offers(intake, OfferState.WAITING)
    if waiting:
        ask_review(
            by=None, application=waiting[0].application, text="Nilai saya menurut papan pengumuman lebih tinggi."
        )
    confirmed = [one for one in _offers(intake, OfferState.CONFIRMED) if one.application.applicant.account_id]
    if confirmed:
        until = timezone.localdate() + dt.timedelta(days=365)
        [sanction] = record_no_shows(
            by=by,
            intake=intake,
            applications=[confirmed[0].application],
            until=until,
            note="Tidak hadir pada hari pertama tanpa kabar.",
        )
        appeal_sanction(by=None, sanction=sanction, text="Saya dirawat di RSUD Komodo; surat dokter ada.")


def _offers(intake: Intake, state: OfferState) -> list[Offer]:
    rows = Offer.objects.filter(application__intake=intake, state=state).order_by("application__serial")
    return list(
        rows.select_related("application__applicant", "application__intake__regency", "application__intake__programme")
    )


def _morning(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)), timezone.get_default_timezone())
