"""How far a programme has kept its promise: the people it has reached beside the people it promised.

Who has a seat is known to admission, which stands above this room; the numbers come from the measures it declares.
"""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.measures import queries
from lonto.measures.registry import Measure, measure_named
from lonto.regions.models import Region
from lonto.talent.training.models import Programme
from lonto.web.charts import figure
from lonto.web.texts import Text

PEOPLE_CONFIRMED, PEOPLE_TRAINED = "training-people-confirmed", "training-people-trained"
PEOPLE_BY_ACADEMY = "training-people-by-academy"
AXIS = "programme"


@dataclass(frozen=True)
class Reached:
    """One number beside the promise; `guests` of the `people` live in other regencies. `url` shows the own ones."""

    label: str
    people: int
    guests: int
    target: int
    definition: Text
    as_of: dt.date
    url: str


def progress_of(programme: Programme) -> list[Reached]:
    """People with a seat, then people trained; nothing where no room counts them."""
    found = [measure_named(key) for key in (PEOPLE_CONFIRMED, PEOPLE_TRAINED)]
    sentences = {
        PEOPLE_CONFIRMED: _("%(people)s of %(target)s people have a confirmed seat"),
        PEOPLE_TRAINED: _("%(people)s of %(target)s people are trained"),
    }
    return [_reached(measure, programme, sentences[measure.key]) for measure in found if isinstance(measure, Measure)]


def _reached(measure: Measure, programme: Programme, sentence: str) -> Reached:
    guests = {code for regencies in programme.intakes.values_list("regencies", flat=True) for code in regencies}
    regions = Region.objects.filter(pk__in={*guests, programme.regency_id})
    people = {region.pk: _people(measure, region, programme) for region in regions}
    total = sum(people.values())
    return Reached(
        sentence % {"people": figure(total), "target": figure(programme.target)},
        total,
        total - people[programme.regency_id],
        programme.target,
        measure.definition,
        timezone.localdate(),
        reverse("measures:region", args=[measure.key, programme.regency_id]),
    )


def _people(measure: Measure, region: Region, programme: Programme) -> int:
    counts = queries.breakdown(measure, region)
    return queries.along(measure, counts, AXIS).get(str(programme.pk), 0)
