"""Applications that an office types: the list, the person in the register first, the form, the receipt."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, regions_of
from lonto.accounts.models import Membership
from lonto.lib import nik
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.talent.admission import calendar
from lonto.talent.admission.access import DESK, VILLAGE_DESK, applications_of, intakes_for
from lonto.talent.admission.actions import applications as application_actions
from lonto.talent.admission.actions.paper import PaperForm, find_applicant, write_paper
from lonto.talent.admission.choices import ApplicationState, Channel, LinkState
from lonto.talent.admission.completeness import documents_for
from lonto.talent.admission.document_kinds import DocumentKind
from lonto.talent.admission.forms.paper import PaperApplicationForm
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.questions import QUESTIONS
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.register_facts import facts_from, take_over
from lonto.talent.admission.views.application import copy_of
from lonto.talent.admission.views.shown import receipt_of
from lonto.talent.training.models import Intake
from lonto.talent.training.queries import classes_of
from lonto.village.residents.access import resident_for, residents_for
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import living, search
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

ROLES = tuple(sorted(DESK))
PAPER = (Channel.PAPER, Channel.SPREADSHEET)
TONES: dict[str, Tone] = {ApplicationState.SUBMITTED: Tone.GOOD, ApplicationState.DRAFT: Tone.INFO}
COUNTED: Any = ngettext_lazy("%(shown)s application", "%(shown)s applications", "count")
FOUND = 20
LIST = ListPage(
    name="applications-on-paper",
    columns=[
        Column(
            "number",
            lazy("Application number"),
            lambda a: a.number,
            "number",
            link=lambda a: reverse("admission:paper", args=[a.pk]),
        ),
        Column("name", lazy("Name"), lambda a: a.applicant.name, "applicant__folded"),
        Column("village", lazy("Village"), lambda a: a.applicant.region.name, "applicant__region__name"),
        Column("intake", lazy("Intake"), lambda a: a.intake.name, "intake__name"),
        Column("sent", lazy("Sent"), lambda a: a.sent_at, "sent_at"),
        Column("state", lazy("State"), lambda a: Tag(a.get_state_display(), TONES.get(a.state, Tone.NEUTRAL)), "state"),
    ],
    filters=[
        Filter(
            "intake",
            lazy("Intake"),
            lambda request: [(str(one.pk), str(one)) for one in intakes_for(request.membership)],  # type: ignore[attr-defined]
            lambda rows, value: rows.filter(intake_id=value),
        ),
        Filter("state", lazy("State"), ApplicationState.choices[1:], lambda rows, value: rows.filter(state=value)),
        Filter("channel", lazy("How"), Channel.choices[1:], lambda rows, value: rows.filter(channel=value)),
    ],
    search=lambda rows, words: (
        rows.filter(number__endswith=words.upper())
        if words[-1:].isdigit()
        else rows.filter(applicant__folded__contains=fold_name(words))
    ),
    search_label=lazy("Name or application number"),
    counted=COUNTED,
    default_sort="-sent",
    empty=Empty(
        lazy("No application on paper yet"),
        lazy("For people without internet the office types the application, or imports a whole table."),
    ),
    template="admission/paper/list.html",
)


@require_safe
@acting_as(*ROLES)
def papers(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """What was typed for people of this office's region."""
    rows = applications_of(by).filter(channel__in=PAPER).exclude(state=ApplicationState.DRAFT)
    context = {
        "heading": _("Applications on paper"),
        "trail": [(_("Applications on paper"), None)],
        "open": _open_intakes(by),
    }
    return LIST.respond(request, rows, context)


@require_safe
@acting_as(*ROLES)
def paper_find(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Who applies: the village looks into its own register first."""
    intake = _intake(by, pk)
    if by.role not in VILLAGE_DESK:
        return redirect("admission:paper_new", pk=pk)
    words = " ".join(request.GET.get("q", "").split())[:100]
    people = search(living(residents_for(by)), words).order_by("folded")[:FOUND] if words else []
    context = _context(intake, _("Who applies?")) | {"words": words, "people": people, "most": FOUND}
    return render(request, "admission/paper/find.html", context)


@acting_as(*ROLES)
@sent_once
def paper_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Type the form and send it."""
    intake = _intake(by, pk)
    resident, applicant = _subject(request, by)
    villages = list(regions_of(by).order_by("name"))
    classes = list(classes_of(intake).order_by("code"))
    form = PaperApplicationForm(
        request.POST or None,
        villages=villages,
        classes=classes,
        most=intake.max_choices,
        kinds=_kinds(applicant, classes),
        known=set(facts_from(resident)) if resident else (),
        initial=_initial(applicant, intake),
    )
    if form.is_valid():
        village = Region.objects.get(pk=form.cleaned_data.get("village") or villages[0].pk)
        typed = PaperForm(village, form.answers, form.cleaned_data["ranking"], form.cleaned_data["seen"], resident)
        try:
            sent = write_paper(by=by, intake=intake, form=typed)
        except Refused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("The application is sent. Print the receipt for the person."))
            return redirect("admission:paper", pk=sent.pk)
    context = _context(intake, _("Application on paper")) | {
        "form": form,
        "resident": resident,
        "known": _known(applicant, resident),
        "village": villages[0] if len(villages) == 1 else None,
    }
    return render(request, "admission/paper/form.html", context)


