"""The draw as an officer asks for it: the value is fixed at once, the background draws and allocates."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.admission.actions.running import ready_to_draw, run_allocation, value_for
from lonto.talent.admission.models import Allocation
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.training.models import Intake
from lonto.web.progress import Progress


def progress_of(allocation: Allocation) -> Progress:
    """How far a draw is, for its page."""
    return Progress(f"draw-{allocation.pk}")


def ask_for_draw(*, by: Membership, intake: Intake, public_value: str) -> Allocation:
    """Fix the public value and have the draw made; ValidationError where `run_allocation` would refuse at once.

    From now on no other value counts, also where the draw was halted and is asked for again.
    """
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        allocation = ready_to_draw(Intake.objects.select_related("programme", "regency").get(pk=intake.pk))
        if allocation.asked_at is not None:
            raise ValidationError(_("The draw is being made. Wait for its result."), code="asked")
        allocation.public_value = value_for(allocation, public_value)
        allocation.asked_at, allocation.asked_by, allocation.halted = timezone.now(), by, ""
        allocation.save(update_fields=["public_value", "asked_at", "asked_by", "halted"])
        record(by=by, stream=stream, verb="admission.ask_draw", saved=[allocation])
        transaction.on_commit(lambda: draw.enqueue(str(allocation.pk)))
    return allocation


@task()
def draw(pk: str) -> str:
    """Make a draw that was asked for; one that is made already, or was halted, is left alone."""
    allocation = _row(pk)
    by = allocation.asked_by
    if allocation.run_at is not None or allocation.asked_at is None or by is None:
        return "left alone"
    progress = progress_of(allocation)
    try:
        run_allocation(by=by, intake=allocation.intake, public_value=allocation.public_value, watch=progress.set)
    except NotAllowed:
        _halt(pk, _("Who asked for the draw is no programme officer here any more."))
        return "halted"
    except ValidationError as refused:
        _halt(pk, refused.messages[0])
        return "halted"
    except Exception:
        _halt(pk, _("A fault in the program stopped the draw. Tell the administrator, then ask for it again."))
        raise
    finally:
        progress.clear()
    return "made"


def _halt(pk: str, why: str) -> None:
    """Say why nothing was allocated; the draw may be asked for again, with the same value."""
    allocation = _row(pk)
    with writing(allocation.intake.regency) as stream:
        by: Any = allocation.asked_by
        allocation.asked_at, allocation.halted = None, why[:400]
        allocation.save(update_fields=["asked_at", "halted"])
        record(by=by, stream=stream, verb="admission.halt_draw", saved=[allocation])


def _row(pk: str) -> Allocation:
    rows = Allocation.objects.select_related("intake__regency", "intake__programme", "asked_by__office__region")
    return rows.select_related("asked_by__account").get(pk=pk)
