"""How long letters took, in working days from the request to the signature."""

from collections.abc import Collection

from django.db.models import Count

from lonto.lib.working_days import working_days_between
from lonto.measures.periods import Period
from lonto.village.letters.models import Letter


def working_days_taken(villages: Collection[str], period: Period) -> dict[str, list[int]]:
    """By village the working days of each letter that was signed in a period, whatever became of it later."""
    spans = (
        Letter.objects.filter(village__in=villages, signed_on__range=(period.first, period.last))
        .order_by()
        .values_list("village_id", "requested_on", "signed_on")
        .annotate(number=Count("*"))
    )
    taken: dict[str, list[int]] = {}
    for village, requested_on, signed_on, number in spans:
        taken.setdefault(village, []).extend([working_days_between(requested_on, signed_on)] * number)
    return taken
