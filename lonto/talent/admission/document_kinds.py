"""Which documents an application needs: by what its classes ask for, and by who the person is."""

from collections.abc import Iterable
from dataclasses import dataclass

from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant
from lonto.talent.training.documents import Ask, DocumentKind, Owner, all_kinds, documents_of_class
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.eligibility.blocks.person import has_disability
from lonto.talent.training.models import TrainingClass

IDENTITY, DISABILITY = "identity_card", "disability_proof"

__all__ = ["DISABILITY", "IDENTITY", "DocumentKind", "Needed", "all_kinds", "needed_documents", "owner_from"]


@dataclass(frozen=True)
class Needed:
    """A kind that this application needs, or may add where `is_optional`."""

    kind: DocumentKind
    is_optional: bool = False


def needed_documents(applicant: Applicant, classes: Iterable[TrainingClass]) -> list[Needed]:
    """What an application to these classes needs or may add; what one of them requires is required."""
    owner = owner_of(applicant)
    asks = [ask for one in _one_of_each(classes) for ask in documents_of_class(one) if ask.concerns(owner)]
    required = {ask.kind.key for ask in asks if ask.is_required}
    asked = {ask.kind.key for ask in asks}
    return [Needed(kind, key not in required) for key, kind in all_kinds().items() if key in asked]


def required_kinds(asks: Iterable[Ask], owner: Owner) -> list[str]:
    """The kinds without which a class that asks for `asks` does not take this person."""
    return [ask.kind.key for ask in asks if ask.is_required and ask.concerns(owner)]


def owner_of(applicant: Applicant) -> Owner:
    """What the profile says, as far as it decides about documents."""
    return Owner(
        applicant.link_state == LinkState.CONFIRMED,
        applicant.disability != Applicant.NO_DISABILITY,
        applicant.is_final_year,
        applicant.employment,
    )


def owner_from(facts: Facts) -> Owner:
    """The same from facts; they do not say whether the village has confirmed the person."""
    return Owner(False, has_disability(facts), facts.is_final_year, facts.employment)


def _one_of_each(classes: Iterable[TrainingClass]) -> Iterable[TrainingClass]:
    """One class for each academy: all classes of an academy in an intake ask for the same."""
    return {(one.intake_id, one.academy_id): one for one in classes}.values()
