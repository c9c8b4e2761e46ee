"""The checkers' queue: the next document beside the profile; accept, ask again, refuse."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission import files
from lonto.talent.admission.actions import checking
from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.forms.office import AgainForm, ReasonForm
from lonto.talent.admission.models import Document
from lonto.talent.admission.officer_access import OFFICER, documents_to_check
from lonto.talent.admission.views.document_words import kind_of, state_tag
from lonto.talent.admission.views.profile_words import profile_facts
from lonto.web.answering import add_refusal
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.middleware import show_files_beside

COUNTED: Any = ngettext_lazy("%(shown)s document", "%(shown)s documents", "count")


def _held(document: Document) -> str:
    is_held = document.held_until is not None and document.held_until > timezone.now()
    return document.held_by.account.name if is_held and document.held_by else ""


def _state(document: Document) -> Tag:
    """The state; of one that is being checked, by whom."""
    holder = _held(document) if document.state == DocumentState.WAITING else ""
    return Tag(holder, Tone.INFO) if holder else state_tag(document)


LIST = ListPage(
    name="documents",
    columns=[
        Column(
            "kind", lazy("Document"), kind_of, "kind", link=lambda d: reverse("admission:check_document", args=[d.pk])
        ),
        Column("person", lazy("Name"), lambda d: d.application.applicant.name, "application__applicant__folded"),
        Column("number", lazy("Application number"), lambda d: d.application.number, "application__number"),
        Column("uploaded", lazy("Handed in"), lambda d: d.uploaded_at, "uploaded_at"),
        Column("state", lazy("State"), _state, "state"),
    ],
    filters=[Filter("state", lazy("State"), DocumentState.choices, lambda rows, value: rows.filter(state=value))],
    search=lambda rows, words: (
        rows.filter(application__applicant__folded__contains=fold_name(words))
        | rows.filter(application__number__icontains=words)
    ),
    search_label=lazy("Name or number"),
    counted=COUNTED,
    default_sort="-uploaded",
    empty=Empty(lazy("No document yet"), lazy("Documents appear here once applications are sent.")),
    template="admission/checks/list.html",
    is_exportable=False,
)


@require_safe
@acting_as(OFFICER)
def checks(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """All documents, and the button that opens the next one."""
    rows = documents_to_check(by)
    waiting = rows.filter(state=DocumentState.WAITING).count()
    context = {"heading": _("Documents"), "trail": [(_("Documents"), None)], "waiting": waiting}
    return LIST.respond(request, rows, context)


@require_POST
@acting_as(OFFICER)
def check_next(request: HttpRequest, by: Membership) -> HttpResponse:
    """The next document that nobody else has."""
    return _following(request, by)


@require_safe
@acting_as(OFFICER)
def check_document(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The document beside what the person says about themselves."""
    document = get_object_or_404(documents_to_check(by), pk=pk)
    return _page(request, by, document, AgainForm(initial={"until": document.application.intake.documents_until}))


@require_safe
@acting_as(OFFICER)
def check_file(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The file itself."""
    document = get_object_or_404(documents_to_check(by), pk=pk)
    return files.response_of(document.file.name or "", document.name)


@require_POST
@acting_as(OFFICER)
def check_accept(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    document = get_object_or_404(documents_to_check(by), pk=pk)
    return _decide(request, by, document, None, lambda: checking.accept_document(by=by, document=document))


@require_POST
@acting_as(OFFICER)
def check_again(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    document = get_object_or_404(documents_to_check(by), pk=pk)
    form = AgainForm(request.POST)
    return _decide(
        request, by, document, form, lambda: checking.ask_again(by=by, document=document, **form.cleaned_data)
    )


@require_POST
@acting_as(OFFICER)
def check_refuse(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    document = get_object_or_404(documents_to_check(by), pk=pk)
    form = ReasonForm(request.POST, auto_id="refuse_%s")
    return _decide(
        request, by, document, form, lambda: checking.refuse_document(by=by, document=document, **form.cleaned_data)
    )


def _decide(
    request: HttpRequest, by: Membership, document: Document, form: ReasonForm | None, act: Callable[[], object]
) -> HttpResponse:
    """Do it and open the next document; a refusal stays on the page."""
    if form is not None and not form.is_valid():
        return _page(request, by, document, form)
    try:
        act()
    except ValidationError as error:
        if form is None:
            messages.error(request, error.messages[0])
            return redirect("admission:check_document", pk=document.pk)
        add_refusal(form, error)
        return _page(request, by, document, form)
    return _following(request, by)


def _following(request: HttpRequest, by: Membership) -> HttpResponse:
    document = checking.take_next_document(by=by)
    if document is None:
        messages.success(request, _("No document waits for a check."))
        return redirect("admission:checks")
    return redirect("admission:check_document", pk=document.pk)


def _page(request: HttpRequest, by: Membership, document: Document, form: ReasonForm) -> HttpResponse:
    is_again = isinstance(form, AgainForm)
    again = form if is_again else AgainForm(initial={"until": document.application.intake.documents_until})
    holder = _held(document) if document.held_by_id != by.pk else ""
    context = {
        "heading": kind_of(document),
        "lead": f"{document.application.applicant.name}, {document.application.number}",
        "trail": [(_("Documents"), reverse("admission:checks")), (kind_of(document), None)],
        "document": document,
        "tag": state_tag(document),
        "facts": profile_facts(document.application.sent),
        "is_picture": not (document.file.name or "").endswith(".pdf"),
        "holder": holder,
        "may_decide": not holder and document.state == DocumentState.WAITING,
        "again": again,
        "refuse": form if not is_again else ReasonForm(auto_id="refuse_%s"),
        "form": form if form.is_bound else None,
    }
    response = render(request, "admission/checks/document.html", context)
    show_files_beside(response)
    return response
