"""The calendar of an intake: which day follows which, and where an intake stands by the server's clock."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake

# The rule is frozen and its seed committed to before the deadline, so a frozen intake still takes applications.
TAKING = frozenset({IntakeState.OPEN, IntakeState.FROZEN})


@dataclass(frozen=True)
class Calendar:
    """The five moments of an intake."""

    opens_at: dt.datetime
    closes_at: dt.datetime
    documents_until: dt.date
    results_on: dt.date
    confirm_until: dt.datetime

    def errors(self) -> dict[str, str | Promise]:
        """By field, what does not follow what it should follow."""
        errors: dict[str, str | Promise] = {}
        if self.closes_at <= self.opens_at:
            errors["closes_at"] = _("The deadline must be later than the opening.")
        if self.documents_until < last_day(self.closes_at):
            errors["documents_until"] = _(
                "Documents can only be checked once the deadline has passed: choose a later day."
            )
        if self.results_on < self.documents_until:
            errors["results_on"] = _("Results follow when the documents are checked: choose a later day.")
        if last_day(self.confirm_until) < self.results_on:
            errors["confirm_until"] = _("People confirm once they know the result: choose a later moment.")
        return errors

    def shifted(self, days: dt.timedelta) -> "Calendar":
        """The same calendar some days later."""
        return Calendar(
            self.opens_at + days,
            self.closes_at + days,
            self.documents_until + days,
            self.results_on + days,
            self.confirm_until + days,
        )


class Phase(StrEnum):
    """Where an intake stands for the people outside."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    APPLYING = "applying"
    DECIDING = "deciding"
    PUBLISHED = "published"
    FINISHED = "finished"


PHASES: dict[Phase, tuple[Promise, str]] = {
    Phase.DRAFT: (_("Draft"), "neutral"),
    Phase.ANNOUNCED: (_("Opens soon"), "info"),
    Phase.APPLYING: (_("Open for applications"), "good"),
    Phase.DECIDING: (_("Seats in allocation"), "info"),
    Phase.PUBLISHED: (_("Result published"), "good"),
    Phase.FINISHED: (_("Finished"), "neutral"),
}


def calendar_of(intake: Intake) -> Calendar:
    return Calendar(intake.opens_at, intake.closes_at, intake.documents_until, intake.results_on, intake.confirm_until)


def phase_of(intake: Intake, now: dt.datetime) -> Phase:
    """The phase at a moment: the state, and while it takes applications the clock."""
    if intake.state not in TAKING:
        return Phase(intake.state)
    if now < intake.opens_at:
        return Phase.ANNOUNCED
    return Phase.APPLYING if now < intake.closes_at else Phase.DECIDING


def last_day(moment: dt.datetime) -> dt.date:
    """The last day before a moment, in the zone of this server: midnight belongs to the day that ends.

    The zone is the server's own and not that of the reader, so that a rule that counts on this day is the same for
    everybody.
    """
    zone = timezone.get_default_timezone()
    return (moment - dt.timedelta(microseconds=1)).astimezone(zone).date()
