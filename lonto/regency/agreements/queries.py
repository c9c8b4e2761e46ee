"""Reading agreements with what their pages show: how each pledge stands, and what waits."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from lonto.lib.rounding import half_up
from lonto.measures.queries import Number
from lonto.regency.agreements.access import public_agreements
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.dates import REMINDED_BEFORE
from lonto.regency.agreements.models import Agreement, Duty, Pledge
from lonto.regency.agreements.pace import NEEDS_ATTENTION, Plan, Progress, Standing, judge, judge_without_plan
from lonto.regency.figures.indicators import Indicator
from lonto.regency.figures.numbers import Ask, Value, values_of
from lonto.regions.models import Region
from lonto.web.texts import Text

SMALLEST_SHOWN = 5
"""A counted number below this, and above nothing, may be recognised as persons."""
IN_PUBLIC_TABLES = frozenset({"residents", "letters-issued"})
"""Measures of which the public tables hide even a regency's total where it would give a small count away."""
SHARE_DIGITS = 4


@dataclass(frozen=True)
class PledgeView:
    """A pledge with its number and how it stands today."""

    pledge: Pledge
    indicator: Indicator
    value: Value
    plan: Plan | None
    progress: Progress

    @property
    def needs_attention(self) -> bool:
        """Whether it is late or missed, or has lost the number that it depends on."""
        return self.progress.standing in NEEDS_ATTENTION or not self.indicator.is_known


def views_of(pledges: Iterable[Pledge], regency: Region, today: dt.date | None = None) -> list[PledgeView]:
    """How pledges of a regency stand on a day; as many queries for ten as for a hundred."""
    day = today or timezone.localdate()
    rows = list(pledges)
    asks = [Ask(one.indicator, one.region, day, one.begins_on) for one in rows]
    over = [one for one in rows if one.due_on and one.due_on < day]
    asks += [Ask(one.indicator, one.region, one.due_on, one.begins_on) for one in over if one.due_on]
    values = values_of(asks, regency)
    at_due = {one.pk: value.number for one, value in zip(over, values[len(rows) :], strict=True)}
    return [_view(one, value, at_due.get(one.pk), day) for one, value in zip(rows, values, strict=False)]


@dataclass(frozen=True)
class PublicPledge:
    """A pledge as anybody may read it, of the day on which it was asked.

    `is_hidden` says that the number is known and not shown: it may give persons away, and so may how it stands against
    a plan whose numbers are small, too. `standing` is None then, and for one that was given up. `share` is how much of
    the way is done (1 at the target), `digits` the decimals of its numbers.
    """

    pk: UUID
    title: str
    region_code: str
    region_name: str
    number_title: Text
    unit: Text
    definition: Text
    source: Text
    digits: int
    target: Decimal
    standing: Standing | None
    is_hidden: bool
    is_reported: bool
    value: Number = None
    as_of: dt.date | None = None
    share: Decimal | None = None
    baseline: Decimal | None = None
    begins_on: dt.date | None = None
    due_on: dt.date | None = None
    dropped_on: dt.date | None = None


@dataclass(frozen=True)
class PublicAgreement:
    """An agreement as anybody may read it; what is not known is empty. Duties, documents and remarks stay inside."""

    pk: UUID
    title: str
    kind: str
    subject: str
    number: str
    office: str
    parties: tuple[str, ...]
    pledges: tuple[PublicPledge, ...]
    signed_on: dt.date | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    closed_on: dt.date | None


def public_facts(regency: Region, today: dt.date | None = None) -> list[PublicAgreement]:
    """The agreements that a regency shows to the public, the newest first; a constant number of queries."""
    agreements = list(public_agreements().filter(regency=regency).prefetch_related("parties"))
    rows = Pledge.objects.filter(agreement__in=agreements).select_related("region", "regency", "office")
    found: dict[UUID, list[PublicPledge]] = {one.pk: [] for one in agreements}
    for view in views_of(rows.prefetch_related("milestones").order_by("title"), regency, today):
        found[view.pledge.agreement_id].append(_public_pledge(view))
    return [_public_agreement(one, tuple(found[one.pk])) for one in agreements]


