"""What the check of documents means for applications: which classes fall away, and what still waits."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from lonto.talent.admission.choices import ApplicationState, DocumentState, LinkState
from lonto.talent.admission.document_kinds import all_kinds, owner_from, required_kinds
from lonto.talent.admission.models import Document
from lonto.talent.training.documents import Ask
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Intake


@dataclass(frozen=True)
class Proofs:
    """The kinds of documents that do not count, by application."""

    failing: Mapping[UUID, frozenset[str]]

    def of(self, application: UUID) -> frozenset[str]:
        return self.failing.get(application, frozenset())


def proofs_of(intake: Intake, today: dt.date | None = None) -> Proofs:
    """Documents that were refused, or asked for again and not handed in by the day.

    What the register knows counts no more against people whom the village has confirmed since.
    """
    day = today or timezone.localdate()
    overdue = Q(state=DocumentState.ASKED_AGAIN) & (
        Q(again_until__lt=day) | Q(again_until__isnull=True, application__intake__documents_until__lt=day)
    )
    known = [key for key, kind in all_kinds().items() if kind.is_in_register]
    needless = Q(kind__in=known, application__applicant__link_state=LinkState.CONFIRMED)
    rows = documents_of(intake).filter(Q(state=DocumentState.REFUSED) | overdue).exclude(needless)
    failing: dict[UUID, set[str]] = defaultdict(set)
    for application, kind in rows.values_list("application_id", "kind"):
        failing[application].add(kind)
    return Proofs({application: frozenset(kinds) for application, kinds in failing.items()})


def documents_of(intake: Intake) -> QuerySet[Document]:
    """The documents of all applications that count."""
    return Document.objects.filter(application__intake=intake, application__state=ApplicationState.SUBMITTED).order_by()


def waiting_documents(intake: Intake, today: dt.date | None = None) -> int:
    """Documents that a checker has still to see, or that people may still hand in again."""
    day = today or timezone.localdate()
    may_come = Q(state=DocumentState.ASKED_AGAIN) & (
        Q(again_until__gte=day) | Q(again_until__isnull=True, application__intake__documents_until__gte=day)
    )
    return documents_of(intake).filter(Q(state=DocumentState.WAITING) | may_come).count()


def keeps_out(failing: frozenset[str], asks: Iterable[Ask], facts: Facts) -> str:
    """The failing document that a class with these `asks` requires of this person, "" where none is missing."""
    return next((kind for kind in required_kinds(asks, owner_from(facts)) if kind in failing), "")
