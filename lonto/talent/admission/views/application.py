"""A person's application: what fits, the list of classes, check, send, receipt, withdraw."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from lonto.talent.admission import calendar
from lonto.talent.admission.access import applications as all_applications
from lonto.talent.admission.access import latest, own_application, with_profile
from lonto.talent.admission.actions import applications as actions
from lonto.talent.admission.actions import rankings
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.queries.progress import Progress
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.views import ways
from lonto.talent.admission.views.shown import answers_of, eligibility_of, next_steps, receipt_of, tasks_of
from lonto.talent.training.access import announced_intakes
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.queries import open_intakes
from lonto.web.once import sent_once


@require_safe
@with_profile
def application(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """The task list; who has not begun sees first which classes fit."""
    intake = _intake(pk)
    own = latest(all_applications().filter(applicant=applicant, intake=intake))
    if own is None:
        return redirect("admission:eligibility", pk=pk)
    progress = Progress(applicant, intake, own)
    context = _context(intake, own, progress) | {"tasks": tasks_of(progress)}
    return render(request, "admission/application/tasks.html", context)


@with_profile
def eligibility(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Which classes fit, and for the others what would have to change; here the application begins."""
    intake = _intake(pk)
    if request.method == "POST":
        try:
            actions.start_application(by=ways.account_of(request), applicant=applicant, intake=intake)
        except Refused as refused:
            messages.error(request, refused.messages[0])
            return redirect("admission:eligibility", pk=pk)
        return redirect("admission:application", pk=pk)
    own = latest(all_applications().filter(applicant=applicant, intake=intake))
    progress = Progress(applicant, intake, own)
    is_invited = calendar.invites(intake, applicant.regency_id)
    context = _context(intake, own, progress, _("What you can apply for")) | {
        "is_invited": is_invited,
        **eligibility_of(progress),
        "elsewhere": open_intakes(applicant.regency).exclude(pk=intake.pk),
    }
    return render(request, "admission/application/eligibility.html", context)


@require_safe
@with_profile
def ranking(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """The list of classes, best first, and what can still be added."""
    own = own_application(applicant, pk)
    progress = Progress(applicant, own.intake, own)
    context = _context(own.intake, own, progress, _("Your list of classes"))
    return render(request, "admission/application/ranking.html", context)


@require_POST
@with_profile
def rank(request: HttpRequest, applicant: Applicant, pk: UUID, step: str) -> HttpResponse:
    """Add, move or remove one class."""
    own = own_application(applicant, pk)
    chosen = get_object_or_404(TrainingClass, pk=_uuid(request.POST.get("class", "")), intake=own.intake)
    by = ways.account_of(request)
    try:
        if step == "add":
            rankings.add_class(by=by, application=own, training_class=chosen)
        elif step == "remove":
            rankings.remove_class(by=by, application=own, training_class=chosen)
        else:
            rankings.move_class(by=by, application=own, training_class=chosen, up=step == "up")
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect(f"{reverse('admission:ranking', args=[pk])}#list")


@with_profile
@sent_once
def check(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """All answers once more, and the button that sends them."""
    own = own_application(applicant, pk)
    if request.method == "POST":
        try:
            actions.send(by=ways.account_of(request), application=own)
        except Refused as refused:
            messages.error(request, refused.messages[0])
            return redirect("admission:check", pk=pk)
        return redirect("admission:sent", pk=pk)
    progress = Progress(applicant, own.intake, own)
    context = _context(own.intake, own, progress, _("Check your answers")) | answers_of(progress)
    return render(request, "admission/application/check.html", context)


@require_safe
@with_profile
def sent(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """What was sent, its number, and what happens next."""
    own = own_application(applicant, pk)
    if own.state != ApplicationState.SUBMITTED:
        return redirect("admission:application", pk=pk)
    context = _context(own.intake, own, heading=_("Your application is sent")) | {"steps": next_steps(own)}
    return render(request, "admission/application/sent.html", context)


@require_safe
@with_profile
def receipt(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """The receipt, made to be printed."""
    own = own_application(applicant, pk)
    if not own.sent:
        return redirect("admission:application", pk=pk)
    context = _context(own.intake, own, heading=_("Receipt")) | {
        "receipt": receipt_of(own),
        "copy_url": reverse("admission:copy", args=[pk]),
    }
    return render(request, "admission/application/receipt.html", context)


@require_GET
@with_profile
def copy(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """The very text whose SHA-256 is the digest of the receipt."""
    return copy_of(own_application(applicant, pk))


@with_profile
@sent_once
def withdraw(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Ask once more, then take the application back."""
    own = own_application(applicant, pk)
    if request.method == "POST":
        try:
            actions.withdraw(by=ways.account_of(request), application=own)
        except Refused as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("The application is withdrawn. Until the deadline you can send it again."))
        return redirect("admission:application", pk=pk)
    if own.state != ApplicationState.SUBMITTED:
        return redirect("admission:application", pk=pk)
    context = _context(own.intake, own, heading=_("Withdraw your application?"))
    return render(request, "admission/application/withdraw.html", context)


@require_POST
@with_profile
def drop_changes(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Back to what was sent last."""
    try:
        actions.drop_changes(by=ways.account_of(request), application=own_application(applicant, pk))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("admission:application", pk=pk)


def copy_of(application: Application) -> HttpResponse:
    """The copy of what was sent, as a file."""
    from lonto.talent.admission.snapshots import text_of

    response = HttpResponse(text_of(application.sent), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{application.number}.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def _intake(pk: UUID) -> Intake:
    return get_object_or_404(announced_intakes(), pk=pk)


def _context(
    intake: Intake, own: Application | None, progress: Progress | None = None, heading: str = ""
) -> dict[str, Any]:
    offer = f"{reverse('training:catalogue')}?intake={intake.pk}"
    here = reverse("admission:application", args=[intake.pk]) if own else offer
    trail = [(_("My applications"), reverse("admission:home")), (intake.name, here if heading else None)]
    now = timezone.now()
    return {
        "heading": heading or intake.name,
        "trail": [*trail, (heading, None)] if heading else trail,
        "intake": intake,
        "application": own,
        "progress": progress,
        "is_open": calendar.is_open(intake, now),
        "opens": in_words(intake.opens_at),
        "closes": in_words(intake.closes_at),
    }


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
