"""What can be counted from the letters of a village."""

from collections.abc import Collection, Mapping
from importlib.metadata import version

from django.db.models import Count, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.measures.periods import Period
from lonto.measures.registry import Axis, Counts, Kind, Measure, Ratio, register
from lonto.village.letters.durations import working_days_taken
from lonto.village.letters.models import Letter
from lonto.village.letters.type_files import all_types


def issued_in(villages: Collection[str], period: Period) -> QuerySet[Letter]:
    """The letters signed in these villages in a period, whatever became of them later."""
    return Letter.objects.filter(village__in=villages, signed_on__range=(period.first, period.last)).order_by()


def _count_letters(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    cells = issued_in(villages, period).values_list("village_id", "type_code").annotate(number=Count("*"))
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for village, type_code, number in cells:
        found.setdefault(village, {})[(type_code,)] = number
    return found


def _count_days(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    return {village: {(): sum(days)} for village, days in working_days_taken(villages, period).items()}


def _types() -> list[tuple[str, str]]:
    return [(kind.code, kind.name.of(get_language())) for kind in all_types().values()]


LETTERS_ISSUED = register(
    Measure(
        key="letters-issued",
        title=_("Letters issued"),
        unit=_("letters"),
        definition=_(
            "Letters that got their number and signature in the period. A letter that was withdrawn later counts: its "
            "number was given."
        ),
        source=_("The village's register of letters"),
        kind=Kind.FLOW,
        count=_count_letters,
        axes=(Axis("type", _("Type of letter"), _types),),
    )
)

LETTER_WORKING_DAYS = register(
    Measure(
        key="letter-working-days",
        title=_("Working days on letters"),
        unit=_("working days"),
        definition=_("Working days from request to signature, of all letters issued in the period together."),
        source=_("The village's register of letters"),
        kind=Kind.FLOW,
        count=_count_days,
        # A holiday that the government decrees later changes the days of letters that are already counted.
        edition=version("holidays"),
        is_listed=False,
    )
)

DAYS_TO_SIGNATURE = register(
    Ratio(
        key="days-to-signature",
        title=_("Working days from request to signature"),
        unit=_("working days for a letter"),
        definition=_(
            "Working days from request to signature of the letters issued in the period, divided by their number. The "
            "day of the request does not count; Saturdays, Sundays, national holidays and collective leave are no "
            "working days. A letter signed on the day of its request counts 0."
        ),
        source=_("The village's register of letters; Law 25/2009 on public services, art. 21"),
        above=LETTER_WORKING_DAYS,
        below=LETTERS_ISSUED,
    )
)
