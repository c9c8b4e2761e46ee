"""A new intake from an earlier one, in one step."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.access import require_officer
from lonto.talent.training.calendar import calendar_of
from lonto.talent.training.models import Academy, Intake, Programme, SeatPool, TrainingClass

COPIED = (
    "code",
    "theme",
    "level",
    "partner",
    "organiser",
    "mode",
    "place",
    "region_id",
    "seats",
    "minimum",
    "accessible_to",
    "conditions",
)
COPIED_OF_POOL = ("position", "group", "regions", "institution", "seats", "is_soft")


def copy_intake(
    *, by: Membership, source: Intake, programme: Programme, name: str, code: str, opens_on: dt.date
) -> Intake:
    """A draft with the calendar, classes, conditions and pools of `source`, moved so that it opens on `opens_on`.

    Every date moves by the same number of days; the times of day stay. In another programme an academy is found by
    its code; ValidationError names those that are missing.
    """
    require_officer(by, source.regency_id)
    require_officer(by, programme.regency_id)
    with writing(programme.regency) as stream:
        days = opens_on - timezone.localdate(source.opens_at, timezone.get_default_timezone())
        intake = _copy_of(source, programme, days)
        intake.name, intake.code = name, code
        intake.full_clean()
        intake.save(force_insert=True)
        classes, pools = _classes(source, intake, _academies(source, programme), days)
        TrainingClass.objects.bulk_create(classes, batch_size=200)
        SeatPool.objects.bulk_create(pools, batch_size=200)
        record(
            by=by,
            stream=stream,
            verb="training.copy_intake",
            saved=[intake, *classes, *pools],
            note={"source": source.name, "days": days.days},
        )
    return intake


def _copy_of(source: Intake, programme: Programme, days: dt.timedelta) -> Intake:
    calendar = calendar_of(source).shifted(days)
    return Intake(
        regency_id=programme.regency_id,
        programme=programme,
        regencies=list(source.regencies),
        max_choices=source.max_choices,
        copied_from=source,
        opens_at=calendar.opens_at,
        closes_at=calendar.closes_at,
        documents_until=calendar.documents_until,
        results_on=calendar.results_on,
        confirm_until=calendar.confirm_until,
    )


def _academies(source: Intake, programme: Programme) -> dict[str, Academy]:
    """The academies of `programme` by code, with all that the classes of `source` need."""
    have = {academy.code: academy for academy in programme.academies.all()}
    needed = set(source.classes.values_list("academy__code", flat=True))
    if missing := sorted(needed - set(have)):
        sentence = _("This programme lacks the academies %(codes)s. Add them first.")
        raise ValidationError(sentence % {"codes": ", ".join(missing)}, code="academies")
    return have


def _classes(
    source: Intake, intake: Intake, academies: dict[str, Academy], days: dt.timedelta
) -> tuple[list[TrainingClass], list[SeatPool]]:
    classes, pools = [], []
    for old in source.classes.select_related("academy").prefetch_related("pools"):
        new = TrainingClass(
            regency_id=intake.regency_id,
            intake=intake,
            academy=academies[old.academy.code],
            starts_on=old.starts_on + days,
            ends_on=old.ends_on + days,
            **{name: getattr(old, name) for name in COPIED},
        )
        classes.append(new)
        for pool in old.pools.all():
            values = {name: getattr(pool, name) for name in COPIED_OF_POOL}
            pools.append(SeatPool(regency_id=intake.regency_id, training_class=new, **values))
    return classes, pools
