"""The next round: seats that fell free go to the waiting lists, in the transaction that freed them."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils import timezone

from lonto.journal.actions import Actor, record
from lonto.journal.models import RegencyRow, Stream
from lonto.talent.admission.actions.running import BATCH, keep_bundle, waiting_state
from lonto.talent.admission.allocation import REST, Seat, allocate
from lonto.talent.admission.allocation import Applicant as Candidate
from lonto.talent.admission.allocation.bundle import Bundle
from lonto.talent.admission.allocation.bundle_file import digest_in
from lonto.talent.admission.allocation.explain import Explainer
from lonto.talent.admission.allocation.next_round import next_round
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Allocation, Offer
from lonto.talent.admission.offer_states import EXPIRE
from lonto.talent.admission.queries.allocations import (
    bundle_bytes,
    bundle_in,
    closings_in,
    first_round,
    offers_of,
    rounds_run,
)
from lonto.talent.admission.queries.reasons import Reason, left_out_in, reasons_of, with_known_lowest
from lonto.talent.admission.results import tell_changed
from lonto.talent.training.models import Intake

CHANGING = ["state", "training_class", "pool", "is_released", "reasons", "answer_until"]
TIME_TO_ANSWER = dt.timedelta(days=3)
"""Who is called from the waiting list has this long at least, whatever the calendar of the intake says."""


@dataclass(frozen=True)
class Change:
    """What happened since the last round, besides confirmations.

    `left` are application numbers. `mended` replaces or adds applicants after a review that was right, and `granted`
    gives one of them an extra seat of a class; `left_out` are the classes that still do not count for them.
    """

    left: Collection[str] = ()
    cancelled: Collection[str] = ()
    mended: tuple[Candidate, ...] = ()
    granted: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, list[Reason]] = field(default_factory=dict)


def advance(
    *, by: Actor, stream: Stream, intake: Intake, verb: str, change: Change, saved: Collection[RegencyRow] = ()
) -> Allocation:
    """Allocate the next round with the same keys; the caller holds the stream and has saved `saved`.

    Unanswered offers whose time is over expire at this moment. Everybody whose seat changes is told.
    """
    now = timezone.now()
    expired = _expire(intake, now)
    last = rounds_run(intake)[0]
    bundle = bundle_in(last)
    seats = {**bundle.allocation.seats, **{number: Seat(code, REST) for number, code in change.granted.items()}}
    mended = {one.number: one for one in change.mended}
    there = {one.number for one in bundle.round.applicants}
    applicants = (
        *(mended.get(one.number, one) for one in bundle.round.applicants),
        *(one for number, one in mended.items() if number not in there),
    )
    confirmed = offers_of(intake).filter(state=OfferState.CONFIRMED).values_list("application__number", flat=True)
    extra: dict[str, int] = {}
    for code in change.granted.values():
        extra[code] = extra.get(code, 0) + 1
    following = next_round(
        replace(bundle.round, applicants=applicants),
        replace(bundle.allocation, seats=seats),
        left=({*change.left, *(one.application.number for one in expired)}) & {one.number for one in applicants},
        confirmed=set(confirmed),
        cancelled=change.cancelled,
        extra_seats=extra,
    )
    result = allocate(following)
    row = _row_after(last, intake)
    kept = keep_bundle(row, intake, following, result, previous=digest_in(bundle_bytes(last)))
    moved = _move(intake, kept, bundle, change, now)
    record(by=by, stream=stream, verb=verb, saved=[*saved, *expired, *moved, row], note={"round": row.round})
    told = [str(offer.pk) for offer in (*expired, *moved)]
    if told:
        transaction.on_commit(lambda: tell_changed.enqueue(str(intake.pk), told), robust=True)
    return row


def overdue(intake: Intake, now: dt.datetime) -> list[Offer]:
    """Offers that nobody answered in time."""
    rows = offers_of(intake).filter(state__in=EXPIRE.origins, answer_until__lte=now)
    return list(rows)


def _expire(intake: Intake, now: dt.datetime) -> list[Offer]:
    found = overdue(intake, now)
    for offer in found:
        clear(offer, EXPIRE.target)
    Offer.objects.bulk_update(found, ["state", "training_class", "pool", "is_released", "reasons"], batch_size=BATCH)
    return found


def clear(offer: Offer, state: OfferState) -> None:
    """Take the seat or the places from an offer; the caller saves it."""
    offer.state, offer.training_class, offer.pool, offer.is_released, offer.reasons = state, None, "", False, []


def _row_after(last: Allocation, intake: Intake) -> Allocation:
    first = first_round(intake)
    assert first is not None
    return Allocation(
        regency_id=first.regency_id,
        intake=intake,
        round=last.round + 1,
        rule=first.rule,
        rule_sha256=first.rule_sha256,
        commitment=first.commitment,
        secret=bytes(first.secret),
        source=first.source,
        committed_at=first.committed_at,
        frozen_at=first.frozen_at,
        public_value=first.public_value,
        seed=first.seed,
        published_at=timezone.now(),
    )


def _move(intake: Intake, after: Bundle, before: Bundle, change: Change, now: dt.datetime) -> list[Offer]:
    """Bring the offers in line with a new round; returns those whose seat has changed."""
    explainer = Explainer(after.round, after.allocation)
    closed = closings_in(first_round(intake))
    asked = sorted(_affected(after, before) | {one.number for one in change.mended})
    offers = [
        offer
        for start in range(0, len(asked), BATCH)
        for offer in offers_of(intake).filter(application__number__in=asked[start : start + BATCH])
    ]
    classes = {one.code: one for one in intake.classes.all()}
    moved, touched = [], []
    for offer in offers:
        explanation = explainer.explain(offer.application.number)
        seat = explanation.seat
        was = (offer.state, offer.training_class_id, offer.pool, offer.is_released)
        known = change.left_out.get(explanation.number, left_out_in(offer.reasons))
        old = offer.reasons
        reasons = with_known_lowest(reasons_of(explanation, known, closed), old)
        if seat is not None:
            offer.training_class, offer.pool, offer.is_released = classes[seat.class_id], seat.pool, seat.is_released
            offer.state = OfferState.ADMITTED
        else:
            clear(offer, waiting_state(reasons))
        offer.reasons = reasons
        if was != (offer.state, offer.training_class_id, offer.pool, offer.is_released):
            offer.answer_until = max(intake.confirm_until, now + TIME_TO_ANSWER) if seat else None
            moved.append(offer)
        elif reasons == old:
            continue
        touched.append(offer)
    Offer.objects.bulk_create(
        touched, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=CHANGING
    )
    return moved


def _affected(after: Bundle, before: Bundle) -> set[str]:
    """Everybody for whom something may have changed: who asked for a class whose people or waiting lists did."""
    lists, then = ({(one.class_id, one.pool, one.numbers) for one in bundle.waiting} for bundle in (after, before))
    changed = {class_id for class_id, _pool, _numbers in lists ^ then}
    seats = {*after.allocation.seats.items()} ^ {*before.allocation.seats.items()}
    changed |= {seat.class_id for _number, seat in seats} | (after.round.cancelled ^ before.round.cancelled)
    return {
        one.number
        for one in after.round.applicants
        if not one.is_confirmed and any(choice.class_id in changed for choice in one.choices)
    }
