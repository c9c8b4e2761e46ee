"""What people do with their result: confirm, give back; and what time does. The server's clock decides."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Actor, record, writing
from lonto.talent.admission.access import require_may_act_for
from lonto.talent.admission.actions.promotion import Change, advance, clear, overdue
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Allocation, Application, Offer
from lonto.talent.admission.offer_states import CONFIRM, LEAVE, Step, allows
from lonto.talent.admission.officer_access import SHOWN
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.access import require_officer
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, TrainingClass


def confirm_seat(*, by: Actor, application: Application) -> Offer:
    """Take the offered seat; from now on nothing takes it away. Confirming twice changes nothing."""
    with writing(application.intake.regency) as stream:
        offer = _held(by, application)
        if offer.state == OfferState.CONFIRMED:
            return offer
        now = timezone.now()
        if offer.state == OfferState.EXPIRED or (offer.answer_until and now >= offer.answer_until):
            raise Refused("late", _("The time to confirm is over; the seat goes to the waiting list."))
        _require(offer, CONFIRM)
        offer.state, offer.answered_at = CONFIRM.target, now
        offer.save(update_fields=["state", "answered_at"])
        record(by=by, stream=stream, verb="admission.confirm_seat", saved=[offer])
    return offer


def give_back(*, by: Actor, application: Application) -> Offer:
    """Leave the seat, or the waiting lists; the seat goes to the next person at once."""
    intake = application.intake
    with writing(intake.regency) as stream:
        offer = _held(by, application)
        if offer.state == LEAVE.target:
            return offer
        _require(offer, LEAVE)
        clear(offer, LEAVE.target)
        offer.answered_at, offer.answer_until = timezone.now(), None
        offer.save()
        advance(
            by=by,
            stream=stream,
            intake=offer.application.intake,
            verb="admission.give_back",
            change=Change(left=[application.number]),
            saved=[offer],
        )
    return offer


def expire_offers(*, by: Membership | None = None, intake: Intake) -> Allocation | None:
    """Give the seats that nobody confirmed in time to the waiting lists; None where none has expired."""
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme", "regency").get(pk=intake.pk)
        if intake.state not in SHOWN or not overdue(intake, timezone.now()):
            return None
        return advance(by=by, stream=stream, intake=intake, verb="admission.expire", change=Change())


def cancel_class(*, by: Membership, training_class: TrainingClass) -> Allocation:
    """Call a class off after the result is published; its people ask on for what they ranked next."""
    intake = training_class.intake
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme", "regency").get(pk=intake.pk)
        if intake.state != IntakeState.PUBLISHED:
            raise Refused("state", _("Before the result is published, a class is cancelled by giving it 0 seats."))
        return advance(
            by=by,
            stream=stream,
            intake=intake,
            verb="admission.cancel_class",
            change=Change(cancelled=[training_class.code]),
        )


def _held(by: Actor, application: Application) -> Offer:
    """The offer as it stands now that the stream is held."""
    offer = (
        Offer.objects.select_related(
            "application__applicant", "application__intake__programme", "application__intake__regency", "training_class"
        )
        .filter(application=application, application__intake__state=IntakeState.PUBLISHED)
        .first()
    )
    if offer is None:
        raise Refused("state")
    require_may_act_for(by, offer.application.applicant)
    return offer


def _require(offer: Offer, step: Step) -> None:
    if not allows(offer.state, step):
        raise Refused("state")
