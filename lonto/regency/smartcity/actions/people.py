"""Saying which dimensions an academy serves."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.smartcity.access import require_coordinator
from lonto.regency.smartcity.choices import Dimension
from lonto.regency.smartcity.models import AcademyLink
from lonto.talent.training.models import Academy


def set_dimensions(*, by: Membership, academy: str, dimensions: Collection[str]) -> list[AcademyLink]:
    """Tie an academy of the own regency to dimensions; none unties it."""
    regency = by.office.region
    require_coordinator(by, regency.pk)
    if not set(dimensions) <= set(Dimension.values):
        raise ValidationError({"dimensions": _("Choose dimensions of the list.")}, code="dimension")
    if not Academy.objects.filter(regency=regency, code=academy).exists():
        raise ValidationError(_("This regency has no academy with this code."), code="academy")
    with writing(regency) as stream:
        there = list(AcademyLink.objects.filter(regency=regency, academy=academy))
        gone = [one for one in there if one.dimension not in dimensions]
        known = {one.dimension for one in there}
        new = [
            AcademyLink(regency=regency, academy=academy, dimension=one.value)
            for one in Dimension
            if one.value in dimensions and one.value not in known
        ]
        AcademyLink.objects.filter(pk__in=[one.pk for one in gone]).delete()
        AcademyLink.objects.bulk_create(new)
        if new or gone:
            record(by=by, stream=stream, verb="smartcity.set_dimensions", saved=new, deleted=gone)
    return list(AcademyLink.objects.filter(regency=regency, academy=academy))
