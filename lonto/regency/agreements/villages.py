"""A pledge opened down to its villages: the number of each, by the measure or series that the pledge is judged by."""

from decimal import Decimal

from django.db.models import Case, DecimalField, QuerySet, When
from django.db.models import Value as Constant
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lonto.lib.names import fold
from lonto.measures.queries import Number
from lonto.regency.agreements.models import Pledge
from lonto.regency.agreements.queries import PledgeView, digits_of
from lonto.regency.agreements.words import number_of
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.indicators import Indicator
from lonto.regency.figures.numbers import Ask, by_village, days_behind
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import children_of, villages_of
from lonto.web.lists import Column, Empty, Filter, ListPage

EXACT: DecimalField[Decimal, Decimal] = DecimalField(max_digits=24, decimal_places=4)


def is_opened(pledge: Pledge, indicator: Indicator) -> bool:
    """Whether a pledge has villages below it, and its number one for each of them."""
    if pledge.region.level == Level.VILLAGE or not indicator.is_known:
        return False
    return indicator.series is None or indicator.series.scope == Scope.VILLAGE


def numbers_of_villages(pledge: Pledge) -> dict[str, Number]:
    """The number of each village of the pledge's region, counted over the same days; without one it is missing."""
    found = by_village(pledge.indicator, pledge.regency, timezone.localdate(), since=pledge.begins_on)
    inside = f"{pledge.region_id}."
    return {code: number for code, number in found.items() if number is not None and code.startswith(inside)}


def number_url(pledge: Pledge, indicator: Indicator, region: Region) -> str:
    """The page of the number, its definition and its history, of the days the pledge counts; "" where there is none."""
    if indicator.series is not None:
        return reverse("figures:region", args=[indicator.series.pk, region.pk])
    days = days_behind(indicator, Ask(pledge.indicator, region, timezone.localdate(), pledge.begins_on))
    if days is None or indicator.measure is None or not indicator.measure.is_listed:
        return indicator.url(region)
    return reverse("measures:period", args=[indicator.measure.key, region.pk, days.key])


def villages_with(pledge: Pledge, numbers: dict[str, Number]) -> QuerySet[Region]:
    """The villages of the pledge's region with their `number`, empty where it is not known."""
    cases = [When(pk=code, then=Constant(Decimal(number), EXACT)) for code, number in numbers.items() if number]
    zeros = [code for code, number in numbers.items() if number == 0]
    cases += [When(pk__in=zeros, then=Constant(Decimal(0), EXACT))] if zeros else []
    rows = villages_of(pledge.region).select_related("parent")
    return rows.annotate(number=Case(*cases, default=None, output_field=EXACT))


def village_list(view: PledgeView, numbers: dict[str, Number]) -> ListPage:
    """The villages of a pledge, those first that lie furthest from what was promised."""
    pledge, digits = view.pledge, digits_of(view)

    def shown(village: Region) -> str:
        return number_of(pledge, numbers.get(village.pk), digits)

    return ListPage(
        name=f"pledge-{pledge.region_id}",
        columns=[
            Column(
                "village",
                _("Village"),
                lambda village: village.name,
                "folded",
                lambda village: number_url(pledge, view.indicator, village) or None,
            ),
            Column("code", _("Code"), lambda village: village.pk, "pk"),
            Column("district", _("District"), lambda village: village.parent.name, ("parent__folded", "folded")),
            Column(
                "number",
                _("Number (%(unit)s)") % {"unit": view.indicator.unit},
                shown,
                "number",
                is_numeric=True,
                export=lambda village: numbers.get(village.pk),
            ),
        ],
        filters=_filters(pledge.region),
        search=lambda rows, words: rows.filter(folded__contains=fold(words)),
        search_label=_("Name of the village"),
        counted=ngettext_lazy("%(shown)s village", "%(shown)s villages", "count"),
        default_sort="-number" if pledge.falls else "number",
        empty=Empty(_("No villages"), _("The region of this pledge has no villages.")),
        template="agreements/villages.html",
        page_size=25,
    )


def _filters(region: Region) -> list[Filter]:
    if region.level != Level.REGENCY:
        return []
    choices = list(children_of(region).order_by("folded").values_list("pk", "name"))
    return [Filter("district", _("District"), choices, lambda rows, code: rows.filter(parent=code))]
