"""What is still missing before an application can be sent."""

from collections.abc import Iterable
from typing import Any

from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.document_kinds import Needed, needed_documents
from lonto.talent.admission.models import Applicant
from lonto.talent.training.models import TrainingClass


def missing_answers(applicant: Applicant) -> list[str]:
    """The questions about the person that must be answered and are not.

    A NIK (or the village's word) is needed because it is what makes one person count once.
    """
    missing = [name for name in ("name", "born_on", "sex", "education", "employment") if not getattr(applicant, name)]
    if not applicant.nik and applicant.link_state != LinkState.CONFIRMED:
        missing.append("nik")
    return missing


def documents_for(applicant: Applicant, classes: Iterable[TrainingClass]) -> list[Needed]:
    """The documents that an application to these classes needs or may add."""
    return needed_documents(applicant, classes)


def missing_documents(
    applicant: Applicant, classes: Iterable[TrainingClass], documents: dict[str, dict[str, Any]]
) -> list[Needed]:
    """The needed documents that are not there."""
    needed = documents_for(applicant, classes)
    return [one for one in needed if not one.is_optional and one.kind.key not in documents]
