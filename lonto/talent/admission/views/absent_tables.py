"""Absent people of an intake from a table: template, hand in, look, record or discard."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.tables.choices import State
from lonto.tables.plan import NEW, REFUSED, UNCHANGED
from lonto.tables.preview import earlier, hand_in, handed_in, show
from lonto.talent.admission.actions.absent import (
    Judgement,
    absent_in,
    cancel_absent,
    confirm_absent,
    prepare_absent,
)
from lonto.talent.admission.choices import SanctionGround
from lonto.talent.admission.forms.office import SanctionForm
from lonto.talent.admission.officer_access import OFFICER, absent_tables_of, hosted
from lonto.talent.admission.queries.absent import confirmed_people
from lonto.talent.admission.tables.absent import COLUMNS, SENTENCES
from lonto.talent.admission.views.absent import decision_form, follows, tell
from lonto.talent.admission.views.office import trail
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import TableImport
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@acting_as(OFFICER)
@sent_once
def absent_tables(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = hosted(by, pk)
    too_early = _("Once the result is published and people confirm their seats, they are listed here.")
    context = {
        **trail(intake, _("Absent people from a table")),
        "lead": str(intake),
        "closed": "" if intake.state == IntakeState.PUBLISHED else too_early,
        "groups": [("", COLUMNS)],
        "advice": _("One row for each person. The template holds everybody who has a confirmed seat."),
        "template": reverse("admission:absent_template", args=[pk]),
        "earlier": earlier(absent_tables_of(by).filter(intake=intake), _address),
        "cancel": reverse("admission:steps", args=[pk]),
    }
    return hand_in(request, lambda file: _address(prepare_absent(by=by, intake=intake, file=file)), context)


@require_safe
@acting_as(OFFICER)
def absent_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """Everybody with a confirmed seat; nobody is marked as absent."""
    intake = hosted(by, pk)
    people = confirmed_people(intake).order_by("training_class__code", "application__applicant__folded", "pk")
    names = ("application__number", "application__applicant__name", "training_class__code")
    rows = ((*row, "") for row in people.values_list(*names))
    headings = [column.heading for column in COLUMNS]
    name = f"tidak-hadir-{intake.code or 'gelombang'}.xlsx"
    return attachment(name, lambda file: write_xlsx(file, headings, rows, sheet="Tidak hadir"))


@require_safe
@acting_as(OFFICER)
def absent_table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    return _page(request, one(absent_tables_of(by), pk), decision_form(request))


@require_POST
@acting_as(OFFICER)
@sent_once
def absent_table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """Record that everybody in the table was absent."""
    run, form = one(absent_tables_of(by), pk), decision_form(request)
    if not form.is_valid():
        return _page(request, run, form)
    data = form.cleaned_data
    judgement = Judgement(SanctionGround(data["ground"]), data["until"], data["note"])
    takes_good_rows = "takes_good_rows" in request.POST
    try:
        sanctions = confirm_absent(by=by, run=run, judgement=judgement, takes_good_rows=takes_good_rows)
    except ValidationError as error:
        add_refusal(form, error)
        return _page(request, run, form)
    tell(request, sanctions)
    return redirect(_address(run))


@require_POST
@acting_as(OFFICER)
def absent_table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    run = one(absent_tables_of(by), pk)
    return do(request, lambda: cancel_absent(by=by, run=run), _address(run))


def _page(request: HttpRequest, run: TableImport, form: SanctionForm) -> HttpResponseBase:
    tables_page = reverse("admission:absent_tables", args=[run.intake_id])
    way = trail(run.intake, run.name)
    way["trail"].insert(2, (_("Absent people from a table"), tables_page))
    people = absent_in(run).offers if run.state == State.PREVIEWED else []
    context = {
        **way,
        "lead": str(run.intake),
        "form": form,
        "facts": _facts(run),
        "confirm": reverse("admission:absent_table_confirm", args=[run.pk]),
        "cancel": reverse("admission:absent_table_cancel", args=[run.pk]),
        "back": tables_page,
        "back_label": _("To the tables of absent people"),
        **(follows(people) if people else {}),
    }
    return show(request, run, SENTENCES, context, "admission/absent/table.html")


def _facts(run: TableImport) -> list[Fact]:
    counts: dict[str, int] = run.report["counts"]
    return [
        Fact(_("Absent people"), counts[NEW]),
        Fact(_("Rows of people who came"), counts[UNCHANGED]),
        Fact(_("Refused rows"), counts[REFUSED]),
        *handed_in(run),
    ]


def _address(run: TableImport) -> str:
    return reverse("admission:absent_table", args=[run.pk])
