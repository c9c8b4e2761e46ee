"""Who has a confirmed seat and may have been absent, and what follows when that is recorded."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lonto.lib.names import fold_name
from lonto.talent.admission.actions.promotion import overdue
from lonto.talent.admission.allocation.next_round import promote
from lonto.talent.admission.choices import OfferState, SanctionGround
from lonto.talent.admission.models import Offer, Sanction
from lonto.talent.admission.queries.allocations import bundle_in, offers_of, rounds_run
from lonto.talent.training.models import Intake, TrainingClass


@dataclass(frozen=True)
class Call:
    """Somebody who would move: from a class or from no seat (""), to a class."""

    number: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Consequences:
    """What would follow if these people had not come: seats that fall free by class, and who is called then."""

    seats: Sequence[tuple[str, int]]
    calls: Sequence[Call]

    @property
    def freed(self) -> int:
        return sum(count for _code, count in self.seats)


def confirmed_people(intake: Intake) -> QuerySet[Offer]:
    """The confirmed seats of an intake; `has_absences` where three absences are recorded already."""
    absences = Sanction.objects.filter(
        applicant=OuterRef("application__applicant"), intake=intake, ground=SanctionGround.ABSENCES
    )
    rows = offers_of(intake).filter(state=OfferState.CONFIRMED).select_related("application__applicant__region__parent")
    return rows.annotate(has_absences=Exists(absences))


def people_of_class(training_class: TrainingClass) -> QuerySet[Offer]:
    """The confirmed people of one class by name."""
    rows = confirmed_people(training_class.intake).filter(training_class=training_class)
    return rows.order_by("application__applicant__folded", "application__serial")


def matching(people: QuerySet[Offer], words: str, serials: Collection[int], most: int) -> list[Offer]:
    """Those who are chosen by serial number, then those whose name or number holds `words`, up to `most` of them."""
    is_chosen = Q(application__serial__in=serials)
    others = people.exclude(is_chosen)
    if words:
        folded = fold_name(words)
        by_name = Q(application__applicant__folded__contains=folded) if folded else Q(pk__in=())
        others = others.filter(by_name | Q(application__number__icontains=words))
    chosen = list(people.filter(is_chosen)) if serials else []
    return [*chosen, *others[:most]]


def what_follows(intake: Intake, absent: Iterable[Offer]) -> Consequences:
    """Seats freed and people called if `absent` had not come; computed as the next round will be."""
    gone = list(absent)
    seats = Counter(str(offer.training_class) for offer in gone)
    return Consequences(sorted(seats.items()), _calls(intake, {offer.application.number for offer in gone}))


def _calls(intake: Intake, left: set[str]) -> list[Call]:
    bundle = bundle_in(rounds_run(intake)[0])
    there = {one.number for one in bundle.round.applicants}
    expired = {offer.application.number for offer in overdue(intake, timezone.now())}
    confirmed = offers_of(intake).filter(state=OfferState.CONFIRMED).values_list("application__number", flat=True)
    moves = promote(
        bundle.round, bundle.allocation, left=(left | expired) & there, confirmed=set(confirmed) - left
    ).moves
    called = {
        move.number: (move.before.class_id if move.before else "", move.after.class_id)
        for move in moves
        if move.after is not None
    }
    rows = offers_of(intake).filter(application__number__in=called).order_by("application__serial")
    names = rows.values_list("application__number", "application__applicant__name")
    return [Call(number, name, *called[number]) for number, name in names]
