"""Absent people of an intake from a table: template, hand in, look, record or discard."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.admission.actions.absent import (
    Judgement,
    absent_in,
    cancel_absent,
    confirm_absent,
    prepare_absent,
)
from lonto.talent.admission.choices import SanctionGround
from lonto.talent.admission.forms.office import AbsentTableForm, SanctionForm
from lonto.talent.admission.officer_access import OFFICER, absent_tables_of, hosted
from lonto.talent.admission.queries.absent import confirmed_people
from lonto.talent.admission.tables.absent import COLUMNS, REFUSED, remedy_of, sentence_of
from lonto.talent.admission.views.absent import decision_form, follows, tell
from lonto.talent.admission.views.office import trail
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import TableImport
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

State = TableImport.State
TONES = {State.PREVIEWED: Tone.WARN, State.DONE: Tone.GOOD}
SHOWN = 200


@acting_as(OFFICER)
@sent_once
def absent_tables(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = hosted(by, pk)
    form = AbsentTableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            run = prepare_absent(by=by, intake=intake, file=form.cleaned_data["file"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:absent_table", pk=run.pk)
    context = {
        **trail(intake, _("Absent people from a table")),
        "intake": intake,
        "is_shown": intake.state == IntakeState.PUBLISHED,
        "form": form,
        "columns": COLUMNS,
        "runs": [(run, _tag(run)) for run in absent_tables_of(by).filter(intake=intake)[:50]],
    }
    return render(request, "admission/absent/tables.html", context)


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
def absent_table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    return _page(request, _run(by, pk), decision_form(request))


@require_POST
@acting_as(OFFICER)
@sent_once
def absent_table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Record that everybody in the table was absent."""
    run, form = _run(by, pk), decision_form(request)
    if not form.is_valid():
        return _page(request, run, form)
    data = form.cleaned_data
    judgement = Judgement(SanctionGround(data["ground"]), data["until"], data["note"])
    try:
        sanctions = confirm_absent(by=by, run=run, judgement=judgement, takes_good_rows="good_rows" in request.POST)
    except ValidationError as error:
        add_refusal(form, error)
        return _page(request, run, form)
    tell(request, sanctions)
    return redirect("admission:absent_table", pk=pk)


@require_POST
@acting_as(OFFICER)
def absent_table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    run = _run(by, pk)
    return do(request, lambda: cancel_absent(by=by, run=run), then=reverse("admission:absent_table", args=[pk]))


def _page(request: HttpRequest, run: TableImport, form: SanctionForm) -> HttpResponse:
    way = trail(run.intake, run.name)
    way["trail"].insert(2, (_("Absent people from a table"), reverse("admission:absent_tables", args=[run.intake_id])))
    people = absent_in(run).offers if run.state == State.PREVIEWED else []
    problems = [
        {**one, "row": row["row"], "name": row["name"], "what": sentence_of(one), "to_do": remedy_of(one)}
        for row in run.report["rows"]
        for one in row["problems"]
    ]
    context = {
        **way,
        "run": run,
        "tag": _tag(run),
        "is_waiting": run.state == State.PREVIEWED,
        "facts": _facts(run),
        "form": form,
        "problems": problems[:SHOWN],
        "more": len(problems) - SHOWN + run.report["left_out"],
        "refused": run.report["counts"][REFUSED],
        **(follows(people) if people else {}),
    }
    return render(request, "admission/absent/table.html", context)


def _run(by: Membership, pk: UUID) -> TableImport:
    return get_object_or_404(absent_tables_of(by), pk=pk)


def _tag(run: TableImport) -> Tag:
    return Tag(run.get_state_display(), TONES.get(State(run.state), Tone.NEUTRAL))


def _facts(run: TableImport) -> list[Fact]:
    counts: dict[str, int] = run.report["counts"]
    return [
        Fact(_("Absent people"), counts["named"]),
        Fact(_("Rows of people who came"), counts["came"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), run.uploaded_at, run.uploaded_by.account.name),
    ]
