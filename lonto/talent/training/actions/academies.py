"""Academies of a programme."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.academies import academy_row, eight_academies
from lonto.talent.training.access import require_officer
from lonto.talent.training.models import Academy, Programme


@dataclass(frozen=True)
class AcademyDetails:
    """What an academy is; its conditions are set by `set_conditions`."""

    code: str
    name: str
    audience: str
    level: str
    description: str = ""


def add_eight_academies(*, by: Membership, programme: Programme) -> list[Academy]:
    """Add those of the eight academies of DTS whose codes the programme does not have yet."""
    require_officer(by, programme.regency_id)
    with writing(programme.regency) as stream:
        have = set(programme.academies.values_list("code", flat=True))
        added = [academy_row(programme, plan) for plan in eight_academies() if plan.code not in have]
        for academy in added:
            academy.save(force_insert=True)
        if added:
            record(by=by, stream=stream, verb="training.create_academy", saved=added)
    return added


def create_academy(*, by: Membership, programme: Programme, details: AcademyDetails) -> Academy:
    """Add an academy, open to everybody until it gets conditions."""
    require_officer(by, programme.regency_id)
    with writing(programme.regency) as stream:
        academy = Academy(regency_id=programme.regency_id, programme=programme, **asdict(details))
        academy.full_clean()
        academy.save(force_insert=True)
        record(by=by, stream=stream, verb="training.create_academy", saved=[academy])
    return academy


def update_academy(*, by: Membership, academy: Academy, details: AcademyDetails) -> Academy:
    """Change what an academy is."""
    require_officer(by, academy.regency_id)
    with writing(academy.regency) as stream:
        academy = Academy.objects.get(pk=academy.pk)
        for name, value in asdict(details).items():
            setattr(academy, name, value)
        academy.full_clean()
        academy.save()
        record(by=by, stream=stream, verb="training.update_academy", saved=[academy])
    return academy


def delete_academy(*, by: Membership, academy: Academy) -> None:
    """Remove an academy that never had a class."""
    require_officer(by, academy.regency_id)
    with writing(academy.regency) as stream:
        academy = Academy.objects.get(pk=academy.pk)
        if academy.classes.exists():
            raise ValidationError(_("This academy has classes and therefore stays."), code="in_use")
        record(by=by, stream=stream, verb="training.delete_academy", deleted=[academy])
        academy.delete()
