"""Before the deadline: the commitment to a seed, then the rule, both published and unchangeable from then on."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.admission.allocation.rule_form import fingerprint, rule_data
from lonto.talent.admission.allocation.seed import commitment_of, new_secret
from lonto.talent.admission.models import Allocation
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.queries.allocations import first_round
from lonto.talent.admission.queries.seats import rule_of
from lonto.talent.training import actions as training
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake


def commit_seed(*, by: Membership, intake: Intake, source: str) -> Allocation:
    """Draw the secret half of the seed and publish its SHA-256; `source` says which public value will be drawn.

    Once done it stays: a second commitment would let the office choose between two secrets.
    """
    require_officer(by, intake.regency_id)
    announced = " ".join(source.split())
    if not announced:
        raise ValidationError({"source": _("Say which public value will be drawn, and when.")})
    with writing(intake.regency) as stream:
        intake = Intake.objects.get(pk=intake.pk)
        _require_before_deadline(intake)
        if first_round(intake) is not None:
            raise ValidationError(_("The commitment of this intake is already published and stays."), code="committed")
        secret = new_secret()
        allocation = Allocation(
            regency_id=intake.regency_id,
            intake=intake,
            round=1,
            commitment=commitment_of(secret),
            secret=secret,
            source=announced,
            committed_at=timezone.now(),
        )
        allocation.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.commit", saved=[allocation])
    return allocation


def freeze_rule(*, by: Membership, intake: Intake) -> Allocation:
    """Freeze and publish classes, pools, their order and every condition; nothing of it changes any more."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.get(pk=intake.pk)
        allocation = first_round(intake)
        if intake.state in (IntakeState.FROZEN, IntakeState.PUBLISHED, IntakeState.FINISHED):
            raise ValidationError(
                _("The rule of this intake is frozen and published; it stays as it is."), code="frozen"
            )
        if allocation is None:
            raise ValidationError(_("Publish the commitment to the seed first."), code="no_commitment")
        _require_before_deadline(intake)
        rows = training.freeze_rule(intake)
        rule = rule_of(intake, allocation.commitment)
        allocation.rule, allocation.rule_sha256 = rule_data(rule), fingerprint(rule)
        allocation.frozen_at = timezone.now()
        allocation.save()
        record(by=by, stream=stream, verb="admission.freeze", saved=[allocation, *rows])
    return allocation


def _require_before_deadline(intake: Intake) -> None:
    """What is published after the deadline proves nothing: the office knows by then who has applied."""
    if intake.state == IntakeState.DRAFT:
        raise ValidationError(_("Announce the intake first."), code="draft")
    if timezone.now() >= intake.closes_at:
        raise ValidationError(
            _(
                "The deadline has passed, and commitment and rule count only when they are published before it. "
                "Move the deadline to a later moment, then publish them."
            ),
            code="too_late",
        )
