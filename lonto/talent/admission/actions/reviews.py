"""Reviews: somebody asks to look again; the answer has a reason, and what was wrong is mended for everybody to see.

A mended score or document may not take a seat from anybody who has one. So the first round is allocated once more as
it should have been: where the person would have had a better seat, the class gets one more and the person sits there.
"""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Actor, record, writing
from lonto.journal.models import RegencyRow, Stream
from lonto.talent.admission import messages
from lonto.talent.admission.access import require_may_act_for
from lonto.talent.admission.actions.promotion import Change, advance
from lonto.talent.admission.allocation import Applicant as Candidate
from lonto.talent.admission.allocation import allocate
from lonto.talent.admission.choices import DocumentState, OfferState, ReviewState
from lonto.talent.admission.models import Application, Document, Offer, Review, Score
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.queries.allocations import bundle_in, rounds_run
from lonto.talent.admission.queries.reasons import left_out_reasons
from lonto.talent.admission.queries.rounds import entrance_of
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import TrainingClass

OPEN = frozenset({OfferState.WAITING, OfferState.NOT_ADMITTED, OfferState.ADMITTED})


@dataclass(frozen=True)
class Mending:
    """What was wrong: a score (in hundredths, of one class or of all), or documents that should have been accepted."""

    hundredths: int | None = None
    training_class: TrainingClass | None = None
    accepts_documents: bool = False


def ask_review(*, by: Actor, application: Application, text: str) -> Review:
    """Ask the office to look at a result again; one question at a time."""
    with writing(application.intake.regency) as stream:
        application = Application.objects.select_related("applicant", "intake").get(pk=application.pk)
        require_may_act_for(by, application.applicant)
        offer = Offer.objects.filter(application=application).first()
        if application.intake.state != IntakeState.PUBLISHED or offer is None:
            raise Refused("state")
        if application.reviews.filter(state=ReviewState.ASKED).exists():
            raise Refused("state", _("A review of this result already waits for an answer."))
        review = Review(regency_id=application.regency_id, application=application, text=text, asked_at=timezone.now())
        review.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.ask_review", saved=[review])
    return review


def uphold_result(*, by: Membership, review: Review, answer: str) -> Review:
    """Let the result stand, with the reason."""
    with writing(review.regency) as stream:
        review = _answered(by, review, ReviewState.UPHELD, answer)
        record(by=by, stream=stream, verb="admission.answer_review", saved=[review])
        messages.tell(review.application.applicant, _("Your review is answered: the result stands"), answer)
    return review


def mend_result(*, by: Membership, review: Review, answer: str, mending: Mending) -> Review:
    """Correct what was wrong and give the person what it would have brought; everybody whose seat changes is told."""
    if mending.hundredths is None and not mending.accepts_documents:
        raise ValidationError(_("Say what is mended: a score, or documents."))
    with writing(review.regency) as stream:
        review = _answered(by, review, ReviewState.MENDED, answer)
        saved = _correct(by, review.application, mending)
        _reallocate(by, stream, review, saved)
        messages.tell(review.application.applicant, _("Your review is answered: the result is mended"), answer)
    return review


def _answered(by: Membership, review: Review, state: ReviewState, answer: str) -> Review:
    require_officer(by, review.regency_id)
    review = Review.objects.select_related(
        "application__applicant", "application__intake__programme", "application__intake__regency"
    ).get(pk=review.pk)
    if review.state != ReviewState.ASKED:
        raise Refused("state", _("This review is answered already."))
    review.state, review.answer, review.answered_at = state, answer, timezone.now()
    review.save()
    return review


def _correct(by: Membership, application: Application, mending: Mending) -> list[RegencyRow]:
    saved: list[RegencyRow] = []
    if mending.hundredths is not None:
        score, _created = Score.objects.update_or_create(
            application=application,
            training_class=mending.training_class,
            defaults={"regency_id": application.regency_id, "hundredths": mending.hundredths},
        )
        saved.append(score)
    if mending.accepts_documents:
        for document in Document.objects.filter(application=application).exclude(state=DocumentState.ACCEPTED):
            document.state, document.checked_by, document.checked_at = DocumentState.ACCEPTED, by, timezone.now()
            document.save()
            saved.append(document)
    return saved


def _reallocate(by: Membership, stream: Stream, review: Review, saved: list[RegencyRow]) -> None:
    application, intake = review.application, review.application.intake
    number = application.number
    offer = Offer.objects.select_related("training_class").get(application=application)
    entrance = entrance_of(intake)
    candidate = next((one for one in entrance.applicants if one.number == number), None)
    if candidate is None or offer.state not in OPEN or not _ranks_seat(candidate, offer):
        record(by=by, stream=stream, verb="admission.answer_review", saved=[review, *saved])
        return
    code = _deserved(offer, candidate)
    advance(
        by=by,
        stream=stream,
        intake=intake,
        verb="admission.answer_review",
        change=Change(
            mended=(candidate,),
            granted={number: code} if code else {},
            left_out={number: left_out_reasons(entrance.left_out.get(number, ()))},
        ),
        saved=[review, *saved],
    )


def _ranks_seat(candidate: Candidate, offer: Offer) -> bool:
    """Whether the seat that the person has is still one that the corrected application asks for."""
    seat = offer.training_class
    return seat is None or any(choice.class_id == seat.code for choice in candidate.choices)


def _deserved(offer: Offer, candidate: Candidate) -> str | None:
    """The class that the person would have got in round 1 with the right data, where it is a better one than now."""
    rows = rounds_run(offer.application.intake)
    first, last = bundle_in(rows.get(round=1)), bundle_in(rows[0])
    others = tuple(one for one in first.round.applicants if one.number != candidate.number)
    seat = allocate(replace(first.round, applicants=(*others, candidate))).seats.get(candidate.number)
    gone = last.round.cancelled | set(last.allocation.closed)
    if seat is None or seat.class_id in gone:
        return None
    order = [choice.class_id for choice in candidate.choices]
    now = offer.training_class.code if offer.training_class else ""
    return seat.class_id if now not in order or order.index(seat.class_id) < order.index(now) else None