@require_safe
@acting_as(*ROLES)
def paper(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The receipt, to be printed and handed over."""
    found = _application(by, pk)
    is_open = calendar.is_open(found.intake, timezone.now())
    context = _context(found.intake, found.number) | {
        "application": found,
        "receipt": receipt_of(found),
        "copy_url": reverse("admission:paper_copy", args=[pk]),
        "can_change": is_open and found.applicant.account_id is None,
        "change_url": f"{reverse('admission:paper_new', args=[found.intake_id])}?again={pk}",
    }
    return render(request, "admission/paper/receipt.html", context)


@require_safe
@acting_as(*ROLES)
def paper_copy(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The very text of which the receipt has the digest."""
    return copy_of(_application(by, pk))


@acting_as(*ROLES)
@sent_once
def paper_withdraw(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Take an application back because the person wants it."""
    found = _application(by, pk)
    if request.method == "POST":
        try:
            application_actions.withdraw(by=by, application=found)
        except Refused as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("The application is withdrawn. Until the deadline it can be sent again."))
        return redirect("admission:paper", pk=pk)
    context = _context(found.intake, found.number) | {"application": found, "closes": in_words(found.intake.closes_at)}
    return render(request, "admission/paper/withdraw.html", context)


def _intake(by: Membership, pk: UUID) -> Intake:
    """An intake that takes applications of people of this regency now."""
    found = get_object_or_404(intakes_for(by), pk=pk)
    if not calendar.is_open(found, timezone.now()):
        raise Http404
    return found


def _open_intakes(by: Membership) -> list[Intake]:
    return [one for one in intakes_for(by) if calendar.is_open(one, timezone.now())]


def _application(by: Membership, pk: UUID) -> Application:
    rows = applications_of(by).filter(channel__in=PAPER).exclude(state=ApplicationState.DRAFT)
    return get_object_or_404(rows, pk=pk)


def _subject(request: HttpRequest, by: Membership) -> tuple[Resident | None, Applicant]:
    """The resident that was found, and the profile that the form begins with; nothing of it is saved here."""
    resident: Resident | None = None
    applicant = Applicant(region=by.office.region)
    if again := request.GET.get("again"):
        applicant = _application(by, _uuid(again)).applicant
        resident = applicant.resident if by.role in VILLAGE_DESK else None
    elif key := request.GET.get("resident"):
        resident = resident_for(by, _uuid(key))
        applicant = find_applicant(resident) or applicant
    if resident is not None:
        take_over(applicant, resident)
        applicant.link_state = LinkState.CONFIRMED
    return resident, applicant


def _initial(applicant: Applicant, intake: Intake) -> dict[str, Any]:
    initial = {name: getattr(applicant, name) for one in QUESTIONS for name in one.answers}
    own = Application.objects.filter(applicant=applicant, intake=intake).first() if applicant.name else None
    if own is not None:
        ranked = own.preferences.order_by("rank").values_list("rank", "training_class_id")
        initial |= {f"choice_{rank}": str(key) for rank, key in ranked}
        initial["seen"] = [entry["kind"] for entry in own.sent.get("documents", []) if "seen_by" in entry]
    return {name: value for name, value in initial.items() if value not in (None, "")}


def _kinds(applicant: Applicant, classes: list[Any]) -> list[DocumentKind]:
    return [one.kind for one in documents_for(applicant, classes)]


def _known(applicant: Applicant, resident: Resident | None) -> list[Fact]:
    if resident is None:
        return []
    names = set(facts_from(resident))
    known = [one for one in QUESTIONS if set(one.answers[:1]) <= names]
    return [
        Fact(one.label, nik.mask(applicant.nik or "") if one.key == "nik" else one.shown(applicant)) for one in known
    ]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _context(intake: Intake, heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "trail": [(_("Applications on paper"), reverse("admission:papers")), (heading, None)],
        "intake": intake,
    }
