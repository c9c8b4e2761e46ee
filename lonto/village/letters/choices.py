from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.web.answers import Tone


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Waits for signature")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Transition(models.TextChoices):
    START = "start", _("Started")
    EDIT = "edit", _("Changed")
    SUBMIT = "submit", _("Sent for approval")
    RETURN = "return", _("Returned")
    APPROVE = "approve", _("Approved")
    SIGN = "sign", _("Signed")
    WITHDRAW = "withdraw", _("Withdrawn")


TONES: dict[str, Tone] = {
    State.DRAFT: Tone.NEUTRAL,
    State.SUBMITTED: Tone.INFO,
    State.RETURNED: Tone.WARN,
    State.APPROVED: Tone.INFO,
    State.SIGNED: Tone.GOOD,
    State.WITHDRAWN: Tone.BAD,
}