def may_be_public(view: PledgeView) -> bool:
    """Whether the number of a pledge gives nobody away.

    What an agency reports, it chose to show. What is counted is shown as a whole and of the whole regency: the number
    of a part or of a village could be what another table hides.
    """
    number, reference = view.value.number, view.indicator.reference
    if number is None or view.indicator.is_reported:
        return True
    is_whole = reference is not None and not reference.axis and view.pledge.region_id == view.pledge.regency_id
    is_in_table = reference is not None and reference.key in IN_PUBLIC_TABLES
    return is_whole and not is_in_table and not 0 < number < SMALLEST_SHOWN


def waiting_duties(duties: QuerySet[Duty], today: dt.date) -> QuerySet[Duty]:
    """The duties of agreements in force that are due within thirty days, or late."""
    return duties.filter(agreement__state=State.IN_FORCE, next_on__lte=today + REMINDED_BEFORE)


def with_figures(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements with `pledges_count`, those that were not given up."""
    return agreements.annotate(pledges_count=Count("pledges", filter=Q(pledges__dropped_on=None), distinct=True))


def standing_pledges(agreements: QuerySet[Agreement]) -> QuerySet[Pledge]:
    """The pledges of signed agreements that nobody has given up."""
    rows = Pledge.objects.filter(agreement__in=agreements.exclude(state=State.DRAFT), dropped_on=None)
    joined = rows.select_related("agreement__office", "agreement__regency", "region", "office", "regency")
    return joined.prefetch_related("milestones").order_by("agreement__signed_on", "title")


def _view(pledge: Pledge, value: Value, at_due: Number, today: dt.date) -> PledgeView:
    plan = pledge.plan()
    number = _fraction(value.number)
    if plan is not None:
        progress = judge(plan, number, today, at_due=_fraction(at_due))
    else:
        progress = judge_without_plan(number, _fraction(pledge.baseline), Fraction(pledge.target), falls=pledge.falls)
    return PledgeView(pledge, value.indicator, value, plan, progress)


def _fraction(number: int | Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def digits_of(view: PledgeView) -> int:
    """The decimals in which a pledge is read: those of its number, or of its target where that has more."""
    exponent = view.pledge.target.normalize().as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return max(view.indicator.digits, written)


def late_first(views: Sequence[PledgeView]) -> list[PledgeView]:
    """Those that need somebody first; otherwise as they were."""
    return sorted(views, key=lambda view: not view.needs_attention)


def _public_agreement(agreement: Agreement, pledges: tuple[PublicPledge, ...]) -> PublicAgreement:
    return PublicAgreement(
        agreement.pk,
        agreement.title,
        agreement.get_kind_display(),
        agreement.subject,
        agreement.number,
        agreement.office.name,
        tuple(party.name for party in agreement.parties.all()),
        pledges,
        agreement.signed_on,
        agreement.starts_on,
        agreement.ends_on,
        agreement.closed_on,
    )


def _public_pledge(view: PledgeView) -> PublicPledge:
    pledge, indicator, share = view.pledge, view.indicator, view.progress.share
    is_shown = may_be_public(view)
    return PublicPledge(
        pk=pledge.pk,
        title=pledge.title,
        region_code=pledge.region_id,
        region_name=pledge.region.name,
        number_title=indicator.title,
        unit=indicator.unit,
        definition=indicator.definition,
        source=indicator.source,
        digits=digits_of(view),
        target=pledge.target,
        standing=view.progress.standing if is_shown and not pledge.dropped_on else None,
        is_hidden=not is_shown,
        is_reported=indicator.is_reported,
        value=view.value.number if is_shown else None,
        as_of=view.value.as_of,
        share=half_up(share, SHARE_DIGITS) if is_shown and share is not None else None,
        baseline=pledge.baseline,
        begins_on=pledge.begins_on,
        due_on=pledge.due_on,
        dropped_on=pledge.dropped_on,
    )
