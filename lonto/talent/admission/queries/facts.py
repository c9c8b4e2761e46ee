"""The facts that eligibility rules ask about: of one person, and of a whole intake in a constant number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.dateparse import parse_date

from lonto.talent.admission.choices import AppealState, ApplicationState, OfferState
from lonto.talent.admission.models import Applicant, Application, Nomination, Offer, Sanction
from lonto.talent.admission.snapshots import profile_of
from lonto.talent.training.calendar import last_day
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Intake

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """What the regency knows about people besides their profiles, by applicant."""

    nominated: Mapping[UUID, set[str]]
    bans: Mapping[UUID, tuple[dt.date, str]]
    enrolled: Mapping[UUID, set[str]]
    passed: Mapping[UUID, set[str]]


def facts_of(applicant: Applicant, intake: Intake) -> Facts:
    """The facts about a person as the profile stands now."""
    return facts_from(applicant.pk, profile_of(applicant), standing_of(intake, applicant))


def facts_of_all(intake: Intake) -> dict[UUID, Facts]:
    """The facts about everybody who has sent an application, by application, as they were sent."""
    return dict(iterate_facts(intake))


def iterate_facts(intake: Intake) -> Iterator[tuple[UUID, Facts]]:
    """(application, facts) of everybody who has sent an application: five queries, whatever their number."""
    standing = standing_of(intake)
    rows = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED).order_by("serial")
    for pk, applicant, sent in rows.values_list("pk", "applicant_id", "sent").iterator(2000):
        yield pk, facts_from(applicant, sent["applicant"], standing)


def facts_from(applicant: UUID, profile: Mapping[str, Any], standing: Standing) -> Facts:
    """The facts of a person whose profile stands as `profile_of` gives it."""
    village = profile["village"]
    born_on = profile["born_on"]
    banned_until, ground = standing.bans.get(applicant, (None, ""))
    return Facts(
        citizenship=profile["citizenship"],
        birth_date=parse_date(born_on) if born_on else None,
        sex=profile["sex"],
        education=profile["education"],
        is_final_year=profile["is_final_year"],
        occupation=profile["occupation"],
        employment=profile["employment"],
        institution=profile["institution"],
        disability=profile["disability"],
        regency=village[:5],
        district=village[:8],
        village=village,
        nominated_for=frozenset(standing.nominated.get(applicant, NOTHING)),
        banned_until=banned_until,
        ban_ground=ground,
        enrolled_in=frozenset(standing.enrolled.get(applicant, NOTHING)),
        passed_classes=frozenset(standing.passed.get(applicant, NOTHING)),
    )


def standing_of(intake: Intake, applicant: Applicant | None = None) -> Standing:
    """Nominations, sanctions and earlier classes of everybody, or of one person."""
    only: dict[str, Any] = {} if applicant is None else {"applicant": applicant}
    deadline = last_day(intake.closes_at)
    nominated: dict[UUID, set[str]] = defaultdict(set)
    nominations = Nomination.objects.filter(training_class__intake=intake, **only)
    for person, class_id in nominations.values_list("applicant_id", "training_class_id"):
        nominated[person].add(str(class_id))
    enrolled, passed = _earlier_classes(intake, deadline, applicant)
    return Standing(nominated, _bans(deadline, only), enrolled, passed)


def _bans(deadline: dt.date, only: dict[str, Any]) -> dict[UUID, tuple[dt.date, str]]:
    """The longest sanction of each person that had begun by the deadline and was not lifted."""
    rows = Sanction.objects.filter(since__lte=deadline, **only).exclude(appeal_state=AppealState.LIFTED)
    ordered = rows.order_by("until", "pk").values_list("applicant_id", "until", "ground")
    return {person: (until, ground) for person, until, ground in ordered}


def with_sanctions(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Seats with `is_sanctioned`: whether the person has a sanction in this intake that was not lifted."""
    sanctions = Sanction.objects.filter(
        applicant=OuterRef("application__applicant"), intake=OuterRef("application__intake")
    )
    return offers.annotate(is_sanctioned=Exists(sanctions.exclude(appeal_state=AppealState.LIFTED)))


def _earlier_classes(
    intake: Intake, deadline: dt.date, applicant: Applicant | None
) -> tuple[dict[UUID, set[str]], dict[UUID, set[str]]]:
    """Codes of classes that people are still in, and of those that they finished without a sanction."""
    offers = with_sanctions(Offer.objects.filter(state=OfferState.CONFIRMED).exclude(application__intake=intake))
    if applicant is not None:
        offers = offers.filter(application__applicant=applicant)
    enrolled: dict[UUID, set[str]] = defaultdict(set)
    passed: dict[UUID, set[str]] = defaultdict(set)
    columns = ("application__applicant_id", "training_class__code", "training_class__ends_on", "is_sanctioned")
    for person, code, ends_on, is_sanctioned in offers.values_list(*columns):
        if is_sanctioned:
            continue
        (enrolled if ends_on >= deadline else passed)[person].add(code)
    return enrolled, passed
