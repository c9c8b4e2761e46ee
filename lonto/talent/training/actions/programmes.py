"""Programmes."""

import datetime as dt
from dataclasses import asdict, dataclass

from lonto.accounts.access import require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.academies import academy_row, eight_academies
from lonto.talent.training.access import OFFICER, require_officer
from lonto.talent.training.models import Programme


@dataclass(frozen=True)
class ProgrammeDetails:
    """What a programme promises."""

    name: str
    starts_on: dt.date
    ends_on: dt.date
    target: int
    description: str = ""


def create_programme(*, by: Membership, details: ProgrammeDetails, with_eight_academies: bool = False) -> Programme:
    """Promise training; with the eight academies of DTS where asked for."""
    require_role(by, OFFICER)
    regency = by.office.region
    with writing(regency) as stream:
        programme = Programme(regency=regency, **asdict(details))
        programme.full_clean()
        programme.save(force_insert=True)
        academies = [academy_row(programme, academy) for academy in eight_academies()] if with_eight_academies else []
        for academy in academies:
            academy.save(force_insert=True)
        record(by=by, stream=stream, verb="training.create_programme", saved=[programme, *academies])
    return programme


def update_programme(*, by: Membership, programme: Programme, details: ProgrammeDetails) -> Programme:
    """Change what a programme promises."""
    require_officer(by, programme.regency_id)
    with writing(programme.regency) as stream:
        programme = Programme.objects.get(pk=programme.pk)
        for name, value in asdict(details).items():
            setattr(programme, name, value)
        programme.full_clean()
        programme.save()
        record(by=by, stream=stream, verb="training.update_programme", saved=[programme])
    return programme
