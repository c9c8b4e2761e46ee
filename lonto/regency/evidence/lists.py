"""The list of evidence: what can be searched, narrowed, sorted and taken along."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.evidence.choices import Kind
from lonto.regency.evidence.models import Evidence
from lonto.regency.evidence.uses import in_use
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage

COUNTED: Any = ngettext_lazy("%(shown)s piece of evidence", "%(shown)s pieces of evidence", "count")
STATES = {
    "valid": gettext_lazy("In force"),
    "expired": gettext_lazy("Expired"),
    "replaced": gettext_lazy("Replaced"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
USES = {"used": gettext_lazy("Used"), "unused": gettext_lazy("Not used yet")}


def state_tag(evidence: Evidence) -> Tag:
    """Whether it can still be relied on."""
    if evidence.withdrawn_at is not None:
        return Tag(_("Withdrawn"), Tone.BAD)
    if evidence.is_replaced:
        return Tag(_("Replaced"), Tone.NEUTRAL)
    if evidence.is_expired:
        return Tag(_("Expired"), Tone.WARN)
    return Tag(_("In force"), Tone.GOOD)


def list_for(by: Membership) -> ListPage:
    """The list as this person needs it: an agency sees its own evidence alone and needs no column for that."""
    is_own = by.role == Role.AGENCY_OFFICER
    return ListPage(
        name="evidence",
        columns=_COLUMNS[:2] + _COLUMNS[3:] if is_own else _COLUMNS,
        filters=_FILTERS if is_own else [*_FILTERS, _agencies(by)],
        search=lambda rows, words: rows.filter(
            Q(title__icontains=words) | Q(description__icontains=words) | Q(name__icontains=words)
        ),
        search_label=gettext_lazy("Title, description or file"),
        counted=COUNTED,
        default_sort="-added",
        empty=Empty(
            gettext_lazy("No evidence yet"),
            gettext_lazy(
                "Files, links and frozen numbers are kept here once and serve as many indicators as you like."
            ),
        ),
        template="evidence/list.html",
    )


def _by_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    """What `state_tag` says."""
    if value == "withdrawn":
        return rows.filter(withdrawn_at__isnull=False)
    rows = rows.filter(withdrawn_at=None)
    if value == "replaced":
        return rows.filter(replaced_by__isnull=False)
    expired = Q(valid_until__lt=timezone.localdate())
    return rows.filter(expired if value == "expired" else ~expired | Q(valid_until=None), replaced_by=None)


def _by_use(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(in_use()) if value == "used" else rows.exclude(in_use())


def _agencies(by: Membership) -> Filter:
    def offered(_request: HttpRequest) -> list[tuple[str, Any]]:
        offices = Office.objects.filter(region=by.office.region_id, kind=OfficeKind.AGENCY).order_by("name")
        return [(str(one.pk), one.name) for one in offices]

    return Filter("agency", gettext_lazy("Agency"), offered, lambda rows, value: rows.filter(office=value))


_COLUMNS = [
    Column("title", gettext_lazy("Title"), lambda e: e.title, "title", lambda e: reverse("evidence:one", args=[e.pk])),
    Column("kind", gettext_lazy("Kind"), lambda e: e.get_kind_display(), "kind"),
    Column("office", gettext_lazy("Agency"), lambda e: e.office.name, "office__name"),
    Column("valid", gettext_lazy("Valid until"), lambda e: e.valid_until, "valid_until"),
    Column("state", gettext_lazy("State"), state_tag),
    Column("added", gettext_lazy("Added"), lambda e: e.added_at, "added_at"),
]
_FILTERS = [
    Filter("kind", gettext_lazy("Kind"), Kind.choices, lambda rows, value: rows.filter(kind=value)),
    Filter("state", gettext_lazy("State"), list(STATES.items()), _by_state),
    Filter("use", gettext_lazy("Use"), list(USES.items()), _by_use),
]
