"""Documents of a person's own application: hand in, look at, take back, hand in again on request."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from lonto.talent.admission import files
from lonto.talent.admission.access import own_application, with_profile
from lonto.talent.admission.actions import documents as actions
from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.document_kinds import DocumentKind, all_kinds
from lonto.talent.admission.forms.documents import DocumentForm
from lonto.talent.admission.models import Applicant, Application, Document
from lonto.talent.admission.queries.progress import Progress
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.views import ways


@require_safe
@with_profile
def documents(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """What is needed, and what is there."""
    own = own_application(applicant, pk)
    progress = Progress(applicant, own.intake, own)
    context = _context(own, _("Documents")) | {"documents": progress.documents, "progress": progress}
    return render(request, "admission/application/documents.html", context)


@with_profile
def document(request: HttpRequest, applicant: Applicant, pk: UUID, kind: str) -> HttpResponse:
    """Hand in one document."""
    own = own_application(applicant, pk)
    found = _kind(kind)
    form = DocumentForm(request.POST or None, request.FILES or None, kind=found)
    if form.is_valid():
        try:
            actions.keep_document(
                by=ways.account_of(request), application=own, kind=kind, upload=form.cleaned_data["file"]
            )
        except Refused as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": found})
            return redirect("admission:documents", pk=pk)
    context = _context(own, str(found)) | {"form": form, "kind": found}
    return render(request, "admission/application/document.html", context)


@require_GET
@with_profile
def document_file(request: HttpRequest, applicant: Applicant, pk: UUID, kind: str) -> FileResponse:
    """The person's own file."""
    own = own_application(applicant, pk)
    kept = Progress(applicant, own.intake, own).draft.documents.get(kind, {})
    if not kept.get("file"):
        raise Http404
    return files.response_of(kept["file"], kept["name"])


@require_POST
@with_profile
def document_drop(request: HttpRequest, applicant: Applicant, pk: UUID, kind: str) -> HttpResponse:
    """Take a document back."""
    own = own_application(applicant, pk)
    try:
        actions.drop_document(by=ways.account_of(request), application=own, kind=_kind(kind).key)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("admission:documents", pk=pk)


@with_profile
def document_again(request: HttpRequest, applicant: Applicant, pk: UUID, document: UUID) -> HttpResponse:
    """Hand a document in again because the checker asked for it."""
    own = own_application(applicant, pk)
    asked = get_object_or_404(Document, pk=document, application=own, state=DocumentState.ASKED_AGAIN)
    found = _kind(asked.kind)
    form = DocumentForm(request.POST or None, request.FILES or None, kind=found)
    if form.is_valid():
        try:
            actions.replace_document(by=ways.account_of(request), document=asked, upload=form.cleaned_data["file"])
        except Refused as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, _("%(name)s is handed in again.") % {"name": found})
            return redirect("admission:application", pk=pk)
    context = _context(own, str(found)) | {"form": form, "kind": found, "asked": asked}
    return render(request, "admission/application/document.html", context)


def _kind(key: str) -> DocumentKind:
    found = all_kinds().get(key)
    if found is None:
        raise Http404
    return found


def _context(own: Application, heading: str) -> dict[str, Any]:
    pk = own.intake_id
    return {
        "heading": heading,
        "trail": [
            (_("My applications"), reverse("admission:home")),
            (own.intake.name, reverse("admission:application", args=[pk])),
            (heading, None),
        ],
        "intake": own.intake,
        "application": own,
    }
