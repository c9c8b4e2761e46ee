"""Series: the list of them, and the page of one with its chart and its figures."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.measures.access import region_seen_by
from lonto.regency.figures.access import KEEPERS, READERS, keeps, own_series, series_of
from lonto.regency.figures.actions import close_series, create_series, delete_series, reopen_series, update_series
from lonto.regency.figures.forms.series import SeriesForm
from lonto.regency.figures.lists import figure_list, series_list
from lonto.regency.figures.pictures import picture_of
from lonto.regency.figures.views.answering import trail_of, url_of
from lonto.web.answering import answer_form, do
from lonto.web.once import sent_once


@require_safe
@acting_as(*READERS)
def series_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every series of the regency with its newest number."""
    rows = series_of(by)
    context = {"heading": _("Reported series"), "may_add": by.role in KEEPERS}
    return series_list(rows, by.office.region).respond(request, rows, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def series_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = SeriesForm(request.POST or None, by=by)
    context = {
        "heading": _("New series"),
        "lead": _("For a number that nothing here counts. Where a measure exists, use the measure."),
        "trail": [*trail_of(), (_("New series"), None)],
        "button": _("Begin the series"),
        "cancel": reverse("figures:all"),
    }
    return answer_form(request, form, lambda: url_of(create_series(by=by, details=form.details())), context)


@require_safe
@acting_as(*READERS)
def series_page(request: HttpRequest, by: Membership, pk: str, code: str = "") -> HttpResponseBase:
    """What a series says of the regency, or of one of its districts and villages."""
    series = one(series_of(by), pk)
    region = region_seen_by(by, code) if code else series.regency
    context = {
        "heading": series.title,
        "lead": series.definition,
        "trail": [*trail_of(), (series.title, None)],
        "series": series,
        "region": region,
        "reported_label": _("Reported, not counted"),
        "is_keeper": keeps(by, series.office),
        **picture_of(series, region),
    }
    rows = series.figures.select_related("series", "region", "recorded_by__account", "correction")
    if region != series.regency:
        rows = rows.filter(region__code__startswith=region.pk)
    return figure_list(series).respond(request, rows, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
def series_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    form = SeriesForm(request.POST or None, by=by, series=series)
    context = {
        "heading": _("Change the series"),
        "trail": [*trail_of(series), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(series),
    }
    return answer_form(
        request, form, lambda: url_of(update_series(by=by, series=series, details=form.details())), context
    )


@require_POST
@acting_as(*KEEPERS)
def series_close(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    return do(request, lambda: close_series(by=by, series=series), then=url_of(series))


@require_POST
@acting_as(*KEEPERS)
def series_reopen(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    return do(request, lambda: reopen_series(by=by, series=series), then=url_of(series))


@require_POST
@acting_as(*KEEPERS)
def series_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    then = url_of(series) if series.figures.exists() else reverse("figures:all")
    return do(request, lambda: delete_series(by=by, series=series), then=then)
