"""After the deadline: the draw, once; then the result, published with its proof."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.collector import collector_at_rest
from lonto.talent.admission.allocation import Allocation as Result
from lonto.talent.admission.allocation import Round, allocate
from lonto.talent.admission.allocation.bundle import Bundle, bundle_of
from lonto.talent.admission.allocation.bundle_file import write
from lonto.talent.admission.allocation.closed import closings_of
from lonto.talent.admission.allocation.explain import Explainer
from lonto.talent.admission.allocation.rule_form import fingerprint, rule_from
from lonto.talent.admission.allocation.seed import seed_of
from lonto.talent.admission.allocation.standings import cut_offs_of
from lonto.talent.admission.choices import ApplicationState, OfferState
from lonto.talent.admission.models import Allocation, Application, Offer
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.queries.allocations import closings_in, first_round
from lonto.talent.admission.queries.proofs import waiting_documents
from lonto.talent.admission.queries.reasons import Reason, left_out_reasons, reasons_of
from lonto.talent.admission.queries.rounds import Entrance, entrance_of
from lonto.talent.admission.queries.seats import rule_of
from lonto.talent.admission.results import tell_results
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake
from lonto.talent.training.states import PUBLISHING, move

BATCH = 500
Watch = Callable[[int, int], None]


def run_allocation(
    *, by: Membership, intake: Intake, public_value: str, watch: Watch = lambda _done, _total: None
) -> Allocation:
    """Draw the seed from the secret and the public value, and allocate; possible once.

    Nobody sees the result before `publish_result`. Raises ValidationError before the deadline, while documents wait,
    and where the classes are no longer those of the frozen rule. `watch` is told how many results are written.
    """
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme", "regency").get(pk=intake.pk)
        allocation = ready_to_draw(intake)
        value = value_for(allocation, public_value)
        with collector_at_rest():
            entrance = entrance_of(intake)
            seed = seed_of(bytes(allocation.secret), value)
            round_ = Round(rule_from(allocation.rule), seed, entrance.applicants)
            result = allocate(round_)
            allocation.public_value, allocation.seed, allocation.halted = value, seed.hex(), ""
            keep_bundle(allocation, intake, round_, result, previous=None)
            offers = _offers(intake, allocation, round_, result, entrance)
            for start in range(0, len(offers), BATCH):
                Offer.objects.bulk_create(offers[start : start + BATCH])
                watch(start, len(offers))
            record(by=by, stream=stream, verb="admission.run", saved=[allocation, *offers])
    return allocation


def ready_to_draw(intake: Intake) -> Allocation:
    """The row to draw for; ValidationError before the deadline, while documents wait, after a draw."""
    allocation = _ready(intake)
    if fingerprint(rule_of(intake, allocation.commitment)) != allocation.rule_sha256:
        raise ValidationError(
            _("The classes or pools are not those of the frozen rule any more. Nothing was allocated."),
            code="changed_rule",
        )
    return allocation


def value_for(allocation: Allocation, typed: str) -> str:
    """The public value without odd spaces; once a draw was asked for no other one counts."""
    value = " ".join(typed.split())
    if not value:
        raise ValidationError({"public_value": _("Write the public value as it was drawn.")})
    if allocation.public_value and value != allocation.public_value:
        sentence = _("The draw was asked for with the value %(value)s; that stays.") % {
            "value": allocation.public_value
        }
        raise ValidationError({"public_value": sentence})
    return value


def publish_result(*, by: Membership, intake: Intake) -> Allocation:
    """Show everybody the result and the bundle that proves it, and tell each applicant."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme", "regency").get(pk=intake.pk)
        allocation = first_round(intake)
        if allocation is None or allocation.run_at is None:
            raise ValidationError(_("Run the allocation first."), code="not_run")
        move(intake, PUBLISHING)
        if intake.confirm_until <= timezone.now():
            raise ValidationError(
                _("The moment until which seats are confirmed has passed. Set a later one in the calendar first."),
                code="confirm_until",
            )
        intake.save(update_fields=["state"])
        rows = Offer.objects.filter(application__intake=intake, state=OfferState.ADMITTED)
        rows.update(answer_until=intake.confirm_until)
        admitted = list(rows)
        allocation.published_at = timezone.now()
        allocation.save(update_fields=["published_at"])
        record(by=by, stream=stream, verb="admission.publish", saved=[intake, allocation, *admitted])
        transaction.on_commit(lambda: tell_results.enqueue(str(intake.pk)), robust=True)
    return allocation


def keep_bundle(
    allocation: Allocation, intake: Intake, round_: Round, result: Result, *, previous: str | None
) -> Bundle:
    """Write the proof of a round into the storage and its digest into the row; the row is saved with it."""
    bundle = bundle_of(
        str(intake),
        round_,
        result,
        secret=bytes(allocation.secret),
        public_value=allocation.public_value,
        previous=previous,
    )
    data = write(bundle)
    allocation.cut_offs = cut_offs_of(round_, result)
    allocation.closed_classes = [asdict(closing) for closing in closings_of(round_, result.closed)]
    allocation.run_at = timezone.now()
    allocation.bundle_sha256 = hashlib.sha256(data).hexdigest()
    allocation.bundle.save(f"{intake.code or intake.pk}-{allocation.round}.json", ContentFile(data), save=False)
    allocation.save()
    return bundle


def _ready(intake: Intake) -> Allocation:
    allocation = first_round(intake)
    if intake.state != IntakeState.FROZEN or allocation is None:
        raise ValidationError(_("Freeze and publish the rule first."), code="not_frozen")
    if allocation.run_at is not None:
        raise ValidationError(
            _("The draw of this intake was made. It is made once and cannot be repeated."), code="run"
        )
    if timezone.now() < intake.closes_at:
        raise ValidationError(_("People can apply until the deadline; run the allocation afterwards."), code="open")
    waiting = waiting_documents(intake)
    if waiting:
        sentence = ngettext(
            "%(count)d document still waits for its check or may still be handed in again.",
            "%(count)d documents still wait for their check or may still be handed in again.",
            waiting,
        )
        raise ValidationError(sentence % {"count": waiting}, code="documents")
    return allocation


def _offers(intake: Intake, allocation: Allocation, round_: Round, result: Result, entrance: Entrance) -> list[Offer]:
    """One offer for every application that was sent, also for those that no class of theirs let in."""
    explained = {one.number: one for one in Explainer(round_, result).all()}
    classes = dict(intake.classes.values_list("code", "pk"))
    sent = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED).order_by("serial")
    closed, offers = closings_in(allocation), []
    for pk, number in sent.values_list("pk", "number"):
        seat = result.seats.get(number)
        left_out = left_out_reasons(entrance.left_out.get(number, ()))
        reasons = reasons_of(explained.get(number), left_out, closed)
        offers.append(
            Offer(
                regency_id=intake.regency_id,
                application_id=pk,
                state=OfferState.ADMITTED if seat else waiting_state(reasons),
                training_class_id=classes[seat.class_id] if seat else None,
                pool=seat.pool if seat else "",
                is_released=bool(seat and seat.is_released),
                reasons=reasons,
            )
        )
    return offers


def waiting_state(reasons: list[Reason]) -> OfferState:
    """On the waiting list where any pool may still call, else no seat."""
    waits = any(pool["place"] for reason in reasons for pool in reason.get("pools", ()))
    return OfferState.WAITING if waits else OfferState.NOT_ADMITTED
