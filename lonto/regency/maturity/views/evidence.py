"""The evidence behind an answer: choosing among what the agency keeps, adding more, taking away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import OFFICER, answers_for
from lonto.regency.maturity.forms.answers import EvidenceForm
from lonto.regency.maturity.models import AnswerEvidence
from lonto.regency.maturity.views.answering import answer_form, trail_of
from lonto.regency.maturity.views.indicators import answer_address
from lonto.web.answering import do
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def answer_evidence(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Choose among the agency's evidence."""
    found = one(answers_for(by), pk)
    form = EvidenceForm(found, request.POST or None)
    if not form.has_any():
        return redirect(answer_address(found))
    context = {
        "heading": _("Use evidence of your agency"),
        "lead": str(found),
        "trail": trail_of(found.assessment, (str(found.number), answer_address(found)), (_("Evidence"), None)),
        "button": _("Use what is ticked"),
        "cancel": answer_address(found),
    }
    return answer_form(
        request,
        form,
        lambda: actions.add_evidence(by=by, answer=found, evidence=form.cleaned_data["evidence"]),
        answer_address(found),
        context,
    )


@require_POST
@acting_as(OFFICER)
def evidence_remove(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Take a piece of evidence away from an answer."""
    link = get_object_or_404(
        AnswerEvidence.objects.select_related("answer__regency"), pk=pk, answer__in=answers_for(by)
    )
    return do(request, lambda: actions.remove_evidence(by=by, link=link), answer_address(link.answer))
