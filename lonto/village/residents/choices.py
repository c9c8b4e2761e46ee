"""The codes that our rules ask about; all codes with their labels stand in `data/codes`."""

from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(IntEnum):
    MALE = 1
    FEMALE = 2


class Status(IntEnum):
    """Whether a person counts as a resident: only `LIVING` does."""

    LIVING = 1
    DEAD = 2
    MOVED = 3
    MISSING = 4
    AWAY = 6
    NOT_VALID = 9


class FamilyRole(IntEnum):
    HEAD = 1
    HUSBAND = 2
    WIFE = 3
    CHILD = 4


class NumberKind(models.TextChoices):
    NIK = "nik", _("NIK")
    KK = "kk", _("Family card number")


class ImportState(models.TextChoices):
    PREPARED = "prepared", _("To be confirmed")
    CONFIRMED = "confirmed", _("Being imported")
    DONE = "done", _("Imported")
    FAILED = "failed", _("Failed")
    DISCARDED = "discarded", _("Discarded")


class RowKind(models.TextChoices):
    """What an import does with a row; rows that are new without a remark, or unchanged, are only counted."""

    REFUSED = "refused", _("Refused")
    MERGED = "merged", _("Same person, now with NIK")
    CHANGED = "changed", _("Changed")
    NEW = "new", _("New")
    UNCHANGED = "unchanged", _("Unchanged")
