"""How a pledge stands, in words: the tag, the number beside its target, the pace so far and the pace that is needed."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.lib.rounding import half_up
from lonto.regency.agreements.models import Agreement, Pledge
from lonto.regency.agreements.pace import Standing
from lonto.regency.agreements.queries import PledgeView, digits_of
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.cells import as_text
from lonto.web.charts import figure
from lonto.web.texts import Text

STANDINGS: dict[Standing, tuple[Text, Tone]] = {
    Standing.UNKNOWN: (gettext_lazy("No number yet"), Tone.WARN),
    Standing.OPEN: (gettext_lazy("No date agreed"), Tone.NEUTRAL),
    Standing.NOT_BEGUN: (gettext_lazy("Not begun"), Tone.NEUTRAL),
    Standing.AHEAD: (gettext_lazy("Ahead"), Tone.GOOD),
    Standing.ON_TRACK: (gettext_lazy("On track"), Tone.GOOD),
    Standing.LATE: (gettext_lazy("Late"), Tone.BAD),
    Standing.MET: (gettext_lazy("Reached"), Tone.GOOD),
    Standing.MET_LATE: (gettext_lazy("Reached late"), Tone.WARN),
    Standing.MISSED: (gettext_lazy("Missed"), Tone.BAD),
}
WARNINGS: dict[int, tuple[Text, Tone]] = {
    0: (gettext_lazy("Has ended"), Tone.BAD),
    1: (gettext_lazy("Ends within a month"), Tone.BAD),
    3: (gettext_lazy("Ends within three months"), Tone.WARN),
    6: (gettext_lazy("Ends within six months"), Tone.WARN),
}
MONTH = Fraction(1461, 48)
"""Days of a month on the average."""


def tag_of(view: PledgeView) -> Tag:
    """How a pledge stands; one that was given up, or has lost its number, says that."""
    if view.pledge.dropped_on is not None:
        return Tag(_("Given up"), Tone.NEUTRAL)
    if not view.indicator.is_known:
        return Tag(_("Number is gone"), Tone.BAD)
    label, tone = STANDINGS[view.progress.standing]
    return Tag(label, tone)


def number_of(pledge: Pledge, value: Fraction | Decimal | int | None, digits: int = 0) -> str:
    """A number of a pledge as people read it; "" where it is not known."""
    return "" if value is None else figure(plain(half_up(value, digits)))


def plain(value: Decimal) -> int | Decimal:
    """Without zeros behind the last decimal that counts."""
    whole = value.to_integral_value()
    return int(whole) if value == whole else value.normalize()


def percent_of(share: Fraction | None) -> str:
    """How much of the way is done, with a decimal below ten per cent."""
    if share is None:
        return ""
    digits = 1 if 0 < share < Fraction(1, 10) else 0
    return _("%(number)s %%") % {"number": figure(plain(half_up(share * 100, digits)))}


def pace_of(view: PledgeView, pace: Fraction | None) -> str:
    """A pace in its unit for a month, such as "412 people a month"."""
    if pace is None:
        return ""
    monthly = pace * MONTH
    digits = digits_of(view) if abs(monthly) >= 10 else digits_of(view) + 1
    number = figure(plain(half_up(monthly, digits)))
    return _("%(number)s %(unit)s a month") % {"number": number, "unit": view.indicator.unit}


def sentence_of(view: PledgeView) -> str:
    """What the pace means: when the target would be reached, and what is needed to reach it in time."""
    progress, due = view.progress, view.pledge.due_on
    if progress.standing in {Standing.MET, Standing.MET_LATE}:
        return _("The target is reached.")
    if progress.standing is Standing.MISSED:
        return _("The date is over and the target was not reached.")
    if progress.value is None or due is None or progress.needed is None:
        return ""
    needed = pace_of(view, progress.needed)
    if progress.reached_on is None:
        sentence = _("So far the number does not move towards the target. To reach it by %(due)s it takes %(needed)s.")
        return sentence % {"due": as_text(due), "needed": needed}
    sentence = _("By the pace so far it would be reached on %(day)s. To reach it by %(due)s it takes %(needed)s.")
    return sentence % {"day": as_text(progress.reached_on), "due": as_text(due), "needed": needed}


def goal_of(view: PledgeView) -> list[Fact]:
    """Where a pledge stands and where it shall lead."""
    pledge, digits, unit = view.pledge, digits_of(view), view.indicator.unit
    return [
        Fact(_("Reached"), _with_unit(number_of(pledge, view.progress.value, digits), unit), _value_note(view)),
        Fact(_("Target"), _with_unit(number_of(pledge, pledge.target, digits), unit)),
        Fact(_("To be reached by"), pledge.due_on),
    ]


def facts_of(view: PledgeView) -> list[Fact]:
    """What is known of a pledge, its number first; what is not known is shown as not known."""
    pledge, progress, digits = view.pledge, view.progress, digits_of(view)
    return [
        *goal_of(view),
        Fact(_("Share of the way"), percent_of(progress.share)),
        *(_facts_of_plan(view, digits) if view.plan else []),
        Fact(_("Baseline"), number_of(pledge, pledge.baseline, digits)),
        Fact(_("Counted from"), pledge.begins_on),
        Fact(_("Region"), pledge.region.name, pledge.region_id),
        Fact(_("Owner"), pledge.office.name),
    ]


def _facts_of_plan(view: PledgeView, digits: int) -> list[Fact]:
    progress = view.progress
    return [
        Fact(_("Planned for today"), number_of(view.pledge, progress.planned, digits)),
        Fact(_("Pace so far"), pace_of(view, progress.pace)),
        Fact(_("Pace that is needed"), pace_of(view, progress.needed)),
        Fact(_("Would be reached on"), progress.reached_on),
    ]


def phase_of(agreement: Agreement, warning: int | None) -> Tag:
    """Where an agreement is in its life, the nearness of its end included."""
    if agreement.state == "in_force" and warning is not None:
        label, tone = WARNINGS[warning]
        return Tag(label, tone)
    tones = {"draft": Tone.NEUTRAL, "in_force": Tone.GOOD, "closed": Tone.NEUTRAL}
    return Tag(agreement.get_state_display(), tones[agreement.state])


def _with_unit(number: str, unit: Text) -> str:
    return f"{number} {unit}" if number else ""


def _value_note(view: PledgeView) -> str:
    """Of when a number is, and whether somebody reported it."""
    parts = []
    if view.value.as_of is not None:
        parts.append(_("as of %(day)s") % {"day": as_text(view.value.as_of)})
    if view.indicator.is_reported:
        parts.append(_("reported, not counted"))
    return ", ".join(parts)
