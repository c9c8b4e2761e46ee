"""How a form page of this room answers, and where its pages stand."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.figures.models import Series
from lonto.web.answering import Trail


def trail_of(series: Series | None = None) -> Trail:
    """The way from the list of series to the page of one."""
    start: Trail = [(_("Reported series"), reverse("figures:all"))]
    return [*start, (series.title, url_of(series))] if series else start


def url_of(series: Series) -> str:
    return reverse("figures:series", args=[series.pk])
