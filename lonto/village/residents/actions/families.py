"""Families by hand: moving a resident, and giving a family its card number."""

from django.utils import timezone

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib import nik
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.village.residents.access import WRITERS
from lonto.village.residents.actions.residents import Refused
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.register import kks_elsewhere
from lonto.village.residents.importing.rows import FAULT_CODES
from lonto.village.residents.models import Family, Resident
from lonto.village.residents.queries import living


def move_to_family(*, by: Membership, resident: Resident, family: Family | None, role: int, kk: str = "") -> Resident:
    """Put a resident into a family of the village; without `family` into a new one, with or without a card number."""
    require_village(by, resident.village, *WRITERS)
    with writing(resident.village) as stream:
        resident = Resident.objects.select_related("village", "family").get(pk=resident.pk)
        left = resident.family
        if family is None:
            family = _new_family(resident.village, kk)
        elif family.village_id != resident.village_id:
            raise Refused([Problem(Code.KK_ELSEWHERE, "no_kk", family.kk or "")])
        resident.family, resident.family_role = family, role
        resident.save(update_fields=["family", "family_role"])
        touched = [one for one in {family, left} if one is not None and _set_open(one)]
        saved = [*({*touched, family}), resident]
        record(by=by, stream=stream, verb="residents.move_to_family", saved=saved, note={"name": resident.name})
    return resident


def correct_family_card(*, by: Membership, family: Family, kk: str) -> Family:
    """Give a family its card number, or another one; raises Refused."""
    require_village(by, family.village, *WRITERS)
    with writing(family.village) as stream:
        family = Family.objects.select_related("village").get(pk=family.pk)
        if family.kk != kk:
            _check_kk(family.village, kk)
            family.kk = kk
            family.save(update_fields=["kk"])
            record(by=by, stream=stream, verb="residents.correct_family_card", saved=[family])
    return family


def _new_family(village: Region, kk: str) -> Family:
    if kk:
        _check_kk(village, kk)
    return Family.objects.create(village=village, kk=kk or None)


def _check_kk(village: Region, kk: str) -> None:
    number = nik.parse_kk(kk, known_codes(), timezone.localdate())
    problems = [Problem(FAULT_CODES[fault], "no_kk", kk, {"count": len(kk)}) for fault in number.faults]
    if Family.objects.filter(village=village, kk=kk).exists():
        problems.append(Problem(Code.KK_TAKEN, "no_kk", kk))
    elif kks_elsewhere(village, [kk]):
        problems.append(Problem(Code.KK_ELSEWHERE, "no_kk", kk))
    if problems:
        raise Refused(problems)


def _set_open(family: Family) -> bool:
    """Note whether somebody of the family lives here; True where that has changed."""
    is_open = living(Resident.objects.filter(family=family)).exists()
    if family.is_open == is_open:
        return False
    family.is_open = is_open
    family.save(update_fields=["is_open"])
    return True
