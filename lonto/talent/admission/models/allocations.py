"""The decision: the frozen rule, each application's offer with its reason, and reviews."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import RegencyRow
from lonto.talent.admission.choices import OfferState, ReviewState
from lonto.talent.admission.models.applications import Application
from lonto.talent.training.models import Intake, TrainingClass


class Allocation(RegencyRow):
    """One round of an intake. Round 1 carries the frozen rule, commitment and seed that every later round uses.

    It begins with the commitment; the rule is frozen, the draw made and the result published one after the other.
    The secret stays out of the journal; it stands in the published bundle once it is revealed. `source` says before
    the deadline which public value will be drawn; once the draw is asked for, `public_value` stays as it was typed,
    and `halted` says why a draw that was asked for did not come about. `cut_offs` holds by class [pool, seats,
    admitted, lowest score or null, people waiting].
    """

    journal_exclude: ClassVar[frozenset[str]] = frozenset({"secret"})

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="allocations")
    round = models.PositiveSmallIntegerField(_("round"))
    rule = models.JSONField(default=dict)
    rule_sha256 = models.CharField(max_length=64, blank=True)
    commitment = models.CharField(max_length=64)
    secret = models.BinaryField(max_length=32)
    source = models.CharField(_("which public value will be drawn"), max_length=300, blank=True)
    committed_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)
    public_value = models.CharField(_("public value"), max_length=200, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    halted = models.CharField(max_length=400, blank=True)
    seed = models.CharField(max_length=64, blank=True)
    run_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closed_classes = models.JSONField(default=list)
    cut_offs = models.JSONField(default=dict)
    bundle = models.FileField(upload_to="bundles/", max_length=200, blank=True)
    bundle_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("intake", "round")
        constraints = [models.UniqueConstraint(fields=["intake", "round"], name="allocation_round_once")]

    def __str__(self) -> str:
        return f"{self.intake_id}, {self.round}"

    @property
    def is_being_drawn(self) -> bool:
        return self.asked_at is not None and self.run_at is None


class Offer(RegencyRow):
    """What one application got: a seat or its places on waiting lists, with the reason for each choice as data.

    The reasons follow from the published bundle, and places on waiting lists move with every seat that is given
    back; so they stay out of the journal.
    """

    journal_exclude: ClassVar[frozenset[str]] = frozenset({"reasons"})

    application = models.OneToOneField(Application, models.PROTECT, related_name="offer")
    state = models.CharField(_("state"), max_length=12, choices=OfferState.choices)
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, null=True, blank=True, related_name="offers")
    pool = models.CharField(max_length=40, blank=True)
    is_released = models.BooleanField(default=False)
    round = models.PositiveSmallIntegerField(default=1)
    reasons = models.JSONField(default=list)
    answer_until = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[OfferState.ADMITTED, OfferState.CONFIRMED], training_class__isnull=False)
                | ~Q(state__in=[OfferState.ADMITTED, OfferState.CONFIRMED]),
                name="admitted_has_class",
            )
        ]
        indexes = [models.Index(fields=["training_class", "state"], name="offer_by_class")]


class Review(RegencyRow):
    """An applicant asks to look again at the result; the answer carries a reason."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="reviews")
    text = models.TextField(_("what should be looked at again"))
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.ASKED)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state=ReviewState.ASKED),
                name="one_open_review",
                violation_error_message=_("A review of this result already waits for an answer."),
            )
        ]
