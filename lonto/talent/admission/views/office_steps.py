"""The steps of an admission with their status, and the figures beside them."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Allocation
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.queries.office import Counts
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake
from lonto.web.answers import Fact, Task, Tone

BEFORE_FREEZING = frozenset({IntakeState.OPEN})


def tasks_of(intake: Intake, allocation: Allocation | None, counts: Counts) -> list[Task]:
    """What is done, what can be done now, and what comes later."""
    is_over = timezone.now() >= intake.closes_at
    is_open = intake.state in BEFORE_FREEZING
    is_frozen = intake.state == IntakeState.FROZEN
    has_run = allocation is not None and allocation.run_at is not None
    is_drawn = allocation is not None and allocation.is_being_drawn
    by_deadline = _("By %(moment)s.") % {"moment": in_words(intake.closes_at)}
    done, later, to_do = _("Done"), _("Later"), _("To do")

    def url(name: str) -> str:
        return reverse(f"admission:{name}", args=[intake.pk])

    return [
        Task(
            _("Commitment to the seed"),
            done if allocation else _("Too late") if is_over else to_do,
            Tone.NEUTRAL if allocation else Tone.BAD if is_over else Tone.WARN,
            url("commit") if is_open and not allocation else None,
            _("The SHA-256 of a secret is published.") if allocation else by_deadline,
        ),
        Task(
            _("Compare policies"),
            _("Possible") if is_open else _("Over"),
            Tone.NEUTRAL,
            url("simulator") if is_open else None,
            _("Orders of the pools and sizes of the reserves, on the real applicants, until the rule is frozen."),
        ),
        Task(
            _("Freeze the rule"),
            (_("Too late") if is_over else to_do) if is_open else done,
            Tone.NEUTRAL if not is_open else Tone.BAD if is_over else Tone.WARN,
            url("freeze") if is_open and allocation else None,
            by_deadline if is_open else _("Classes, pools and conditions are published and stay."),
        ),
        Task(
            _("Check the documents"),
            ngettext("%d waits", "%d wait", counts.documents_waiting) % counts.documents_waiting
            if counts.documents_waiting
            else done,
            Tone.WARN if counts.documents_waiting else Tone.NEUTRAL,
            f"{reverse('admission:checks')}?state=waiting",
        ),
        Task(
            _("Scores of the entrance test"),
            ngettext("%d has no score", "%d have no score", counts.without_score) % counts.without_score
            if counts.without_score
            else done,
            Tone.INFO if counts.without_score else Tone.NEUTRAL,
            url("scores") if not has_run else None,
        ),
        Task(
            _("Draw and allocate"),
            done if has_run else _("Being made") if is_drawn else _("Ready") if is_frozen and is_over else later,
            Tone.INFO if is_frozen and is_over and not has_run else Tone.NEUTRAL,
            url("run") if is_frozen and is_over and not has_run and not is_drawn else None,
            (allocation.halted if allocation else "") or _("After the deadline, once every document is checked."),
        ),
        Task(
            _("Publish the result"),
            done if not is_open and not is_frozen else _("Ready") if has_run else later,
            Tone.INFO if is_frozen and has_run else Tone.NEUTRAL,
            url("publish") if is_frozen and has_run else None,
        ),
    ]


def facts_of(intake: Intake, counts: Counts) -> list[Fact]:
    """The figures of an intake."""
    rows = [
        Fact(_("Applications sent"), counts.applications),
        Fact(_("Deadline for applications"), in_words(intake.closes_at)),
    ]
    if intake.state not in (IntakeState.PUBLISHED, IntakeState.FINISHED):
        return rows
    return rows + [
        Fact(OfferState(state).label, counts.offers.get(state, 0)) for state in OfferState if counts.offers.get(state)
    ]
