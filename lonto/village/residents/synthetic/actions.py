"""Writing an invented regency into the registers, through the journal."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterator
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lonto.journal.actions import record, writing
from lonto.journal.bulk import insert_rows
from lonto.lib.names import fold, fold_name
from lonto.regions.actions import PILOT, load_regions
from lonto.regions.models import Region
from lonto.village.residents.choices import Status
from lonto.village.residents.models import Family, Hamlet, Resident
from lonto.village.residents.synthetic.details import details_of
from lonto.village.residents.synthetic.names import parents_names
from lonto.village.residents.synthetic.people import Household, Person
from lonto.village.residents.synthetic.regency import COUNTED_ON, RESIDENTS, Village, chance_of, villages


class NotHereError(Exception):
    """Invented people do not belong into this database; the text says why."""


def make_synthetic(
    *,
    residents: int = RESIDENTS,
    seed: int = 1,
    left_empty: Collection[str] = (),
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """Fill the empty registers of Manggarai Barat with invented people, all of them or none.

    `left_empty` are codes of villages that get nobody, so that somebody can import their people. Returns how many
    villages, families and residents there are now. Refused in production, and where a register already holds somebody.
    """
    if settings.ENVIRONMENT.is_production:
        raise NotHereError(_("Production holds real people: invented ones are only made for demonstrations and tests."))
    if Resident.objects.exists():
        raise NotHereError(_("The registers already hold people: give a data directory without any (LONTO_DATA)."))
    if not Region.objects.filter(pk=PILOT).exists():
        load_regions()
    made = {"villages": 0, "families": 0, "residents": 0}
    with transaction.atomic():
        for village in villages(residents, seed):
            if village.place.code in left_empty:
                continue
            families, people = _write(village, seed)
            made["villages"] += 1
            made["families"] += families
            made["residents"] += people
            on_progress(made["residents"], residents)
    return made


def _write(village: Village, seed: int) -> tuple[int, int]:
    region = Region.objects.get(pk=village.place.code)
    rows = _Rows(region, chance_of(seed, "rows", region.pk))
    hamlets = [rows.hamlet(name) for name in village.hamlets]
    families = [rows.family(home) for home in village.homes]
    people = [
        rows.resident(person, home, family, hamlets[home.hamlet], village.place.capital)
        for home, family in zip(village.homes, families, strict=True)
        for person in home.members
    ]
    with writing(region) as stream:
        insert_rows(hamlets)
        insert_rows(families)
        insert_rows(people)
        record(
            by=None,
            stream=stream,
            verb="residents.make_synthetic",
            saved=[*hamlets, *families, *people],
            note={"seed": seed, "residents": len(people)},
        )
    return len(families), len(people)


class _Rows:
    """Makes the rows of one village, with ids that follow from the seed too."""

    def __init__(self, region: Region, chance: Random) -> None:
        self.region = region
        self.chance = chance
        self._ids = self._count_ids()

    def hamlet(self, name: str) -> Hamlet:
        return Hamlet(id=next(self._ids), village=self.region, name=name, folded=fold(name))

    def family(self, home: Household) -> Family:
        return Family(id=next(self._ids), village=self.region, kk=home.kk)

    def resident(self, person: Person, home: Household, family: Family, hamlet: Hamlet, capital: str) -> Resident:
        father_name, mother_name = parents_names(person, home, self.chance)
        details: dict[str, Any] = details_of(person, home, capital, self.chance)
        return Resident(
            id=next(self._ids),
            village_id=self.region.pk,
            family_id=family.pk,
            hamlet_id=hamlet.pk,
            rw=f"{home.hamlet + 1:03}",
            rt=f"{home.rt:03}",
            name=person.name,
            folded=fold_name(person.name),
            nik=person.nik,
            sex=person.sex,
            # Who has no NIK and is old may not know the day of birth.
            born_on=None if person.nik is None and person.age > 60 else person.born_on,
            marital_status=person.marital_status,
            family_role=person.role,
            father_name=father_name,
            father_nik=(person.father.nik or "") if person.father else "",
            mother_name=mother_name,
            mother_nik=(person.mother.nik or "") if person.mother else "",
            status=Status.LIVING,
            **details,
        )

    def _count_ids(self) -> Iterator[uuid.UUID]:
        """UUIDv7 of the day of the count, in order."""
        moment = int(dt.datetime.combine(COUNTED_ON, dt.time(), dt.UTC).timestamp() * 1000)
        while True:
            moment += 1
            value = moment << 80 | self.chance.getrandbits(80)
            yield uuid.UUID(int=value & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0x2 << 62)
