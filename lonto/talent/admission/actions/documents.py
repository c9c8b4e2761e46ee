"""Documents of an application: handed in, replaced, seen at an office, handed in again on request."""

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Actor, record, writing
from lonto.talent.admission import access, files, snapshots
from lonto.talent.admission.actions.applications import editing
from lonto.talent.admission.choices import ApplicationState, DocumentState
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.models import Application, Document
from lonto.talent.admission.refusals import Refused

VERB = "admission.document"


def keep_document(*, by: Actor, application: Application, kind: str, upload: File[bytes]) -> Application:
    """Hand in a PDF, JPG or PNG of at most 5 MB; it replaces an earlier one of its kind."""
    if kind not in all_kinds():
        raise Refused("file", _("This kind of document is not asked for."))
    access.require_may_act_for(by, application.applicant)
    stored = files.store(upload, f"applications/{application.pk}")
    try:
        with editing(by, application, VERB) as (held, draft):
            _discard_unsent(held.application, draft.documents.get(kind, {}).get("file", ""))
            draft.documents[kind] = stored.as_draft()
    except BaseException:
        default_storage.delete(stored.path)
        raise
    return held.application


def drop_document(*, by: Actor, application: Application, kind: str) -> Application:
    """Take a document back."""
    with editing(by, application, VERB) as (held, draft):
        dropped = draft.documents.pop(kind, {})
        _discard_unsent(held.application, dropped.get("file", ""))
    return held.application


def mark_seen(*, by: Membership, application: Application, kinds: list[str]) -> Application:
    """Say which documents were seen as originals at the office, for people on paper; others were not."""
    with editing(by, application, VERB) as (held, draft):
        draft.documents = {
            kind: kept for kind, kept in draft.documents.items() if kind in kinds or "seen_by" not in kept
        }
        for kind in kinds:
            if kind not in draft.documents:
                draft.documents[kind] = {"seen_by": by.office.name}
    return held.application


def replace_document(*, by: Actor, document: Document, upload: File[bytes]) -> Document:
    """Hand a document in again because the checker asked for it; possible until the day that the checker set.

    It becomes part of what was sent: the receipt carries a new digest under the same number.
    """
    application = document.application
    access.require_may_act_for(by, application.applicant)
    stored = files.store(upload, f"applications/{application.pk}")
    try:
        with writing(application.intake.regency) as stream:
            application = access.applications().get(pk=application.pk)
            document = Document.objects.get(pk=document.pk, application=application)
            _require_asked_again(application, document)
            files.discard(document.file.name or "")
            document.file.name, document.name, document.sha256 = stored.path, stored.name, stored.sha256
            document.uploaded_at = timezone.now()
            document.state, document.again_until = DocumentState.WAITING, None
            document.save()
            entries = [entry for entry in application.sent["documents"] if entry["kind"] != document.kind]
            entries.append({"kind": document.kind, "name": stored.name, "sha256": stored.sha256, "size": stored.size})
            application.sent = {
                **application.sent,
                "documents": sorted(entries, key=lambda entry: str(entry["kind"])),
                "sent_at": document.uploaded_at.isoformat(),
            }
            application.digest, application.sent_at = snapshots.digest_of(application.sent), document.uploaded_at
            application.save()
            record(by=by, stream=stream, verb="admission.replace_document", saved=[document, application])
    except BaseException:
        default_storage.delete(stored.path)
        raise
    return document


def _require_asked_again(application: Application, document: Document) -> None:
    if application.state != ApplicationState.SUBMITTED or document.state != DocumentState.ASKED_AGAIN:
        raise Refused("state")
    if document.again_until and timezone.localdate() > document.again_until:
        raise Refused("state", _("The day until which this document could be handed in again has passed."))


def _discard_unsent(application: Application, path: str) -> None:
    """Remove a file that is replaced, unless it is part of what was sent and still counts."""
    if path and not application.documents.filter(file=path).exists():
        files.discard(path)
