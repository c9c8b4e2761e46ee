"""What the officer's pages show of an intake."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lonto.talent.admission.choices import ApplicationState, DocumentState, OfferState, ReviewState
from lonto.talent.admission.models import Application, Offer, Review
from lonto.talent.admission.queries.proofs import documents_of
from lonto.talent.training.models import Intake, TrainingClass


@dataclass(frozen=True)
class Counts:
    """The figures of one intake."""

    applications: int
    without_score: int
    documents_waiting: int
    documents_again: int
    reviews: int
    offers: dict[str, int]


def counts_of(intake: Intake) -> Counts:
    """In four queries."""
    sent = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED)
    documents = documents_of(intake).aggregate(
        waiting=Count("pk", filter=Q(state=DocumentState.WAITING)),
        again=Count("pk", filter=Q(state=DocumentState.ASKED_AGAIN)),
    )
    people = sent.aggregate(
        all=Count("pk", distinct=True), scored=Count("pk", filter=Q(scores__isnull=False), distinct=True)
    )
    offers = Offer.objects.filter(application__intake=intake).order_by().values_list("state").annotate(n=Count("pk"))
    return Counts(
        people["all"],
        people["all"] - people["scored"],
        documents["waiting"],
        documents["again"],
        Review.objects.filter(application__intake=intake, state=ReviewState.ASKED).count(),
        {str(state): n for state, n in offers},
    )


def with_people(intakes: QuerySet[Intake], regency: str) -> QuerySet[Intake]:
    """Intakes with `sent_count`: their applications, in intakes of neighbours those of people of `regency`."""
    own = Q(regency=regency) | Q(applications__applicant__regency=regency)
    return intakes.annotate(
        sent_count=Count("applications", filter=Q(applications__state=ApplicationState.SUBMITTED) & own, distinct=True)
    )


def with_seats_taken(classes: QuerySet[TrainingClass]) -> QuerySet[TrainingClass]:
    """Classes with `admitted_count` and `confirmed_count`."""
    return classes.annotate(
        admitted_count=Count("offers", filter=Q(offers__state__in=(OfferState.ADMITTED, OfferState.CONFIRMED))),
        confirmed_count=Count("offers", filter=Q(offers__state=OfferState.CONFIRMED)),
    )
