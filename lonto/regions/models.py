from django.db import models

from lonto.regions.choices import Level


class Region(models.Model):
    """A node of the Kemendagri tree; `code` is the public code with dots, such as 53.15.05.2008."""

    code = models.CharField(primary_key=True, max_length=13)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_index=True)
    postal_code = models.CharField(max_length=5, blank=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True)

    class Meta:
        ordering = ("code",)
        indexes = [models.Index(fields=["folded", "level"], name="region_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=Level.PROVINCE, parent=None)
                | models.Q(level__gt=Level.PROVINCE, parent__isnull=False),
                name="region_has_parent",
                violation_error_message="Only a province has no parent region.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class FormerCode(models.Model):
    """A regency, district or village code that was used once; registrations made under it stay valid."""

    code = models.CharField(max_length=13, unique=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    name = models.CharField(max_length=100)
    last_version = models.CharField(max_length=10, blank=True)
    successor = models.ForeignKey(Region, models.SET_NULL, null=True, related_name="former_codes")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Border(models.Model):
    """The simplified outline of a pilot region, as GeoJSON geometry; not a legal boundary."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, related_name="border")
    geometry = models.JSONField()


class Drawing(models.Model):
    """The villages of a regency as they are drawn on a map, made of their borders when these are loaded.

    `paths` has the `d` of an SVG path by village code, on a grid of `width` by `height`.
    """

    regency = models.OneToOneField(Region, models.CASCADE, primary_key=True, related_name="drawing")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    paths = models.JSONField()

    def __str__(self) -> str:
        return self.regency_id
