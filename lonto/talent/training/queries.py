"""Reading what is offered: for the public, for applicants, and with the figures that officers see."""

import datetime as dt
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from lonto.regions.models import Region
from lonto.talent.training.access import announced_intakes
from lonto.talent.training.calendar import TAKING
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass


def open_intakes(regency: Region | None = None, now: dt.datetime | None = None) -> QuerySet[Intake]:
    """Intakes that take applications at this moment; those that people of `regency` may use, where one is given."""
    moment = now or timezone.now()
    found = announced_intakes().filter(state__in=TAKING, opens_at__lte=moment, closes_at__gt=moment)
    if regency is not None:
        found = found.filter(pk__in=[intake.pk for intake in found if regency.pk in intake.regencies])
    return found.order_by("closes_at")


def classes_of(intake: Intake) -> QuerySet[TrainingClass]:
    """The classes of an intake with all that their pages show."""
    return intake.classes.select_related("academy", "region__parent", "intake__programme").prefetch_related("pools")


def with_seats(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """Intakes with `classes_count` and `seats_count`."""
    return intakes.annotate(
        classes_count=Count("classes"), seats_count=Coalesce(Sum("classes__seats"), 0, output_field=IntegerField())
    )


def with_figures(programmes: QuerySet[Programme]) -> QuerySet[Programme]:
    """Programmes with `academies_count`, `intakes_count` and `seats_count`, each counted on its own."""
    return programmes.annotate(
        academies_count=_count(Academy.objects.filter(programme=OuterRef("pk")), "programme", Count("pk")),
        intakes_count=_count(Intake.objects.filter(programme=OuterRef("pk")), "programme", Count("pk")),
        seats_count=_count(
            TrainingClass.objects.filter(intake__programme=OuterRef("pk")), "intake__programme", Sum("seats")
        ),
    )


def last_intake(programme: Programme) -> Intake | None:
    """The newest intake of this programme, else of the regency: the one to copy from."""
    own = programme.intakes.order_by("-opens_at").first()
    return own or Intake.objects.filter(regency_id=programme.regency_id).order_by("-opens_at").first()


def _count(rows: QuerySet[Any], by: str, what: Any) -> Any:
    figure = rows.order_by().values(by).annotate(figure=what).values("figure")
    return Coalesce(Subquery(figure, output_field=IntegerField()), 0)
