"""Everything that stands in the yearly report on agreements, as plain data in Indonesian, as offices report.

The numbers are those of the pages, as of the last day of the year, or of today where the year still runs.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from lonto.lib.printable import replaced
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.models import Agreement, Duty, Pledge
from lonto.regency.agreements.queries import PledgeView, digits_of, views_of
from lonto.regency.agreements.words import number_of, pace_of, percent_of, sentence_of, tag_of
from lonto.regions.models import Region

LANGUAGE = "id"


@dataclass(frozen=True)
class Year:
    """The days of a report; `last` is the day its numbers are of."""

    number: int
    today: dt.date

    @property
    def first(self) -> dt.date:
        return dt.date(self.number, 1, 1)

    @property
    def last(self) -> dt.date:
        return min(dt.date(self.number, 12, 31), self.today)

    @property
    def is_over(self) -> bool:
        return self.last < self.today or self.last == dt.date(self.number, 12, 31)


def agreements_in(rows: QuerySet[Agreement], year: Year) -> QuerySet[Agreement]:
    """The signed agreements that were in force on at least one day of a year."""
    signed = rows.exclude(state=State.DRAFT).filter(signed_on__lte=year.last)
    return signed.filter(Q(closed_on=None) | Q(closed_on__gte=year.first)).order_by("signed_on", "title")


def compose(regency: Region, rows: QuerySet[Agreement], year: Year) -> dict[str, Any]:
    """The report as data; a constant number of queries however many agreements there are."""
    pledges = Pledge.objects.select_related("region", "office", "regency").prefetch_related("milestones")
    duties = Duty.objects.select_related("party", "office").prefetch_related("performances")
    found = (
        agreements_in(rows, year)
        .select_related("office")
        .prefetch_related(
            "parties__signatories", "extensions", Prefetch("pledges", pledges), Prefetch("duties", duties)
        )
    )
    agreements = list(found)
    views = views_of([pledge for one in agreements for pledge in one.pledges.all()], regency, year.last)
    by_agreement: dict[Any, list[PledgeView]] = {one.pk: [] for one in agreements}
    for view in views:
        by_agreement[view.pledge.agreement_id].append(view)
    with override(LANGUAGE):
        report: dict[str, Any] = _cleaned(
            {
                "title": _("Report on agreements %(year)d") % {"year": year.number},
                "regency": regency.name,
                "as_of": _day(year.last),
                "is_over": year.is_over,
                "printed": date_format(timezone.localtime(), "j F Y, H.i"),
                "counts": _counts(views),
                "agreements": [_agreement(one, by_agreement[one.pk], year) for one in agreements],
            }
        )
    return report


def _agreement(agreement: Agreement, views: Sequence[PledgeView], year: Year) -> dict[str, Any]:
    return {
        "title": agreement.title,
        "kind": agreement.get_kind_display(),
        "number": agreement.number,
        "subject": agreement.subject,
        "office": agreement.office.name,
        "signed": _day(agreement.signed_on),
        "ends": _day(agreement.ends_on),
        "closed": _day(agreement.closed_on) if agreement.closed_on and agreement.closed_on <= year.last else "",
        "closed_reason": agreement.closed_reason,
        "parties": [
            {"name": party.name, "signed": [_signed(one) for one in party.signatories.all()]}
            for party in agreement.parties.all()
        ],
        "extensions": [
            {"agreed": _day(one.agreed_on), "ends": _day(one.ends_on), "note": one.note}
            for one in agreement.extensions.all()
            if year.first <= one.agreed_on <= year.last
        ],
        "pledges": [_pledge(view) for view in views],
        "duties": [line for duty in agreement.duties.all() for line in _duty(duty, year)],
    }


def _pledge(view: PledgeView) -> dict[str, Any]:
    pledge, digits = view.pledge, digits_of(view)
    number = number_of(pledge, view.progress.value, digits)
    return {
        "title": pledge.title,
        "region": pledge.region.name,
        "owner": pledge.office.name,
        "standing": str(tag_of(view).label),
        "tone": str(tag_of(view).tone),
        "unit": str(view.indicator.unit),
        "value": number,
        "as_of": _day(view.value.as_of),
        "is_reported": view.indicator.is_reported,
        "target": number_of(pledge, pledge.target, digits),
        "due": _day(pledge.due_on),
        "share": percent_of(view.progress.share),
        "permille": _permille(view.progress.share),
        "planned_permille": _permille(_planned_share(view)),
        "planned": number_of(pledge, view.progress.planned, digits),
        "pace": pace_of(view, view.progress.pace),
        "needed": pace_of(view, view.progress.needed),
        "sentence": sentence_of(view) if pledge.dropped_on is None else pledge.dropped_reason,
        "problem": str(view.indicator.problem),
        "source": str(view.indicator.source),
        "definition": str(view.indicator.definition),
    }


def _duty(duty: Duty, year: Year) -> list[dict[str, Any]]:
    """What was done for a duty in the year, and what is late at its end."""
    lines = [
        {"party": duty.party.name, "text": duty.text, "due": _day(one.due_on), "done": _day(one.done_on)}
        for one in duty.performances.all()
        if year.first <= one.done_on <= year.last
    ]
    if duty.next_on and duty.next_on <= year.last:
        lines.append({"party": duty.party.name, "text": duty.text, "due": _day(duty.next_on), "done": ""})
    return lines


def _counts(views: Sequence[PledgeView]) -> list[list[str]]:
    """How many pledges stand how, in the order of the words."""
    labels = [str(tag_of(view).label) for view in views]
    return [[label, str(labels.count(label))] for label in dict.fromkeys(labels)]


def _planned_share(view: PledgeView) -> Fraction | None:
    if view.plan is None or view.progress.planned is None:
        return None
    return view.plan.share_of(view.progress.planned)


def _permille(share: Fraction | None) -> int | None:
    """A share for a bar: at least nothing, at most all."""
    return None if share is None else int(min(Fraction(1), max(Fraction(0), share)) * 1000)


def _signed(one: Any) -> str:
    return f"{one.name}, {one.capacity}" if one.capacity else str(one.name)


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _cleaned(value: Any) -> Any:
    """Texts without characters that no font of the house has: a PDF for archives cannot be made with them."""
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value
