"""The pages of an institution that nominates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_GET, require_safe

from lonto.accounts.access import acting_as, regency_of
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.talent.admission import calendar, files, kept_files
from lonto.talent.admission.actions import nominations as actions
from lonto.talent.admission.forms.nominations import NominationForm
from lonto.talent.admission.models import Nomination
from lonto.talent.admission.queries.nominations import NOMINATORS, classes_to_nominate_for, nominations_for
from lonto.talent.admission.queries.villages import districts_and_villages
from lonto.talent.admission.refusals import Refused
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s nomination", "%(shown)s nominations", "count")
LIST = ListPage(
    name="nominations",
    columns=[
        Column(
            "name",
            lazy("Name"),
            lambda n: n.applicant.name,
            "applicant__folded",
            link=lambda n: reverse("admission:nomination", args=[n.pk]),
        ),
        Column("position", lazy("Position"), lambda n: n.position, "position"),
        Column("institution", lazy("Institution"), lambda n: n.institution, "institution"),
        Column(
            "class",
            lazy("Class"),
            lambda n: f"{n.training_class.code} {n.training_class.theme}",
            "training_class__code",
        ),
        Column("intake", lazy("Intake"), lambda n: n.training_class.intake.name, "training_class__intake__name"),
        Column("at", lazy("Nominated"), lambda n: n.nominated_at, "nominated_at"),
    ],
    search=lambda rows, words: rows.filter(applicant__folded__contains=fold_name(words)),
    search_label=lazy("Name"),
    counted=COUNTED,
    default_sort="-at",
    empty=Empty(
        lazy("Nobody is nominated yet"),
        lazy("Classes for leaders and civil servants take people whom their institution nominates with a letter."),
        "admission:nominate",
        lazy("Nominate a person"),
    ),
    template="admission/nominations/list.html",
)


@require_safe
@acting_as(*NOMINATORS)
def nominations(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Whom this office has nominated."""
    context = {"heading": _("Nominations"), "trail": [(_("Nominations"), None)]}
    return LIST.respond(request, nominations_for(by), context)


@acting_as(*NOMINATORS)
@sent_once
def nominate(request: HttpRequest, by: Membership) -> HttpResponse:
    """Nominate a person, with the letter."""
    classes = classes_to_nominate_for(by)
    districts, villages = districts_and_villages(regency_of(by))
    on_behalf = by.role == Role.PROGRAMME_OFFICER
    letter = _letter(request)
    form = NominationForm(
        request.POST or None,
        request.FILES or None,
        classes=classes,
        districts=districts,
        villages=villages,
        kept_letter=letter.name or "" if letter else "",
        initial={"institution": "" if on_behalf else by.office.name},
    )
    if form.is_valid() and (made := _nominate(by, form, letter)):
        kept_files.forget(request)
        messages.success(request, _("%(name)s is nominated.") % {"name": made.applicant.name})
        return redirect("admission:nomination", pk=made.pk)
    context = _context(_("Nominate a person")) | {"form": form, "has_classes": bool(classes)}
    return render(request, "admission/nominations/form.html", context)


@require_safe
@acting_as(*NOMINATORS)
def nomination(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One nomination."""
    found = get_object_or_404(nominations_for(by), pk=pk)
    person, chosen = found.applicant, found.training_class
    facts = [
        Fact(_("Class"), f"{chosen.code} {chosen.theme}", str(chosen.intake)),
        Fact(_("Institution"), found.institution),
        Fact(_("Position"), found.position),
        Fact(_("Village"), person.region.name),
        Fact(_("Nominated"), found.nominated_at, found.nominated_by.office.name),
    ]
    context = _context(person.name) | {
        "nomination": found,
        "facts": facts,
        "is_open": calendar.is_open(chosen.intake, timezone.now()),
    }
    return render(request, "admission/nominations/nomination.html", context)


@require_GET
@acting_as(*NOMINATORS)
def nomination_letter(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The letter of the institution."""
    found = get_object_or_404(nominations_for(by), pk=pk)
    return files.response_of(found.letter.name or "", f"{found.applicant.name}.pdf")


@acting_as(*NOMINATORS)
@sent_once
def nomination_withdraw(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Ask once more, then take the nomination back."""
    found = get_object_or_404(nominations_for(by), pk=pk)
    if request.method == "POST":
        try:
            actions.withdraw_nomination(by=by, nomination=found)
        except Refused as refused:
            messages.error(request, refused.messages[0])
            return redirect("admission:nomination", pk=pk)
        messages.success(request, _("The nomination is withdrawn."))
        return redirect("admission:nominations")
    context = _context(_("Withdraw the nomination?")) | {"nomination": found}
    return render(request, "admission/nominations/withdraw.html", context)


def _letter(request: HttpRequest) -> File[bytes] | None:
    """The letter that came with the form, or with an earlier one whose other answers had to be mended."""
    if request.method != "POST":
        kept_files.forget(request)
        return None
    if upload := request.FILES.get("letter"):
        try:
            kept_files.keep(request, upload, actions.PDF)
        except Refused:
            return None  # the form says what is wrong with it
    return kept_files.kept(request)


def _nominate(by: Membership, form: NominationForm, letter: File[bytes] | None) -> Nomination | None:
    given = form.cleaned_data
    nominee = actions.Nominee(
        **{name: given[name] for name in ("name", "nik", "born_on", "sex", "village", "position", "institution")},
        phone=given["phone"],
        email=given["email"],
    )
    try:
        return actions.nominate(
            by=by, training_class=given["training_class"], nominee=nominee, letter=letter or given["letter"]
        )
    except Refused as refused:
        fields = {"file": "letter", "nik_taken": "nik", "nominated": "nik"}
        form.add_error(fields.get(refused.code), refused)
        return None


def _context(heading: str) -> dict[str, Any]:
    return {"heading": heading, "trail": [(_("Nominations"), reverse("admission:nominations")), (heading, None)]}
