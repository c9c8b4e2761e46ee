"""Where applicants may live: the villages of the regencies that take part in an admission on this server."""

from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of
from lonto.talent.admission.queries.hosts import home_regency
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake


def regencies_taking_part() -> list[Region]:
    """The hosting regency first, then the guests of its intakes, by name."""
    home = home_regency()
    if home is None:
        return []
    rows = Intake.objects.exclude(state=IntakeState.DRAFT).values_list("regency_id", "regencies")
    codes = {code for regency, guests in rows for code in (regency, *guests)} - {home.pk}
    return [home, *Region.objects.filter(pk__in=codes).order_by("name")]


def districts_and_villages(regency: Region) -> tuple[list[Region], list[Region]]:
    """Both by name, for a list that is grouped by district."""
    return list(districts_of(regency).order_by("name")), list(villages_of(regency).order_by("name"))
