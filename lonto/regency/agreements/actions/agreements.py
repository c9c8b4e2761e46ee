"""Agreements: drafted, signed, extended, closed."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.agreements.access import require_keeper
from lonto.regency.agreements.actions.evidence import require_usable
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.dates import next_due
from lonto.regency.agreements.models import Agreement, Duty, Extension
from lonto.regency.agreements.states import CLOSING, SIGNING, move, require_open
from lonto.regency.evidence.models import Evidence


@dataclass(frozen=True)
class AgreementDetails:
    """What an agreement says about itself; what is not known is left out."""

    title: str
    kind: str
    subject: str
    office: Office
    number: str = ""
    place: str = ""
    signed_on: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    note: str = ""


def create_agreement(*, by: Membership, details: AgreementDetails) -> Agreement:
    """Begin the record of an agreement; others see it once it is in force."""
    require_keeper(by, details.office)
    regency = by.office.region
    with writing(regency) as stream:
        agreement = Agreement(regency=regency)
        _fill(agreement, details)
        agreement.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.create", saved=[agreement])
    return agreement


def update_agreement(*, by: Membership, agreement: Agreement, details: AgreementDetails) -> Agreement:
    """Change what an agreement says; the last day of one in force moves by an extension alone."""
    require_keeper(by, agreement.office)
    require_keeper(by, details.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        is_moved = agreement.ends_on is not None and details.ends_on != agreement.ends_on
        if agreement.state == State.IN_FORCE and is_moved:
            raise ValidationError({"ends_on": _("The last day of an agreement in force is moved by an extension.")})
        _fill(agreement, details)
        agreement.save()
        duties = _reschedule(agreement)
        record(by=by, stream=stream, verb="agreements.update", saved=[agreement, *duties])
    return agreement


def sign_agreement(*, by: Membership, agreement: Agreement) -> Agreement:
    """Say that an agreement is signed and in force; from now on the offices of the regency see it."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        agreement.state = move(agreement.state, SIGNING)
        lacking = hindrances(agreement)
        if lacking:
            raise ValidationError(lacking, code="not_ready")
        agreement.save(update_fields=["state"])
        record(by=by, stream=stream, verb="agreements.sign", saved=[agreement])
    return agreement


def hindrances(agreement: Agreement) -> list[str]:
    """What keeps a draft from being in force; a party or a last day that nobody knows keeps nothing."""
    lacking = []
    if agreement.signed_on is None:
        lacking.append(_("Fill in the day on which it was signed."))
    elif agreement.signed_on > timezone.localdate():
        lacking.append(_("The day on which it is signed has not come yet."))
    if not agreement.parties.exists():
        lacking.append(_("Name at least one party."))
    return lacking


def extend_agreement(
    *,
    by: Membership,
    agreement: Agreement,
    agreed_on: dt.date,
    ends_on: dt.date,
    note: str = "",
    evidence: Evidence | None = None,
) -> Extension:
    """Let an agreement in force end later; duties that come back go on until then."""
    require_keeper(by, agreement.office)
    require_usable(by, evidence)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        if agreement.state != State.IN_FORCE:
            raise ValidationError(_("Only an agreement in force can be extended."), code="state")
        errors = {}
        if agreed_on > timezone.localdate():
            errors["agreed_on"] = _("This day has not come yet.")
        begun = agreement.ends_on or agreement.starts_on or agreement.signed_on
        if begun is not None and ends_on <= begun:
            errors["ends_on"] = _("An extension ends later than the agreement did.")
        if errors:
            raise ValidationError(errors)
        extension = Extension(
            regency_id=agreement.regency_id,
            agreement=agreement,
            agreed_on=agreed_on,
            ended_on=agreement.ends_on,
            ends_on=ends_on,
            note=note.strip(),
            evidence=evidence,
            recorded_by=by,
        )
        extension.save(force_insert=True)
        agreement.ends_on = ends_on
        agreement.save(update_fields=["ends_on"])
        duties = _reschedule(agreement)
        record(by=by, stream=stream, verb="agreements.extend", saved=[extension, agreement, *duties])
    return extension


