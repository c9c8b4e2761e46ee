"""The list of series, and the list of the figures of one."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lonto.lib.names import fold
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import Figure, Series
from lonto.regency.figures.numbers import Ask, values_of
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from lonto.web.answers import Tag, Tone
from lonto.web.cells import as_text
from lonto.web.lists import Column, Empty, Filter, ListPage


def series_list(rows: QuerySet[Series], regency: Region) -> ListPage:
    """The series with the newest number of the regency."""
    series = list(rows)
    today = timezone.localdate()
    values = values_of([Ask(str(Reference.of_series(one.pk)), regency, today) for one in series], regency)
    numbers = {one.pk: value for one, value in zip(series, values, strict=True)}
    offices = sorted({(str(one.office_id), one.office.name) for one in series}, key=lambda office: office[1])
    return ListPage(
        name="series",
        columns=[
            Column(
                "title",
                _("Series"),
                lambda s: s.title,
                "title",
                lambda s: reverse("figures:series", args=[s.pk]),
            ),
            Column("unit", _("Unit"), lambda s: s.unit, "unit"),
            Column("number", _("Newest number"), lambda s: numbers[s.pk].number, is_numeric=True),
            Column("as_of", _("Of when"), lambda s: numbers[s.pk].as_of),
            Column("scope", _("For whom"), lambda s: s.get_scope_display(), "scope"),
            Column("office", _("Agency"), lambda s: s.office.name, "office__name"),
            Column("state", _("State"), _series_state, "closed_on"),
        ],
        filters=[
            Filter("office", _("Agency"), offices, lambda rows, pk: rows.filter(office=pk)),
            Filter(
                "state",
                _("State"),
                [("open", _("Open")), ("closed", _("Closed"))],
                lambda rows, state: rows.filter(closed_on__isnull=state == "open"),
            ),
        ],
        search=lambda rows, words: rows.filter(Q(title__icontains=words) | Q(definition__icontains=words)),
        search_label=_("Title or definition"),
        counted=ngettext_lazy("%(shown)s series", "%(shown)s series", "count"),
        default_sort="title",
        empty=Empty(
            _("No reported series yet"),
            _("Numbers that nothing here counts are reported in a series, with their source and evidence."),
        ),
        template="figures/all.html",
    )


def figure_list(series: Series) -> ListPage:
    """The figures of a series, those that were corrected or withdrawn too."""
    is_by_village = series.scope == Scope.VILLAGE
    place = Column("region", _("Village"), lambda f: f.region.name, "region__folded", _page)
    when = Column("when", _("Of when"), when_of, ("last_on", "region__pk"), None if is_by_village else _page)
    return ListPage(
        name="figures",
        columns=[
            *([place] if is_by_village else []),
            when,
            Column(
                "value", _("Number (%(unit)s)") % {"unit": series.unit}, lambda f: f.number, "value", is_numeric=True
            ),
            Column("source", _("Source"), lambda f: f.source, "source"),
            Column("reported", _("Reported"), lambda f: f.recorded_at, "recorded_at"),
            Column("state", _("State"), state_of, "ended_at"),
        ],
        filters=[
            Filter(
                "state",
                _("State"),
                [("counts", _("Counts")), ("ended", _("Corrected or withdrawn"))],
                lambda rows, state: rows.filter(ended_at__isnull=state == "counts"),
            )
        ],
        search=lambda rows, words: rows.filter(Q(region__folded__contains=fold(words)) | Q(source__icontains=words)),
        search_label=_("Village or source"),
        counted=ngettext_lazy("%(shown)s figure", "%(shown)s figures", "count"),
        default_sort="-when",
        empty=Empty(_("No figure yet"), _("Report the first figure, or hand in a table with many.")),
        template="figures/series.html",
        page_size=25,
    )


def when_of(figure: Figure) -> str:
    """The day of a figure, or its period."""
    if figure.series.kind == SeriesKind.STOCK or figure.first_on == figure.last_on:
        return as_text(figure.last_on)
    return f"{as_text(figure.first_on)} – {as_text(figure.last_on)}"


def state_of(figure: Figure) -> Tag:
    """Whether a figure counts."""
    if figure.ended_at is None:
        return Tag(_("Counts"), Tone.GOOD)
    return Tag(_("Corrected"), Tone.WARN) if hasattr(figure, "correction") else Tag(_("Withdrawn"), Tone.NEUTRAL)


def _series_state(series: Series) -> Tag:
    return Tag(_("Closed"), Tone.NEUTRAL) if series.closed_on else Tag(_("Open"), Tone.GOOD)


def _page(figure: Any) -> str:
    return reverse("figures:figure", args=[figure.pk])
