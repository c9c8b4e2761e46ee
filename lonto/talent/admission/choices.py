from django.db import models
from django.utils.translation import gettext_lazy as _


class Employment(models.TextChoices):
    NONE = "none", _("Not working")
    PERMANENT = "permanent", _("Permanent job")
    TEMPORARY = "temporary", _("Temporary or daily work")
    SELF = "self", _("Own business, farm or boat")
    CIVIL_SERVANT = "civil_servant", _("Civil servant")
    STUDENT = "student", _("Pupil or student")


class CodePurpose(models.TextChoices):
    """What a one-time code is for; it fits nothing else."""

    ENTER = "enter", _("Signing in")
    ADDRESS = "address", _("A new address")
    PASSWORD = "password", _("A first password")


class LinkState(models.TextChoices):
    NONE = "none", _("Not linked")
    ASKED = "asked", _("Waiting for the village")
    CONFIRMED = "confirmed", _("Confirmed by the village")
    REFUSED = "refused", _("Refused by the village")


class Channel(models.TextChoices):
    WEB = "web", _("By the applicant")
    PAPER = "paper", _("On paper, typed by a clerk")
    SPREADSHEET = "spreadsheet", _("From a spreadsheet")


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DocumentState(models.TextChoices):
    WAITING = "waiting", _("Waiting for the check")
    ACCEPTED = "accepted", _("Accepted")
    ASKED_AGAIN = "asked_again", _("Asked again")
    REFUSED = "refused", _("Refused")


class OfferState(models.TextChoices):
    """What became of one application in the allocation."""

    ADMITTED = "admitted", _("Seat offered")
    CONFIRMED = "confirmed", _("Seat confirmed")
    GIVEN_BACK = "given_back", _("Seat given back")
    EXPIRED = "expired", _("Not confirmed in time")
    WITHDRAWN = "withdrawn", _("Seat withdrawn")
    WAITING = "waiting", _("On the waiting list")
    NOT_ADMITTED = "not_admitted", _("No seat")


class ReviewState(models.TextChoices):
    ASKED = "asked", _("Waiting for an answer")
    UPHELD = "upheld", _("Result stands")
    MENDED = "mended", _("Result mended")


class SanctionGround(models.TextChoices):
    NO_SHOW = "no_show", _("Did not come")
    ABSENCES = "absences", _("Three absences")


class AppealState(models.TextChoices):
    NONE = "none", _("No appeal")
    ASKED = "asked", _("Appeal waits for an answer")
    UPHELD = "upheld", _("Sanction stands")
    LIFTED = "lifted", _("Sanction lifted")
