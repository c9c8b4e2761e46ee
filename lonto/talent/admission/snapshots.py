"""What a person sent, as canonical text whose SHA-256 stands on the receipt. Anybody can recompute it.

The text is JSON with sorted keys and no white space, in UTF-8: the copy that a person keeps is this very text.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from lonto.journal.state import canonical
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.training.models import TrainingClass

FORM = 1
PROFILE = (
    "name",
    "nik",
    "sex",
    "citizenship",
    "address",
    "phone",
    "email",
    "education",
    "is_final_year",
    "occupation",
    "employment",
    "institution",
    "disability",
)
DOCUMENT = ("name", "sha256", "size")


def snapshot_of(
    application: Application,
    ranking: Iterable[TrainingClass],
    documents: Mapping[str, Mapping[str, Any]],
    sent_at: dt.datetime,
) -> dict[str, Any]:
    """Everything that decides about an application, as it is sent at this moment."""
    return {
        "form": FORM,
        "number": application.number,
        "intake": str(application.intake_id),
        "channel": application.channel,
        "sent_at": sent_at.astimezone(dt.UTC).isoformat(),
        "applicant": profile_of(application.applicant),
        "ranking": [{"class": str(chosen.pk), "code": chosen.code} for chosen in ranking],
        "documents": [
            {"kind": kind, **{name: documents[kind][name] for name in DOCUMENT if name in documents[kind]}}
            if "sha256" in documents[kind]
            else {"kind": kind, "seen_by": documents[kind]["seen_by"]}
            for kind in sorted(documents)
        ],
    }


def profile_of(applicant: Applicant) -> dict[str, Any]:
    """The person as they are described at this moment."""
    return {
        **{name: getattr(applicant, name) for name in PROFILE},
        "born_on": applicant.born_on.isoformat() if applicant.born_on else None,
        "village": applicant.region_id,
        "is_confirmed_by_village": applicant.link_state == LinkState.CONFIRMED,
    }


def text_of(snapshot: Mapping[str, Any]) -> str:
    """The canonical text of a snapshot."""
    return canonical(snapshot)


def digest_of(snapshot: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(text_of(snapshot).encode()).hexdigest()


def is_same_content(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two snapshots say the same apart from the moment."""
    return {**one, "sent_at": ""} == {**other, "sent_at": ""}
