"""What an intake still lacks before it can be announced, and what an officer should look at again."""

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.talent.training.calendar import last_day
from lonto.talent.training.choices import Mode
from lonto.talent.training.models import Intake, TrainingClass


def hindrances(intake: Intake) -> list[str]:
    """What keeps the intake from being announced."""
    found = []
    if not intake.classes.exists():
        found.append(_("There is no class yet."))
    if not intake.code:
        found.append(_("The intake has no code; it stands at the beginning of every application number."))
    return found


def remarks(intake: Intake) -> list[str]:
    """What is allowed but worth a second look, each with the classes it concerns."""
    classes = list(intake.classes.select_related("academy").annotate(claimed=Sum("pools__seats")))
    ends = last_day(intake.confirm_until)
    checks: list[tuple[str, list[TrainingClass]]] = [
        (_("These classes have no seats:"), [c for c in classes if c.seats == 0]),
        (_("These classes begin before seats are confirmed:"), [c for c in classes if c.starts_on <= ends]),
        (
            _("The pools of these classes claim more seats than there are; the last ones are cut:"),
            [c for c in classes if (c.claimed or 0) > c.seats],
        ),
        (
            _("These classes ask for nothing, anybody may apply:"),
            [c for c in classes if not c.conditions and not c.academy.conditions],
        ),
        (
            _("These classes have no place yet:"),
            [c for c in classes if c.mode != Mode.ONLINE and not c.place and not c.region_id],
        ),
    ]
    found = [f"{text} {', '.join(c.code for c in rows)}" for text, rows in checks if rows]
    if intake.closes_at <= timezone.now():
        found.insert(0, _("The deadline of this intake has passed already."))
    return found
