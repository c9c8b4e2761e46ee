"""Plans to rise: what each rise takes, the question and its answer, and the tasks that a plan becomes."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.schemes import Indicator, Scheme, scheme_named
from lonto.regency.plans.choices import BondKind, PlanState, SparedChoice, TaskState
from lonto.tables.models import HandedInTable

MOST_DAYS, MOST_COST, LONGEST_NOTE = 100_000, 10**12, 200


class Effort(RegencyRow):
    """What it takes to lift one indicator to `level` from the level below, as the coordinator estimates it.

    Person-days and whole rupiah. A frozen rise cannot come, whatever it takes. A rise without a row takes the assumed
    effort of `efforts.ASSUMED_DAYS`.
    """

    scheme_key = models.CharField(_("scheme"), max_length=30)
    number = models.PositiveSmallIntegerField(_("indicator"))
    level = models.PositiveSmallIntegerField(_("level"))
    days = models.PositiveIntegerField(_("person-days"), validators=[MaxValueValidator(MOST_DAYS)])
    cost = models.BigIntegerField(
        _("rupiah"), default=0, validators=[MinValueValidator(0), MaxValueValidator(MOST_COST)]
    )
    is_frozen = models.BooleanField(_("cannot come"), default=False)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)

    class Meta:
        ordering = ("scheme_key", "number", "level")
        constraints = [
            models.UniqueConstraint(fields=["regency", "scheme_key", "number", "level"], name="effort_once_a_rise"),
            models.CheckConstraint(
                condition=Q(days__lte=MOST_DAYS, cost__gte=0, cost__lte=MOST_COST), name="effort_within_bounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_key} {self.number}-{self.level}"


class EffortTable(HandedInTable):
    """A spreadsheet of efforts that was handed in."""

    scheme_key = models.CharField(_("scheme"), max_length=30)


class Bond(RegencyRow):
    """Rises that hang together; `rises` are [indicator, level], for NEEDS the asking one first."""

    scheme_key = models.CharField(_("scheme"), max_length=30)
    kind = models.CharField(_("kind"), max_length=10, choices=BondKind.choices)
    rises: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        ordering = ("scheme_key", "id")

    def __str__(self) -> str:
        return ", ".join(f"{number}-{level}" for number, level in self.rises)


class RisePlan(RegencyRow):
    """A question and its answer. `question` is frozen when it is asked, `answer` filled when it is computed.

    Both have the form of `lonto.regency.plans.stored`. `chosen` names the one of the answer's plans that is carried
    out: 1 to 3, or 0 for the one that survives two lower judgements.
    """

    name = models.CharField(_("name"), max_length=80)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    scheme_key = models.CharField(_("scheme"), max_length=30)
    target = models.DecimalField(_("target"), max_digits=6, decimal_places=4)
    due_on = models.DateField(_("reached by"))
    budget = models.BigIntegerField(_("budget in rupiah"), null=True, blank=True)
    most_levels = models.PositiveSmallIntegerField(_("levels that one indicator can rise"), null=True, blank=True)
    spared = models.CharField(_("spared first"), max_length=10, choices=SparedChoice.choices)
    state = models.CharField(_("state"), max_length=10, choices=PlanState.choices, default=PlanState.ASKED)
    question: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    answer: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    halted = models.CharField(_("why it stopped"), max_length=400, blank=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("computed"), null=True, blank=True)
    chosen = models.PositiveSmallIntegerField(null=True, blank=True)
    adopted_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_reason = models.CharField(_("reason"), max_length=400, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency"],
                condition=Q(state=PlanState.ADOPTED),
                name="one_plan_carried_out",
                violation_error_message=_("Another plan is being carried out. End it first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(PlanState.ADOPTED, PlanState.ENDED)) | Q(chosen__isnull=False),
                name="adopted_plan_is_chosen",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scheme(self) -> Scheme:
        return scheme_named(self.scheme_key)


class RiseTask(RegencyRow):
    """One rise of an adopted plan: who brings it about, and by when. `last_word` is the newest report or reason."""

    plan = models.ForeignKey(RisePlan, models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField(_("indicator"))
    level = models.PositiveSmallIntegerField(_("level"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    due_on = models.DateField(_("due on"))
    state = models.CharField(_("state"), max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    last_word = models.TextField(_("last word"), blank=True)
    moved_at = models.DateTimeField(_("changed"), null=True, blank=True)

    class Meta:
        ordering = ("due_on", "number", "level")
        constraints = [models.UniqueConstraint(fields=["plan", "number", "level"], name="rise_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.number} → {self.level}"

    @property
    def indicator(self) -> Indicator:
        return self.plan.scheme.by_number[self.number]


class TaskReport(RegencyRow):
    """A step of a task with what was said about it; kept, so that the way can be read."""

    task = models.ForeignKey(RiseTask, models.PROTECT, related_name="reports")
    state = models.CharField(_("state"), max_length=10, choices=TaskState.choices)
    text = models.TextField(_("report"), blank=True)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.state}"