def close_agreement(*, by: Membership, agreement: Agreement, closed_on: dt.date, reason: str) -> Agreement:
    """Say on which day and how an agreement ended; from then on it stays as it is."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        agreement.state = move(agreement.state, CLOSING)
        errors = {}
        if not reason.strip():
            errors["reason"] = _("Say how the agreement ended.")
        if closed_on > timezone.localdate():
            errors["closed_on"] = _("This day has not come yet.")
        elif agreement.signed_on and closed_on < agreement.signed_on:
            errors["closed_on"] = _("An agreement cannot end before it was signed.")
        if errors:
            raise ValidationError(errors)
        agreement.closed_on, agreement.closed_reason = closed_on, reason.strip()
        agreement.save(update_fields=["state", "closed_on", "closed_reason"])
        record(by=by, stream=stream, verb="agreements.close", saved=[agreement])
    return agreement


def set_public(*, by: Membership, agreement: Agreement, is_public: bool) -> Agreement:
    """Show a signed agreement to the public, or show it no longer."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        if agreement.state == State.DRAFT:
            raise ValidationError(_("A draft is not shown to the public."), code="state")
        agreement.is_public = is_public
        agreement.save(update_fields=["is_public"])
        verb = "agreements.publish" if is_public else "agreements.unpublish"
        record(by=by, stream=stream, verb=verb, saved=[agreement])
    return agreement


def delete_agreement(*, by: Membership, agreement: Agreement) -> None:
    """Remove a draft with everything in it."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        if agreement.state != State.DRAFT:
            raise ValidationError(_("This agreement was signed and therefore stays."), code="state")
        rows = _everything_in(agreement)
        record(by=by, stream=stream, verb="agreements.delete", deleted=rows, note={"title": agreement.title})
        for row in rows:
            row.delete()


def fresh(agreement: Agreement) -> Agreement:
    """The agreement as it stands now; asked inside `writing`."""
    return Agreement.objects.select_related("office", "regency").get(pk=agreement.pk)


def _fill(agreement: Agreement, details: AgreementDetails) -> None:
    for name in AgreementDetails.__dataclass_fields__:
        setattr(agreement, name, getattr(details, name))
    errors = {}
    if details.starts_on and details.ends_on and details.ends_on < details.starts_on:
        errors["ends_on"] = _("An agreement cannot end before it begins.")
    elif details.signed_on and details.ends_on and details.ends_on < details.signed_on:
        errors["ends_on"] = _("An agreement cannot end before it was signed.")
    if agreement.state == State.IN_FORCE and details.signed_on is None:
        errors["signed_on"] = _("An agreement in force has a day on which it was signed.")
    if errors:
        raise ValidationError(errors)
    agreement.full_clean()


def _reschedule(agreement: Agreement) -> list[Duty]:
    """Set the date that waits of each duty anew, as the last day of the agreement has moved; those that changed."""
    changed = []
    for duty in agreement.duties.prefetch_related("performances"):
        waits = waiting_date(duty, agreement)
        if waits != duty.next_on:
            duty.next_on = waits
            duty.save(update_fields=["next_on"])
            changed.append(duty)
    return changed


def waiting_date(duty: Duty, agreement: Agreement) -> dt.date | None:
    """The first date of a duty for which it was not done yet."""
    if duty.first_on is None:
        return None
    done = [one.due_on for one in duty.performances.all() if one.due_on]
    if not done:
        return duty.first_on
    return next_due(duty.first_on, duty.repeat, agreement.ends_on, max(done))


def _everything_in(agreement: Agreement) -> list[Model]:
    """The rows of an agreement, those first that point at others."""
    rows: list[Model] = []
    for pledge in agreement.pledges.all():
        rows += [*pledge.milestones.all(), *pledge.revisions.all(), pledge]
    for duty in agreement.duties.all():
        rows += [*duty.performances.all(), duty]
    rows += [*agreement.documents.all(), *agreement.extensions.all()]
    for party in agreement.parties.all():
        rows += [*party.signatories.all(), party]
    return [*rows, agreement]
