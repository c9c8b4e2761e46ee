"""The journal: per writer one gapless, hash-chained stream of every change and every look at protected data."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from lonto.accounts.models import Account, Office
from lonto.regions.models import Region

PAYLOAD_FORM = 1


class JournalledModel(models.Model):
    """A row that belongs to a village and whose every state stands in the journal.

    `journal_exclude` names fields that stay out of the journal (secrets).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    village = models.ForeignKey(Region, models.PROTECT, related_name="+")

    journal_exclude: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class RegencyRow(models.Model):
    """A row that belongs to the regency as a whole (training, admission); every state stands in the journal."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.ForeignKey(Region, models.PROTECT, related_name="+")

    journal_exclude: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class Stream(models.Model):
    """The head of one writer's chain: a village's, or the regency's own."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="stream")
    epoch = models.PositiveIntegerField(default=1)
    number = models.PositiveBigIntegerField(default=0)
    changed_number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.region_id)


class Entry(models.Model):
    """One recorded act; `hash` covers this entry, its changes and looks, and the hash of the entry before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries")
    epoch = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField()
    form = models.PositiveSmallIntegerField(default=PAYLOAD_FORM)
    verb = models.CharField(max_length=60)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    account_name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=30, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    note = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("stream", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "number"],
                name="entry_number_once_in_stream",
                violation_error_message=_("This number of the journal is already taken."),
            )
        ]
        indexes = [
            models.Index(fields=["stream", "written_at"], name="entry_by_time"),
            models.Index(fields=["account", "written_at"], name="entry_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.stream_id} {self.number} {self.verb}"


class Change(models.Model):
    """The full state of one row after the entry, as canonical JSON; null where the row was deleted."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=36)
    state = models.TextField(null=True)  # noqa: DJ001  null says "deleted", an empty text would be a broken state

    class Meta:
        ordering = ("entry_id", "position")
        indexes = [models.Index(fields=["row"], name="change_by_row")]


class LookedAt(models.Model):
    """One row whose protected data somebody was shown; `what` says which part."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="looks")
    position = models.PositiveIntegerField()
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=36)
    what = models.CharField(max_length=40)

    class Meta:
        ordering = ("entry_id", "position")
        indexes = [models.Index(fields=["row"], name="look_by_row")]
