"""The papers themselves: the draft to look at, the signed file to hand out. Each look is recorded."""

import uuid

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.journal.actions import Look, record_looks
from lonto.lib.months import add_months
from lonto.village.letters.access import READERS, letter_for
from lonto.village.letters.composition import compose, expected_signature
from lonto.village.letters.models import Letter
from lonto.village.letters.numbering import number_text, setting_of
from lonto.village.letters.rendering import render

# What the browser's own viewer of PDF files needs; a PDF holds no page of ours that the usual policy would protect.
VIEWER_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@acting_as(*READERS)
@require_safe
def draft(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """How the letter will look: without number and QR code, with "DRAF" across it."""
    letter = letter_for(by, pk)
    if letter.is_issued:
        raise Http404
    today = timezone.localdate()
    paper = compose(
        letter,
        by.office,
        expected_signature(by.office),
        number=number_text(letter, setting_of(letter.village), None, today),
        on=today,
        until=add_months(today, letter.type.validity_months),
        check=None,
    )
    pdf = render(paper, at=timezone.now())
    _record_look(by, letter)
    return _as_pdf(pdf, f"draf-{letter.reference}")


@acting_as(*READERS)
@require_safe
def signed(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """The signed file as it was stored."""
    letter = letter_for(by, pk)
    if not letter.is_issued or not default_storage.exists(letter.file):
        raise Http404
    with default_storage.open(letter.file) as file:
        pdf = file.read()
    _record_look(by, letter)
    return _as_pdf(pdf, letter.number_text.replace("/", "-"))


def _record_look(by: Membership, letter: Letter) -> None:
    """A paper shows the NIK in full."""
    record_looks(by=by, region=letter.village, looks=[Look(letter.resident, "letter")])


def _as_pdf(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Security-Policy"] = VIEWER_POLICY
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
