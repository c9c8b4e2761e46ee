"""How a form page of this room answers, and where its pages stand."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.agreements.models import Agreement, Pledge
from lonto.web.answering import Trail


def trail_of(row: Agreement | Pledge | None = None) -> Trail:
    """The way from the list of agreements to the page of a row, the row included."""
    if row is None:
        return [(_("Agreements"), reverse("agreements:all"))]
    if isinstance(row, Pledge):
        return [*trail_of(row.agreement), (row.title, url_of(row))]
    return [*trail_of(), (row.title, url_of(row))]


def url_of(row: Agreement | Pledge) -> str:
    """The page of a row."""
    return reverse("agreements:pledge" if isinstance(row, Pledge) else "agreements:agreement", args=[row.pk])
