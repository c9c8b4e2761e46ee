"""Nominations: an institution proposes leaders and civil servants for a class, with its letter."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.names import fold_name
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor
from lonto.talent.admission import calendar, files
from lonto.talent.admission.access import intakes_for
from lonto.talent.admission.choices import Employment
from lonto.talent.admission.models import Applicant, Nomination
from lonto.talent.admission.queries.nominations import NOMINATORS, asks_for_nomination
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.streams import writing_in
from lonto.talent.training.models import TrainingClass

PDF = frozenset({"pdf"})


@dataclass(frozen=True)
class Nominee:
    """The person whom an institution proposes."""

    name: str
    nik: str
    born_on: dt.date
    sex: str
    village: Region
    position: str
    institution: str
    phone: str = ""
    email: str = ""


def nominate(*, by: Membership, training_class: TrainingClass, nominee: Nominee, letter: File[bytes]) -> Nomination:
    """Nominate a person until the deadline of the intake; the person still applies, or lets an office apply.

    Raises Refused for a class that asks for no nomination, a person who is nominated already, a NIK of somebody else.
    """
    require_role(by, *NOMINATORS)
    if not intakes_for(by).filter(pk=training_class.intake_id).exists():
        raise NotAllowed(_("This belongs to another regency."))
    stored = files.store(letter, "nominations", PDF)
    try:
        return _write(by, training_class, nominee, stored)
    except IntegrityError:
        default_storage.delete(stored.path)
        raise Refused("nominated") from None
    except BaseException:
        default_storage.delete(stored.path)
        raise


def withdraw_nomination(*, by: Membership, nomination: Nomination) -> None:
    """Take a nomination back, until the deadline of the intake."""
    require_role(by, *NOMINATORS)
    with writing(nomination.training_class.intake.regency) as stream:
        found = (
            Nomination.objects.select_related("training_class__intake", "nominated_by").filter(pk=nomination.pk).first()
        )
        if found is None:
            return
        if not _may_withdraw(by, found):
            raise NotAllowed(_("This belongs to another office."))
        calendar.require_open(found.training_class.intake, timezone.now())
        record(by=by, stream=stream, verb="admission.withdraw_nomination", deleted=[found])
        files.discard(found.letter.name or "")
        Nomination.objects.filter(pk=found.pk).delete()


def _may_withdraw(by: Membership, nomination: Nomination) -> bool:
    is_own = nomination.nominated_by.office_id == by.office_id
    return is_own or (by.role == Role.PROGRAMME_OFFICER and by.office.region_id == nomination.regency_id)


def _write(by: Membership, training_class: TrainingClass, nominee: Nominee, stored: files.Stored) -> Nomination:
    home = ancestor(nominee.village, Level.REGENCY)
    with writing_in([training_class.intake.regency, home]) as streams:
        fresh = TrainingClass.objects.select_related("intake__regency", "academy").get(pk=training_class.pk)
        now = timezone.now()
        calendar.require_open(fresh.intake, now)
        if not asks_for_nomination(fresh):
            raise Refused("no_nomination")
        applicant, is_new = _person(nominee, home)
        if is_new:
            applicant.save(force_insert=True)
            record(by=by, stream=streams[home.pk], verb="admission.nominate", saved=[applicant])
        nomination = Nomination(
            regency=fresh.intake.regency,
            training_class=fresh,
            applicant=applicant,
            institution=nominee.institution,
            position=nominee.position,
            letter=stored.path,
            letter_sha256=stored.sha256,
            nominated_by=by,
            nominated_at=now,
        )
        nomination.save(force_insert=True)
        record(by=by, stream=streams[fresh.intake.regency_id], verb="admission.nominate", saved=[nomination])
    return nomination


def _person(nominee: Nominee, home: Region) -> tuple[Applicant, bool]:
    """The profile with this NIK, where name and birth date are the same; else a new one."""
    found = Applicant.objects.filter(nik=nominee.nik).first()
    if found is not None:
        if found.folded != fold_name(nominee.name) or found.born_on != nominee.born_on:
            raise Refused("nik_taken")
        return found, False
    values: dict[str, Any] = {
        name: getattr(nominee, name) for name in ("name", "nik", "born_on", "sex", "phone", "email", "institution")
    }
    applicant = Applicant(
        regency=home,
        region=nominee.village,
        folded=fold_name(nominee.name),
        employment=Employment.CIVIL_SERVANT,
        **values,
    )
    return applicant, True
