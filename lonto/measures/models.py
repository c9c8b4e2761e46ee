from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.regions.models import Region


class MeasureValue(models.Model):
    """What a measure counted in a village, with everything the count depended on.

    It is derived from journalled rows, so it stands in no journal and may be deleted at any time. `counts` is a list of
    [category values…, number]; `changed_number` is the number of the last change of the village's stream at the time of
    the count, `counted_for` the day where the number changes from day to day by itself.
    """

    measure = models.CharField(max_length=60)
    village = models.ForeignKey(Region, models.CASCADE, related_name="+")
    period = models.CharField(max_length=22, blank=True)
    edition = models.CharField(max_length=32)
    changed_number = models.PositiveBigIntegerField()
    counted_for = models.DateField(null=True)
    counts = models.JSONField(default=list)
    total = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "village"],
                name="measure_value_once",
                violation_error_message=_("This number is already kept."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.village_id}: {self.total}"


class SnapshotDay(models.Model):
    """A day whose numbers were recorded; days without a row were missed, and a stock cannot be counted later."""

    day = models.DateField(primary_key=True)
    taken_at = models.DateTimeField()
    changes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.day.isoformat()


class Recording(models.Model):
    """From which day on the history of a measure in a regency is counted by which edition of its rule."""

    measure = models.CharField(max_length=60)
    regency = models.ForeignKey(Region, models.CASCADE, related_name="+")
    edition = models.CharField(max_length=32)
    since_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "regency", "since_on"],
                name="recording_once_a_day",
                violation_error_message=_("The history of this measure already has an edition of this day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} since {self.since_on}"


class Line(models.Model):
    """One number of a measure with a history: the whole (`cell` empty) or one value of an axis ("sex=1")."""

    measure = models.CharField(max_length=60)
    cell = models.CharField(max_length=90, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "cell"],
                name="line_once",
                violation_error_message=_("This number already has a history."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.cell}".strip()


class Step(models.Model):
    """By how much a number of a village changed; the sum of the steps up to a day is the number known on it.

    Days without a change have no row. `month` (2026-11) says which month of a flow changed, empty for a stock. While a
    month runs and when it is counted for the first time after its end, its steps stand on its last day; what changes
    later is a correction and stands on the day on which it became known.
    """

    line = models.ForeignKey(Line, models.CASCADE, related_name="steps", db_index=False)
    village = models.ForeignKey(Region, models.CASCADE, related_name="+", db_index=False)
    month = models.CharField(max_length=7, blank=True)
    day = models.DateField()
    change = models.BigIntegerField()
    is_correction = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "village", "month", "day"],
                name="step_once_a_day",
                violation_error_message=_("This day is already recorded."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.month or self.day}: {self.change:+}"
