"""Who did not come, who missed three times, who has died: the seat falls free, and the ban can be appealed."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Actor, record, writing
from lonto.journal.models import RegencyRow, Stream
from lonto.talent.admission import messages
from lonto.talent.admission.access import require_may_act_for
from lonto.talent.admission.actions.promotion import Change, advance, clear
from lonto.talent.admission.choices import AppealState, OfferState, SanctionGround
from lonto.talent.admission.models import Applicant, Application, Offer, Sanction
from lonto.talent.admission.offer_states import WITHDRAW
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.streams import writing_in
from lonto.talent.training.access import require_officer
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake

BATCH = 500
CLEARED = ["state", "training_class", "pool", "is_released", "reasons"]


@dataclass(frozen=True)
class Decision:
    """Who was absent in which way, until when they are kept out of further intakes, and what they are told."""

    applications: Collection[Application]
    ground: SanctionGround
    until: dt.date
    note: str = ""


def record_no_shows(
    *, by: Membership, intake: Intake, applications: Collection[Application], until: dt.date, note: str = ""
) -> list[Sanction]:
    """Free the seats of those who confirmed and did not come, give them to the waiting lists, and ban until a day."""
    return _recorded(by, intake, Decision(applications, SanctionGround.NO_SHOW, until, note))


def record_absences(
    *, by: Membership, intake: Intake, applications: Collection[Application], until: dt.date, note: str = ""
) -> list[Sanction]:
    """Ban those who missed three times; their class has begun, so their seats stay empty."""
    return _recorded(by, intake, Decision(applications, SanctionGround.ABSENCES, until, note))


def appeal_sanction(*, by: Actor, sanction: Sanction, text: str) -> Sanction:
    """Say why the sanction is wrong; once for each sanction."""
    with writing(sanction.regency) as stream:
        sanction = _fresh(sanction)
        require_may_act_for(by, sanction.applicant)
        if sanction.appeal_state != AppealState.NONE:
            raise Refused("state", _("You have appealed against this sanction already."))
        sanction.appeal, sanction.appeal_state = text, AppealState.ASKED
        sanction.save()
        record(by=by, stream=stream, verb="admission.appeal", saved=[sanction])
    return sanction


def answer_appeal(*, by: Membership, sanction: Sanction, is_lifted: bool, answer: str) -> Sanction:
    """Let a sanction stand or lift it, with the reason; the person is told."""
    require_officer(by, sanction.regency_id)
    with writing(sanction.regency) as stream:
        sanction = _fresh(sanction)
        if sanction.appeal_state != AppealState.ASKED:
            raise Refused("state")
        sanction.appeal_state = AppealState.LIFTED if is_lifted else AppealState.UPHELD
        sanction.answer = answer
        sanction.save()
        record(by=by, stream=stream, verb="admission.answer_appeal", saved=[sanction])
        messages.tell(sanction.applicant, str(sanction.get_appeal_state_display()), answer)
    return sanction


def record_death(*, by: Membership, applicant: Applicant, died_on: dt.date) -> Applicant:
    """Record that an applicant has died; seats that the person held go to the waiting lists."""
    if died_on > timezone.localdate():
        raise ValidationError({"died_on": _("This day is in the future.")})
    held = [
        offer.application.intake
        for offer in Offer.objects.filter(
            application__applicant=applicant,
            application__intake__state=IntakeState.PUBLISHED,
            state__in=WITHDRAW.origins,
        ).select_related("application__intake__regency", "application__intake__programme")
    ]
    hosts = {application.intake.regency_id for application in applicant.applications.select_related("intake")}
    if by.office.region_id != applicant.regency_id and by.office.region_id not in hosts:
        require_officer(by, applicant.regency_id)
    require_officer(by, by.office.region_id)
    with writing_in([applicant.regency, *(intake.regency for intake in held)]) as streams:
        applicant = Applicant.objects.select_related("regency").get(pk=applicant.pk)
        applicant.died_on = died_on
        applicant.save(update_fields=["died_on"])
        record(by=by, stream=streams[applicant.regency_id], verb="admission.death", saved=[applicant])
        for intake in held:
            offer = Offer.objects.select_related("application").get(
                application__intake=intake, application__applicant=applicant
            )
            clear(offer, WITHDRAW.target)
            offer.answer_until = None
            offer.save()
            advance(
                by=by,
                stream=streams[intake.regency_id],
                intake=intake,
                verb="admission.withdraw_seat",
                change=Change(left=[offer.application.number]),
                saved=[offer],
            )
    return applicant


def _recorded(by: Membership, intake: Intake, decision: Decision) -> list[Sanction]:
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme", "regency").get(pk=intake.pk)
        return give_sanctions(by=by, stream=stream, intake=intake, decision=decision)


def give_sanctions(
    *, by: Membership, stream: Stream, intake: Intake, decision: Decision, saved: Sequence[RegencyRow] = ()
) -> list[Sanction]:
    """Write what was decided about some people; the caller holds the stream and has saved `saved`."""
    require_officer(by, intake.regency_id)
    today = timezone.localdate()
    if decision.until < today:
        raise ValidationError({"until": _("A sanction cannot end before it starts.")})
    offers = _confirmed(intake, decision)
    sanctions = [
        Sanction(
            regency_id=intake.regency_id,
            applicant=offer.application.applicant,
            intake=intake,
            ground=decision.ground,
            note=decision.note,
            since=today,
            until=decision.until,
        )
        for offer in offers
    ]
    Sanction.objects.bulk_create(sanctions, batch_size=BATCH)
    if decision.ground == SanctionGround.NO_SHOW:
        for offer in offers:
            clear(offer, WITHDRAW.target)
        Offer.objects.bulk_update(offers, CLEARED, batch_size=BATCH)
        left = [offer.application.number for offer in offers]
        advance(
            by=by,
            stream=stream,
            intake=intake,
            verb="admission.no_shows",
            change=Change(left=left),
            saved=[*saved, *sanctions, *offers],
        )
    else:
        record(by=by, stream=stream, verb="admission.absences", saved=[*saved, *sanctions])
    for sanction in sanctions:
        messages.tell(sanction.applicant, str(sanction.get_ground_display()), _told(sanction))
    return sanctions


def _confirmed(intake: Intake, decision: Decision) -> list[Offer]:
    """The seats of the people who are named; refused where one has no confirmed seat, or the same sanction already."""
    wanted = {application.pk for application in decision.applications}
    offers = list(
        Offer.objects.select_related("application__applicant").filter(
            application__in=wanted, application__intake=intake, state=OfferState.CONFIRMED
        )
    )
    if intake.state != IntakeState.PUBLISHED or not offers or len(offers) < len(wanted):
        raise Refused("state", _("Only people with a confirmed seat of a published intake can be named here."))
    known = Sanction.objects.filter(
        intake=intake, ground=decision.ground, applicant__in=[offer.application.applicant_id for offer in offers]
    )
    names = ", ".join(known.order_by("applicant__folded").values_list("applicant__name", flat=True))
    if names:
        raise Refused("twice", _("This sanction is already recorded for %(names)s.") % {"names": names})
    return offers


def _told(sanction: Sanction) -> str:
    return _(
        "%(intake)s: you cannot apply for further intakes until %(day)s. Reason: %(ground)s. "
        "You can appeal on your page."
    ) % {
        "intake": sanction.intake.name,
        "day": date_format(sanction.until, "j F Y"),
        "ground": sanction.note or sanction.get_ground_display(),
    }


def _fresh(sanction: Sanction) -> Sanction:
    return Sanction.objects.select_related("applicant", "regency", "intake").get(pk=sanction.pk)
