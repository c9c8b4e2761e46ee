"""What the register holds, as plain data that the stages of an import compare with."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Q

from lonto.lib import names
from lonto.regions.models import Region
from lonto.village.residents.choices import NumberKind, Status
from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.models import Family, FormerNumber, Hamlet, Resident

FIELDS = ("id", "folded", "family_id", *(c.field for c in COLUMNS if c.field not in {"kk", "hamlet"}), "hamlet_id")
AT = {name: position for position, name in enumerate(FIELDS)}
IN_LIST = 900  # below SQLite's limit of parameters

Person = tuple[Any, ...]


@dataclass(frozen=True)
class Register:
    """The people, families and hamlets of one village, and which numbers of a file live in another village."""

    people: dict[uuid.UUID, Person] = field(default_factory=dict)
    kk_of: dict[uuid.UUID, str | None] = field(default_factory=dict)
    hamlet_of: dict[uuid.UUID, str] = field(default_factory=dict)
    former: dict[tuple[str, str], uuid.UUID] = field(default_factory=dict)
    niks_elsewhere: frozenset[str] = frozenset()
    kks_elsewhere: frozenset[str] = frozenset()
    by_nik: dict[str, uuid.UUID] = field(init=False, default_factory=dict)
    by_kk: dict[str, uuid.UUID] = field(init=False, default_factory=dict)
    hamlets: dict[str, tuple[uuid.UUID, str]] = field(init=False, default_factory=dict)
    without_nik: dict[str, list[uuid.UUID]] = field(init=False, default_factory=lambda: defaultdict(list))
    by_name: dict[tuple[str, dt.date], list[uuid.UUID]] = field(init=False, default_factory=lambda: defaultdict(list))
    members: dict[uuid.UUID, list[uuid.UUID]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for pk, person in self.people.items():
            if person[AT["nik"]]:
                self.by_nik[person[AT["nik"]]] = pk
                if person[AT["born_on"]]:
                    self.by_name[person[AT["folded"]], person[AT["born_on"]]].append(pk)
            else:
                self.without_nik[person[AT["folded"]]].append(pk)
            if person[AT["family_id"]]:
                self.members[person[AT["family_id"]]].append(pk)
        self.by_kk.update({kk: pk for pk, kk in self.kk_of.items() if kk})
        self.hamlets.update({names.fold(name): (pk, name) for pk, name in self.hamlet_of.items()})

    def value(self, pk: uuid.UUID, name: str) -> Any:
        """A field of a person; "kk" is the number of the family, "hamlet" the name of the hamlet."""
        person = self.people[pk]
        if name == "kk":
            return self.kk_of.get(person[AT["family_id"]])
        if name == "hamlet":
            return self.hamlet_of.get(person[AT["hamlet_id"]], "")
        return person[AT[name]]


def load_register(village: Region, *, niks: Iterable[str], kks: Iterable[str]) -> Register:
    """Read what an import with these numbers has to know; the village's stream should be held."""
    return Register(
        people={row[0]: row for row in Resident.objects.filter(village=village).order_by().values_list(*FIELDS)},
        kk_of=dict(Family.objects.filter(village=village).order_by().values_list("pk", "kk")),
        hamlet_of=dict(Hamlet.objects.filter(village=village).order_by("name").values_list("pk", "name")),
        former={
            (kind, number): resident or family
            for kind, number, resident, family in FormerNumber.objects.filter(village=village).values_list(
                "kind", "number", "resident_id", "family_id"
            )
        },
        niks_elsewhere=niks_elsewhere(village, niks),
        kks_elsewhere=kks_elsewhere(village, kks),
    )


def load_register_near(village: Region, values: Mapping[str, Any], resident: Resident | None = None) -> Register:
    """The part of a register that matters for one person: the same numbers, the same name, the family, the parents."""
    nik, kk = values.get("nik"), values.get("kk")
    numbers = [number for number in (nik, values.get("father_nik"), values.get("mother_nik")) if number]
    near = Q(nik__in=numbers) | Q(folded=names.fold_name(str(values.get("name", ""))))
    if kk:
        near |= Q(family__kk=kk)
    if resident is not None:
        near |= Q(pk=resident.pk) | Q(family=resident.family_id, family__isnull=False)
    people = Resident.objects.filter(near, village=village).order_by()
    families = Family.objects.filter(Q(kk=kk, kk__isnull=False) | Q(members__in=people), village=village).order_by()
    former = FormerNumber.objects.filter(village=village, number__in=numbers, resident__isnull=False)
    return Register(
        people={row[0]: row for row in people.values_list(*FIELDS)},
        kk_of=dict(families.values_list("pk", "kk")),
        hamlet_of=dict(Hamlet.objects.filter(village=village).order_by("name").values_list("pk", "name")),
        former={(kind, number): pk for kind, number, pk in former.values_list("kind", "number", "resident_id") if pk},
        niks_elsewhere=niks_elsewhere(village, [nik] if nik else []),
        kks_elsewhere=kks_elsewhere(village, [kk] if kk else []),
    )


def niks_elsewhere(village: Region, niks: Iterable[str]) -> frozenset[str]:
    """Those of `niks` under which somebody lives in another village."""
    living = Resident.objects.filter(status=Status.LIVING).exclude(village=village).order_by()
    return frozenset(
        nik for some in _in_parts(niks) for nik in living.filter(nik__in=some).values_list("nik", flat=True) if nik
    )


def kks_elsewhere(village: Region, kks: Iterable[str]) -> frozenset[str]:
    """Those of `kks` that are open family cards of another village."""
    families = Family.objects.filter(is_open=True).exclude(village=village).order_by()
    return frozenset(
        kk for some in _in_parts(kks) for kk in families.filter(kk__in=some).values_list("kk", flat=True) if kk
    )


def former_key(kind: NumberKind, number: str) -> tuple[str, str]:
    return (kind.value, number)


def _in_parts(numbers: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(dict.fromkeys(numbers))
    while part := list(islice(rest, IN_LIST)):
        yield part
