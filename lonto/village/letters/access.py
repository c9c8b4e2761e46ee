"""Who may read letters: the people of the village's own office. Everything that leaves this room is cut here."""

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lonto.accounts.access import require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.village.letters.models import Letter

READERS = (Role.CLERK, Role.SECRETARY, Role.HEAD)


def letters_for(by: Membership) -> QuerySet[Letter]:
    """The letters this membership may see."""
    require_role(by, *READERS)
    return Letter.objects.filter(village_id=by.office.region_id).select_related("village", "resident")


def letter_for(by: Membership, pk: uuid.UUID) -> Letter:
    """One letter; 404 for everybody who may not see it."""
    return get_object_or_404(letters_for(by), pk=pk)
