from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import JournalledModel
from lonto.village.residents.choices import ImportState, RowKind
from lonto.village.residents.models.resident import Resident


def stored_as(run: "ResidentImport", name: str) -> str:
    """The file's place in the storage; the name that a person gave it is kept in the row, not in the path."""
    return f"residents/imports/{run.village_id}/{run.pk}/file"


class ResidentImport(JournalledModel):
    """One file that somebody handed in, what it would do or did, and the report that stays.

    `journal_number` is the last change of the village when the preview was made, `fingerprint` what the preview said:
    a confirmation is only carried out as long as it still says the same.
    """

    file = models.FileField(upload_to=stored_as, max_length=200)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.PREPARED)
    clears_blanks = models.BooleanField(default=False)
    takes_good_rows = models.BooleanField(default=False)
    kept_apart = models.JSONField(default=list)
    journal_number = models.PositiveBigIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    warned = models.PositiveIntegerField(_("with warnings"), default=0)
    notes = models.JSONField(default=list)
    failure = models.JSONField(default=dict)
    prepared_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField(_("handed in"))
    finished_at = models.DateTimeField(_("imported"), null=True)

    class Meta:
        ordering = ("-prepared_at",)
        indexes = [models.Index(fields=["village", "state"], name="import_by_state")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("residents:import", args=[self.pk])


class ImportRow(JournalledModel):
    """What an import says about one row of its file: refusals, warnings, and each changed field.

    `problems` are {"column", "value", "code", "is_refusal", ...}; `changes` are {"field", "old", "new"}.
    """

    run = models.ForeignKey(ResidentImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    kind = models.CharField(_("what"), max_length=10, choices=RowKind.choices)
    has_warnings = models.BooleanField(default=False)
    name = models.CharField(_("name"), max_length=150, blank=True)
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+")
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ("run", "number")
        indexes = [models.Index(fields=["run", "kind", "number"], name="import_row_by_kind")]

    def __str__(self) -> str:
        return f"{self.run}, {self.number}"
