"""A village with people enough to publish, beside one with few."""

import datetime as dt
from collections.abc import Callable

import pytest

from lonto.accounts.models import Office
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.village.letters.choices import State
from lonto.village.letters.models import Letter
from lonto.village.residents.models import Family, Resident


def fill(village: Region, *, women: int, men: int, old: int = 0) -> None:
    """People of 30 years; `old` of the women are 80."""
    family = Family.objects.create(village=village)
    sexes = [2] * women + [1] * men
    Resident.objects.bulk_create(
        Resident(
            village=village,
            family=family,
            name=f"WARGA {number}",
            folded=fold_name(f"WARGA {number}"),
            sex=sex,
            born_on=dt.date(1945, 1, 1) if number < old else dt.date(1995, 1, 1),
        )
        for number, sex in enumerate(sexes)
    )


def took(village: Region, days: list[int], signed_on: dt.date, requested_on: Callable[[int], dt.date]) -> None:
    """Letters that took so many working days. They were written before there were numbers and keys: withdrawn ones."""
    resident = Resident.objects.filter(village=village).first()
    assert resident is not None
    Letter.objects.bulk_create(
        Letter(
            village=village,
            resident=resident,
            type_code="SKU",
            reference=f"R{number}",
            state=State.WITHDRAWN,
            started_at=dt.datetime.combine(signed_on, dt.time(), dt.UTC),
            changed_at=dt.datetime.combine(signed_on, dt.time(), dt.UTC),
            requested_on=requested_on(day),
            signed_on=signed_on,
        )
        for number, day in enumerate(days)
    )


@pytest.fixture
def people(office: Office, other_office: Office) -> None:
    """Macang Tanggar with 60 people, 3 of them old; Gorontalo with 3 in all."""
    fill(office.region, women=40, men=20, old=3)
    fill(other_office.region, women=2, men=1)
