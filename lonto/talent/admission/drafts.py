"""What a person is working on: the ranked classes and the documents, as `Application.draft` keeps them.

{"ranking": [class id, ...], "documents": {kind: {"file", "name", "size", "sha256", "uploaded_at"} or {"seen_by"}}}
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lonto.talent.admission.models import Application, Document
from lonto.talent.admission.snapshots import profile_of

DraftDocument: TypeAlias = dict[str, Any]


@dataclass
class Draft:
    """A draft taken apart; `is_begun` is False while the person has changed nothing since sending."""

    ranking: list[str] = field(default_factory=list)
    documents: dict[str, DraftDocument] = field(default_factory=dict)
    is_begun: bool = True

    def as_json(self) -> dict[str, Any]:
        return {"ranking": self.ranking, "documents": self.documents}


def draft_of(application: Application) -> Draft:
    """The draft, or what was sent last where the person has changed nothing since."""
    if application.draft:
        documents = application.draft.get("documents", {})
        return Draft(list(application.draft.get("ranking", [])), {kind: dict(d) for kind, d in documents.items()})
    if not application.sent:
        return Draft(is_begun=False)
    ranking = [str(pk) for pk in application.preferences.order_by("rank").values_list("training_class_id", flat=True)]
    return Draft(ranking, _sent_documents(application), is_begun=False)


def differs_from_sent(application: Application, draft: Draft) -> bool:
    """Whether the person, the list or the documents are others than those that were sent."""
    sent = application.sent
    if profile_of(application.applicant) != sent["applicant"]:
        return True
    if draft.ranking != [entry["class"] for entry in sent["ranking"]]:
        return True
    known = {entry["kind"]: entry.get("sha256") for entry in sent["documents"]}
    return {kind: kept.get("sha256") for kind, kept in draft.documents.items()} != known


def document_row(application: Application, kind: str, kept: Mapping[str, Any]) -> Document:
    """The row that a document of a draft becomes when it is sent."""
    return Document(
        regency_id=application.regency_id,
        application=application,
        kind=kind,
        file=kept["file"],
        name=kept["name"],
        sha256=kept["sha256"],
        uploaded_at=dt.datetime.fromisoformat(kept["uploaded_at"]),
    )


def _sent_documents(application: Application) -> dict[str, DraftDocument]:
    rows = {row.kind: row for row in application.documents.order_by("uploaded_at")}
    sent = {entry["kind"]: entry for entry in application.sent.get("documents", [])}
    documents: dict[str, DraftDocument] = {
        kind: {"seen_by": entry["seen_by"]} for kind, entry in sent.items() if "seen_by" in entry
    }
    for kind, row in rows.items():
        documents[kind] = {
            "file": row.file.name,
            "name": row.name,
            "size": sent.get(kind, {}).get("size", 0),
            "sha256": row.sha256,
            "uploaded_at": row.uploaded_at.isoformat(),
        }
    return documents
