"""Scores from a table: template, hand in, preview, confirm or throw away; the report stays."""

from decimal import Decimal
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.tables.plan import CHANGED
from lonto.tables.preview import Head, Section, earlier, hand_in, show
from lonto.talent.admission.actions.scores import cancel_scores, confirm_scores, prepare_scores
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Score
from lonto.talent.admission.officer_access import OFFICER, hosted, score_tables_of
from lonto.talent.admission.tables.scores import COLUMNS, SENTENCES
from lonto.talent.admission.views.office import trail
from lonto.talent.training.models import Intake, TableImport
from lonto.web.answering import do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@acting_as(OFFICER)
@sent_once
def scores(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = hosted(by, pk)
    context = {
        **trail(intake, _("Scores of the entrance test")),
        "lead": str(intake),
        "groups": [("", COLUMNS)],
        "advice": _("One row for each score. The template holds all application numbers with the scores known so far."),
        "template": reverse("admission:score_template", args=[pk]),
        "earlier": earlier(score_tables_of(by).filter(intake=intake), _address),
        "cancel": reverse("admission:steps", args=[pk]),
    }
    return hand_in(request, lambda file: _address(prepare_scores(by=by, intake=intake, file=file)), context)


@require_safe
@acting_as(OFFICER)
def score_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """All application numbers with the scores that are known."""
    intake = hosted(by, pk)
    headings = [column.heading for column in COLUMNS]
    name = f"nilai-{intake.code or 'gelombang'}.xlsx"
    return attachment(name, lambda file: write_xlsx(file, headings, _rows(intake), sheet="Nilai"))


@require_safe
@acting_as(OFFICER)
def score_table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    run = one(score_tables_of(by), pk)
    scores_page = reverse("admission:scores", args=[run.intake_id])
    way = trail(run.intake, run.name)
    way["trail"].insert(2, (_("Scores of the entrance test"), scores_page))
    heads = [
        Head(_("Application number")),
        *(Head(label, is_numeric=True) for label in (_("Row"), _("Before"), _("Afterwards"))),
    ]
    changed = [
        (row["name"], row["row"], Decimal(row["old"]), Decimal(row["new"]))
        for row in run.report["rows"]
        if row["kind"] == CHANGED
    ]
    context = {
        **way,
        "lead": str(run.intake),
        "sections": [Section(_("Changed scores"), heads, changed)],
        "confirm": reverse("admission:score_table_confirm", args=[pk]),
        "cancel": reverse("admission:score_table_cancel", args=[pk]),
        "back": scores_page,
        "back_label": _("To the scores of the intake"),
    }
    return show(request, run, SENTENCES, context)


@require_POST
@sent_once
@acting_as(OFFICER)
def score_table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Write the scores."""
    run = one(score_tables_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    return do(request, lambda: confirm_scores(by=by, run=run, takes_good_rows=takes_good_rows), _address(run))


@require_POST
@acting_as(OFFICER)
def score_table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    run = one(score_tables_of(by), pk)
    return do(request, lambda: cancel_scores(by=by, run=run), _address(run))


def _rows(intake: Intake) -> list[tuple[str, float | None, str]]:
    """One row for each score, and one for each application that has none."""
    known = Score.objects.filter(application__intake=intake, application__state=ApplicationState.SUBMITTED)
    pairs = known.values_list("application__number", "hundredths", "training_class__code")
    rows = [(number, hundredths / 100, code or "") for number, hundredths, code in pairs]
    missing = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED, scores__isnull=True)
    return sorted([*rows, *((number, None, "") for number in missing.values_list("number", flat=True))], key=_by_number)


def _by_number(row: tuple[str, float | None, str]) -> tuple[str, str]:
    return row[0], row[2]


def _address(run: TableImport) -> str:
    return reverse("admission:score_table", args=[run.pk])
