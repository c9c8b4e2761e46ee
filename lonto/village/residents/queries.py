"""Reading the register. What comes in is already cut to what the membership may see (`access`)."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from lonto.lib import names, nik
from lonto.regions.models import Region
from lonto.village.residents.choices import FamilyRole, Status
from lonto.village.residents.models import Family, FormerNumber, Hamlet, Resident

_LAST_SIGN = "\U0010ffff"
_LIVING_HEAD = Q(members__status=Status.LIVING, members__family_role=FamilyRole.HEAD)


def living(residents: QuerySet[Resident]) -> QuerySet[Resident]:
    """Those who count as residents today."""
    return residents.filter(status=Status.LIVING)


def search(residents: QuerySet[Resident], words: str) -> QuerySet[Resident]:
    """By NIK (a former one too) or by parts of the name, whatever case, accents, apostrophes and titles."""
    number = nik.clean(words)
    if nik.is_number(number):
        return with_number(residents, number)
    for part in names.fold_name(words).split() or [words]:
        residents = residents.filter(folded__contains=part)
    return residents


def search_from_start(residents: QuerySet[Resident], words: str) -> QuerySet[Resident]:
    """Like `search`, but by the beginning of the name: an index answers it among hundreds of thousands."""
    number = nik.clean(words)
    if nik.is_number(number):
        return with_number(residents, number)
    start = names.fold_name(words) or words
    return residents.filter(folded__gte=start, folded__lt=start + _LAST_SIGN, folded__startswith=start)


def with_number(residents: QuerySet[Resident], number: str) -> QuerySet[Resident]:
    """The residents with this NIK, or whom other files know under it."""
    former = FormerNumber.objects.filter(number=number, resident__isnull=False).values("resident")
    return residents.filter(Q(nik=number) | Q(pk__in=former))


def to_assign(residents: QuerySet[Resident]) -> QuerySet[Resident]:
    """Living residents of whom no family is known."""
    return living(residents).filter(family=None)


def hamlets_of(village: Region) -> QuerySet[Hamlet]:
    return Hamlet.objects.filter(village=village).order_by("name")


def members_of(family: Family) -> QuerySet[Resident]:
    """Everybody of a family, the head first, then as the family card lists them."""
    return Resident.objects.filter(family=family).order_by(F("family_role").asc(nulls_last=True), "born_on", "id")


def families_with_names(families: QuerySet[Family]) -> QuerySet[Any]:
    """Families with `heads` and `size` (living members), and with `name`, `folded` and `hamlet_name` of the first.

    The first is the head, where there is one.
    """
    first = living(Resident.objects.filter(family=OuterRef("pk"))).order_by(
        F("family_role").asc(nulls_last=True), "born_on", "id"
    )
    return families.annotate(
        size=Count("members", filter=Q(members__status=Status.LIVING)),
        heads=Count("members", filter=_LIVING_HEAD),
        name=Subquery(first.values("name")[:1]),
        folded=Subquery(first.values("folded")[:1]),
        hamlet_name=Subquery(first.values("hamlet__name")[:1]),
    )


def without_one_head(families: QuerySet[Family]) -> QuerySet[Family]:
    """Open families of which nobody, or more than one, is the head."""
    return families.filter(is_open=True).annotate(heads=Count("members", filter=_LIVING_HEAD)).exclude(heads=1)


def parents_of(resident: Resident) -> dict[str, Resident]:
    """The father and the mother, where they are in the same register under the NIK that the resident names."""
    wanted = {
        number: name for name, number in (("mother", resident.mother_nik), ("father", resident.father_nik)) if number
    }
    found = Resident.objects.filter(village=resident.village_id, nik__in=wanted)
    return {wanted[parent.nik]: parent for parent in found if parent.nik}


def search_families(families: QuerySet[Any], words: str) -> QuerySet[Any]:
    """By parts of the name that `families_with_names` gave them, or by the number of the card."""
    number = nik.clean(words)
    if nik.is_number(number):
        return families.filter(kk=number)
    for part in names.fold_name(words).split() or [words]:
        families = families.filter(folded__contains=part)
    return families


def likely_families(resident: Resident) -> list[Any]:
    """Families of the village whose members are named as the resident's parents, or name the resident as theirs."""
    people = Resident.objects.filter(village=resident.village_id, status=Status.LIVING, family__isnull=False)
    numbers = [number for number in (resident.father_nik, resident.mother_nik) if number]
    parents = [names.fold_name(name) for name in (resident.father_name, resident.mother_name) if name]
    kin = Q(nik__in=numbers) | Q(folded__in=parents) | Q(father_name__iexact=resident.name)
    kin |= Q(mother_name__iexact=resident.name)
    if resident.nik:
        kin |= Q(father_nik=resident.nik) | Q(mother_nik=resident.nik)
    found = people.filter(kin).exclude(family=resident.family_id).values("family")
    return list(families_with_names(Family.objects.filter(pk__in=found)).order_by("folded")[:10])
