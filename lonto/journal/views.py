"""Reading the journal: the list of entries, one entry, and everything about one row."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.journal import words
from lonto.journal.actions import Look, record_looks
from lonto.journal.models import Change, Entry, JournalledModel, LookedAt
from lonto.journal.navigation import READERS
from lonto.journal.queries import entries_about_row, entries_for
from lonto.journal.state import model_of
from lonto.journal.verbs import all_verbs, label_of_note, label_of_part, sentence_of
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.web.lists import Column, DateFilter, Empty, Filter, ListPage
from lonto.web.texts import Text

ROWS_A_PAGE = 50
USUAL_DAYS = 30
"""How far back the list of a whole regency goes while nobody asks for more: it holds a year of all its villages."""


def _streams(request: HttpRequest) -> list[tuple[str, Text]]:
    by: Membership = request.membership  # type: ignore[attr-defined]
    own = by.office.region
    below = Region.objects.filter(stream__isnull=False, pk__startswith=f"{own.pk}.").values_list("pk", "name")
    return [(own.pk, own.name), *below] if own.level < Level.VILLAGE else []


def _kind(rows: QuerySet[Entry], kind: str) -> QuerySet[Entry]:
    model: type[Change] | type[LookedAt] = Change if kind == "change" else LookedAt
    return rows.filter(Exists(model._default_manager.filter(entry=OuterRef("pk"))))


def _from(rows: QuerySet[Entry], day: dt.date) -> QuerySet[Entry]:
    return rows.filter(written_at__gte=_midnight(day))


def _until(rows: QuerySet[Entry], day: dt.date) -> QuerySet[Entry]:
    return rows.filter(written_at__lt=_midnight(day + dt.timedelta(days=1)))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _search(rows: QuerySet[Entry], asked: str) -> QuerySet[Entry]:
    """A part of a person's name, the number of an entry, or the whole id of a row."""
    found = Q(account_name__icontains=asked)
    if asked.isdecimal() and len(asked) < 19:
        found |= Q(number=int(asked))
    try:
        row = str(uuid.UUID(asked))
    except ValueError:
        return rows.filter(found)
    return rows.filter(
        Exists(Change.objects.filter(entry=OuterRef("pk"), row=row))
        | Exists(LookedAt.objects.filter(entry=OuterRef("pk"), row=row))
    )


def _role(entry: Entry) -> str:
    return str(Role(entry.role).label) if entry.role in Role.values else ""


WHEN = Column("when", gettext_lazy("When"), lambda e: e.written_at, sort="written_at", link=lambda e: entry_url(e))
WHAT = Column("what", gettext_lazy("What"), lambda e: capfirst(sentence_of(e.verb)), sort="verb")
WHO = Column("who", gettext_lazy("Who"), lambda e: e.account_name or _("the house itself"), sort="account_name")
AS = Column("role", gettext_lazy("As"), _role, sort="role")
WHERE = Column("stream", gettext_lazy("Journal of"), lambda e: e.stream.region.name, sort="stream_id")
NUMBER = Column(
    "number", gettext_lazy("Entry number"), lambda e: e.number, sort=("stream_id", "number"), is_numeric=True
)


def _list(name: str, search: Callable[[QuerySet[Entry], str], QuerySet[Entry]] | None) -> ListPage:
    return ListPage(
        name=name,
        columns=[WHEN, WHAT, WHO, AS, WHERE, NUMBER],
        filters=[
            Filter("stream", gettext_lazy("Journal of"), _streams, lambda rows, code: rows.filter(stream=code)),
            Filter(
                "verb",
                gettext_lazy("What"),
                lambda _request: [(verb, capfirst(sentence)) for verb, sentence in all_verbs()],
                lambda rows, verb: rows.filter(verb=verb),
            ),
            Filter(
                "kind",
                gettext_lazy("Changes or looks"),
                [("change", gettext_lazy("Changes")), ("look", gettext_lazy("Looks at protected data"))],
                _kind,
            ),
            DateFilter("from", gettext_lazy("From"), _from),
            DateFilter("until", gettext_lazy("Until"), _until),
        ],
        search=search,
        search_label=gettext_lazy("Person, number of the entry, or id of a row"),
        counted=ngettext_lazy("%(shown)s entry", "%(shown)s entries", "count"),
        default_sort="-when",
        empty=Empty(
            gettext_lazy("The journal is still empty"),
            gettext_lazy("Every change, and every look at protected data, is written here by itself."),
        ),
    )


ENTRIES = _list("journal", _search)


@require_safe
@acting_as(*READERS)
def entry_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    rows = entries_for(by).select_related("stream__region")
    context: dict[str, object] = {"heading": _("Journal")}
    is_wide = by.office.region.level < Level.VILLAGE
    if is_wide and not any(request.GET.get(name) for name in ("q", "stream", "from", "until")):
        rows = rows.filter(written_at__gte=timezone.now() - dt.timedelta(days=USUAL_DAYS))
        context["lead"] = _("The last 30 days. Choose a day, a village or a person to see more.")
    return ENTRIES.respond(request, rows, context)


@require_safe
@acting_as(*READERS)
def row_history(request: HttpRequest, by: Membership, table: str, row: str) -> HttpResponseBase:
    """Every entry that changed or showed one row; a row of which nothing may be read is not found."""
    rows = entries_about_row(entries_for(by), table, row)
    if not rows.exists():
        raise Http404
    context = {"heading": _("History of one row"), "lead": f"{words.name_of_table(table)}, {row}", "trail": _trail()}
    return ENTRIES.respond(request, rows.select_related("stream__region"), context)


@never_cache
@require_safe
@acting_as(*READERS)
def entry_page(request: HttpRequest, by: Membership, stream: str, number: int) -> HttpResponse:
    entry = get_object_or_404(
        entries_for(by).select_related("stream__region", "office"), stream_id=stream, number=number
    )
    page = Paginator(entry.changes.select_related("entry").order_by("position"), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = words.row_changes(list(page))
    _record_reading(by, entry, shown)
    context = {
        "heading": _("Entry %(number)s of %(region)s") % {"number": number, "region": entry.stream.region.name},
        "trail": _trail(),
        "entry": entry,
        "sentence": capfirst(sentence_of(entry.verb)),
        "role": _role(entry),
        "note": [(label_of_note(key), words.note_value(value)) for key, value in entry.note.items()],
        "page": page,
        "rows": shown,
        "looks": [
            (words.name_of_table(look.table), look, label_of_part(look.what))
            for look in entry.looks.order_by("position")[:200]
        ],
    }
    return render(request, "journal/entry.html", context)


def entry_url(entry: Entry) -> str:
    return reverse("journal:entry", args=[entry.stream_id, entry.number])


def _record_reading(by: Membership, entry: Entry, shown: list[words.RowChange]) -> None:
    """What the journal shows of a village's rows is protected where it is shown, too."""
    looks = [Look(model(id=row.row), "journal") for row in shown if (model := _village_model(row.table))]
    if looks:
        record_looks(by=by, region=entry.stream.region, looks=looks, verb="journal.read")


def _village_model(table: str) -> type[JournalledModel] | None:
    try:
        model = model_of(table)
    except LookupError:
        return None
    return model if issubclass(model, JournalledModel) else None


def _trail() -> list[tuple[str, str | None]]:
    return [(_("Journal"), reverse("journal:entries"))]
