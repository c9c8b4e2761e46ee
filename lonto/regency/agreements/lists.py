"""The lists of agreements, of pledges and of duties."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.lib.months import add_months
from lonto.regency.agreements.choices import Kind, State
from lonto.regency.agreements.dates import REMINDED_BEFORE, WARNED_BEFORE, warning_of
from lonto.regency.agreements.models import Agreement, Duty, Pledge
from lonto.regency.agreements.pace import Standing
from lonto.regency.agreements.queries import PledgeView, digits_of
from lonto.regency.agreements.words import STANDINGS, WARNINGS, number_of, percent_of, phase_of, tag_of
from lonto.regions.models import Region
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage

URGENCY = (
    Standing.LATE,
    Standing.MISSED,
    Standing.UNKNOWN,
    Standing.ON_TRACK,
    Standing.AHEAD,
    Standing.NOT_BEGUN,
    Standing.OPEN,
    Standing.MET_LATE,
    Standing.MET,
)
"""How much a pledge needs somebody; one that has lost its number comes before all."""


def agreement_list(regency: Region) -> ListPage:
    """Every agreement with the phase of its life."""
    today = timezone.localdate()
    return ListPage(
        name="agreements",
        columns=[
            Column(
                "title",
                _("Title"),
                lambda a: a.title,
                "title",
                lambda a: reverse("agreements:agreement", args=[a.pk]),
            ),
            Column("signed_on", _("Signed on"), lambda a: a.signed_on, "signed_on"),
            Column("ends_on", _("Last day"), lambda a: a.ends_on, "ends_on"),
            Column("phase", _("State"), lambda a: phase_of(a, warning_of(a.ends_on, today)), ("state", "ends_on")),
            Column("pledges", _("Pledges"), lambda a: a.pledges_count, "pledges_count", is_numeric=True),
        ],
        filters=[
            Filter("phase", _("State"), _phases(), lambda rows, phase: _in_phase(rows, phase, today)),
            Filter("kind", _("Kind"), Kind.choices, lambda rows, kind: rows.filter(kind=kind)),
            _office_filter(regency),
        ],
        search=lambda rows, words: rows.filter(
            Q(title__icontains=words)
            | Q(number__icontains=words)
            | Q(subject__icontains=words)
            | Q(pk__in=Agreement.objects.filter(parties__name__icontains=words).values("pk"))
        ),
        search_label=_("Title, number, subject or party"),
        counted=ngettext_lazy("%(shown)s agreement", "%(shown)s agreements", "count"),
        default_sort="-signed_on",
        empty=Empty(
            _("No agreement yet"),
            _("What the regency agreed with others, the numbers it promised, and who has to do what by when."),
        ),
        template="agreements/all.html",
    )


def by_urgency(rows: QuerySet[Pledge], views: Iterable[PledgeView]) -> QuerySet[Pledge]:
    """Pledges with their `urgency`, by which one can sort: what is late first, what was reached last."""
    found: dict[int, list[Any]] = {}
    for view in views:
        rank = 0 if not view.indicator.is_known else 1 + URGENCY.index(view.progress.standing)
        found.setdefault(rank, []).append(view.pledge.pk)
    cases = [When(pk__in=keys, then=Value(rank)) for rank, keys in found.items()]
    return rows.annotate(urgency=Case(*cases, default=Value(0), output_field=IntegerField()))


def pledge_list(judged: Iterable[PledgeView], regency: Region) -> ListPage:
    """Every pledge with how it stands; all were judged at once, so that one can filter and sort by it."""
    views = {view.pledge.pk: view for view in judged}

    def view(pledge: Any) -> PledgeView:
        return views[pledge.pk]

    return ListPage(
        name="pledges",
        columns=[
            Column(
                "title", _("Pledge"), lambda p: p.title, "title", lambda p: reverse("agreements:pledge", args=[p.pk])
            ),
            Column("standing", _("State"), lambda p: tag_of(view(p)), ("urgency", "due_on", "title")),
            Column("value", _("Reached"), lambda p: _number(view(p), view(p).progress.value), is_numeric=True),
            Column("target", _("Target"), lambda p: _number(view(p), p.target), "target", is_numeric=True),
            Column("share", _("Progress"), lambda p: percent_of(view(p).progress.share), is_numeric=True),
            Column("due_on", _("Due on"), lambda p: p.due_on, "due_on"),
            Column("agreement", _("The agreement"), lambda p: p.agreement.title, "agreement__title"),
        ],
        filters=[
            Filter(
                "standing",
                _("State"),
                [(standing.value, label) for standing, (label, _tone) in STANDINGS.items()],
                lambda rows, wanted: rows.filter(
                    pk__in=[pk for pk, one in views.items() if one.progress.standing == wanted]
                ),
            ),
            _office_filter(regency),
        ],
        search=lambda rows, words: rows.filter(Q(title__icontains=words) | Q(agreement__title__icontains=words)),
        search_label=_("Pledge or agreement"),
        counted=ngettext_lazy("%(shown)s pledge", "%(shown)s pledges", "count"),
        default_sort="standing",
        empty=Empty(_("No pledge yet"), _("Pledges stand on the pages of signed agreements.")),
        template="agreements/list.html",
    )


def duty_list(by: Membership) -> ListPage:
    """Every duty with the date that waits."""
    today = timezone.localdate()
    return ListPage(
        name="duties",
        columns=[
            Column(
                "text",
                _("Duty"),
                lambda d: d.text,
                "text",
                lambda d: reverse("agreements:agreement", args=[d.agreement_id]) + "#duties",
            ),
            Column("party", _("Party"), lambda d: d.party.name, "party__name"),
            Column("next_on", _("Due on"), lambda d: d.next_on, "next_on"),
            Column("state", _("State"), lambda d: _duty_state(d, today)),
            Column("agreement", _("The agreement"), lambda d: d.agreement.title, "agreement__title"),
        ],
        filters=[
            Filter(
                "state",
                _("State"),
                [("late", _("Late")), ("soon", _("Due soon")), ("later", _("To come")), ("none", _("Nothing waits"))],
                lambda rows, state: _duties_in(rows, state, today),
            ),
            _office_filter(by.office.region),
        ],
        search=lambda rows, words: rows.filter(
            Q(text__icontains=words) | Q(party__name__icontains=words) | Q(agreement__title__icontains=words)
        ),
        search_label=_("Duty, party or agreement"),
        counted=ngettext_lazy("%(shown)s duty", "%(shown)s duties", "count"),
        default_sort="next_on",
        empty=Empty(_("No duty yet"), _("Duties of the parties stand on the pages of agreements.")),
        template="agreements/list.html",
    )


def _office_filter(regency: Region) -> Filter:
    def offices(request: Any) -> list[tuple[str, str]]:
        rows = Office.objects.filter(kind=OfficeKind.AGENCY, region=regency).order_by("name")
        return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]

    return Filter("office", _("Agency"), offices, lambda rows, pk: rows.filter(office=pk))


def _phases() -> list[tuple[str, Any]]:
    return [*State.choices, *((f"ends-{months}", label) for months, (label, _tone) in WARNINGS.items())]


def _in_phase(rows: QuerySet[Any], phase: str, today: dt.date) -> QuerySet[Any]:
    """Those in a state, or in force with this as their nearest warning, as their tags and the office home say it."""
    if not phase.startswith("ends-"):
        return rows.filter(state=phase)
    months = int(phase.removeprefix("ends-"))
    rows = rows.filter(state=State.IN_FORCE)
    if months == 0:
        return rows.filter(ends_on__lt=today)
    nearer = [one for one in WARNED_BEFORE if one < months]
    rows = rows.filter(ends_on__gt=add_months(today, max(nearer))) if nearer else rows.filter(ends_on__gte=today)
    return rows.filter(ends_on__lte=add_months(today, months))


def _duties_in(rows: QuerySet[Any], state: str, today: dt.date) -> QuerySet[Any]:
    soon = today + REMINDED_BEFORE
    found = {
        "late": Q(next_on__lt=today),
        "soon": Q(next_on__gte=today, next_on__lte=soon),
        "later": Q(next_on__gt=soon),
        "none": Q(next_on=None),
    }
    return rows.filter(found[state])


def _duty_state(duty: Duty, today: dt.date) -> Tag:
    if duty.next_on is None:
        return Tag(_("Nothing waits"), Tone.NEUTRAL)
    if duty.next_on < today:
        return Tag(_("Late"), Tone.BAD)
    is_soon = duty.next_on <= today + REMINDED_BEFORE
    return Tag(_("Due soon"), Tone.WARN) if is_soon else Tag(_("To come"), Tone.NEUTRAL)


def _number(view: PledgeView, value: Any) -> str:
    number = number_of(view.pledge, value, digits_of(view))
    return f"{number}\N{NO-BREAK SPACE}{view.indicator.unit}" if number else ""
