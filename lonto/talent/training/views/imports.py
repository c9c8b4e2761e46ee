"""Many classes from a table: hand in, look, confirm or throw away; the report stays."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.tables.plan import NEW
from lonto.tables.preview import Head, Section, earlier, hand_in, show
from lonto.talent.training.access import OFFICER, imports_of, intakes_of, own_intakes
from lonto.talent.training.actions import cancel_import, confirm_import, prepare_import
from lonto.talent.training.models import TableImport
from lonto.talent.training.queries import classes_of
from lonto.talent.training.tables.columns import COLUMNS
from lonto.talent.training.tables.problems import SENTENCES
from lonto.talent.training.tables.writing import write_classes
from lonto.talent.training.views.answering import trail_of
from lonto.web.answering import do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(own_intakes(by), pk)
    heading = _("Classes from a table")
    context = {
        "heading": heading,
        "lead": str(intake),
        "trail": [*trail_of(intake), (heading, None)],
        "groups": [("", COLUMNS)],
        "advice": _(
            "The template holds the classes of this intake. A row with a known code changes that class, an empty cell "
            "keeps what the class has. Rows that you leave out stay as they are."
        ),
        "template": reverse("training:table_template", args=[intake.pk]),
        "earlier": earlier(imports_of(by).filter(intake=intake), _address),
        "cancel": reverse("training:classes", args=[intake.pk]),
    }
    return hand_in(request, lambda file: _address(prepare_import(by=by, intake=intake, file=file)), context)


@require_safe
@acting_as(OFFICER)
def table_template(request: HttpRequest, by: Membership, pk: str) -> FileResponse:
    """The headings with the classes that the intake has; changed and handed in again, it changes these."""
    intake = one(intakes_of(by), pk)
    name = f"kelas-{intake.code or 'baru'}.xlsx"
    return attachment(name, lambda target: write_classes(target, classes_of(intake).order_by("code")))


@require_safe
@acting_as(OFFICER)
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    run = one(imports_of(by), pk)
    context = {
        "lead": str(run.intake),
        "trail": [*trail_of(run.intake), (run.name, None)],
        "sections": _sections(run),
        "confirm": reverse("training:table_confirm", args=[run.pk]),
        "cancel": reverse("training:table_cancel", args=[run.pk]),
        "back": reverse("training:classes", args=[run.intake_id]),
        "back_label": _("To the classes of the intake"),
    }
    return show(request, run, SENTENCES, context)


@require_POST
@acting_as(OFFICER)
@sent_once
def table_confirm(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    run = one(imports_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    return do(request, lambda: confirm_import(by=by, run=run, takes_good_rows=takes_good_rows), _address(run))


@require_POST
@acting_as(OFFICER)
def table_cancel(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    run = one(imports_of(by), pk)
    return do(request, lambda: cancel_import(by=by, run=run), _address(run))


def _sections(run: TableImport) -> list[Section]:
    rows = run.report["rows"]
    code, row_head = Head(_("Class")), Head(_("Row"), is_numeric=True)
    changes = [
        (row["name"], row["row"], change["column"], change["old"], change["new"])
        for row in rows
        for change in row["changes"]
    ]
    heads = [code, row_head, Head(_("Column")), Head(_("Before")), Head(_("Afterwards"))]
    new = [(row["name"], row["theme"], row["row"]) for row in rows if row["kind"] == NEW]
    return [
        Section(_("Changed classes"), heads, changes),
        Section(_("New classes"), [code, Head(_("Theme")), row_head], new),
    ]


def _address(run: TableImport) -> str:
    return reverse("training:table", args=[run.pk])
