"""Who may read and who may change the residents of a village. Everything that leaves this room is cut here."""

import uuid
from typing import TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.journal.models import JournalledModel
from lonto.village.residents.models import Family, Resident, ResidentImport

WRITERS = (Role.CLERK, Role.SECRETARY, Role.HEAD)
VILLAGE_READERS = (*WRITERS, Role.HAMLET_HEAD)
READERS = (*VILLAGE_READERS, Role.DISTRICT_OFFICER, Role.REGENCY_ADMINISTRATOR)

M = TypeVar("M", bound=JournalledModel)


def residents_for(by: Membership) -> QuerySet[Resident]:
    """The residents this membership may see."""
    return _cut(Resident.objects.all(), by, READERS)


def resident_for(by: Membership, pk: uuid.UUID) -> Resident:
    """One resident with family, hamlet and village; 404 for everybody who may not see it."""
    return get_object_or_404(residents_for(by).select_related("village", "family", "hamlet"), pk=pk)


def families_for(by: Membership) -> QuerySet[Family]:
    return _cut(Family.objects.all(), by, READERS)


def family_for(by: Membership, pk: uuid.UUID) -> Family:
    return get_object_or_404(families_for(by).select_related("village"), pk=pk)


def imports_for(by: Membership) -> QuerySet[ResidentImport]:
    """The imports of the own village; nobody above it needs them."""
    return _cut(ResidentImport.objects.all(), by, WRITERS)


def import_for(by: Membership, pk: uuid.UUID) -> ResidentImport:
    return get_object_or_404(imports_for(by).select_related("village", "prepared_by__account"), pk=pk)


def may_write(by: Membership, row: Resident | Family) -> bool:
    """Whether the membership may change this row: a writer of its own village."""
    return by.role in WRITERS and by.office.region_id == row.village_id


def _cut(rows: QuerySet[M], by: Membership, roles: tuple[Role, ...]) -> QuerySet[M]:
    if by.role not in roles:
        raise NotAllowed
    if by.role in VILLAGE_READERS:
        return rows.filter(village_id=by.office.region_id)
    # A prefix and no list of villages: so the database reads the names in their order and stops after one page,
    # where it would else gather and sort everybody of the regency.
    return rows.filter(village__code__startswith=f"{by.office.region_id}.")
