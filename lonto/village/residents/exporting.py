"""The register as the exchange file of 43 columns: what is exported and imported again changes nothing."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import IO, Any

from lonto.lib.spreadsheet import write_xlsx
from lonto.regions.models import Region
from lonto.village.residents.choices import NumberKind
from lonto.village.residents.columns import COLUMNS, Kind, ResidentColumn
from lonto.village.residents.models import FormerNumber, Resident

SHEET = "Data Penduduk"
HEADINGS = [column.heading for column in COLUMNS]
_OTHER, _OTHER_IN_FILE = 99, 89


def export_residents(village: Region, target: IO[bytes]) -> int:
    """Write everybody of a village, numbers and codes as text, and return how many."""
    counted = 0

    def lines() -> Iterator[list[str]]:
        nonlocal counted
        former = _former_numbers(village)
        people = (
            Resident.objects.filter(village=village).select_related("family", "hamlet").order_by("family__kk", "id")
        )
        for resident in people.iterator(chunk_size=2000):
            counted += 1
            yield [_cell(column, resident, former) for column in COLUMNS]

    write_xlsx(target, HEADINGS, lines(), SHEET)
    return counted


def _cell(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    return _WRITERS[column.kind](column, resident, former)


def _plain(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    value = getattr(resident, column.field)
    return "" if value is None else str(value)


def _nik(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    """Where it is not known the number of the other program, so that it knows the person again, else 0."""
    return resident.nik or former.get(resident.pk, "0")


def _kk(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    family = resident.family
    return (family.kk or former.get(family.pk, "0")) if family else "0"


def _hamlet(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    return resident.hamlet.name if resident.hamlet else "-"


def _unit(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    return getattr(resident, column.field) or "-"


def _code(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    """The number; an occupation that the file numbers otherwise by its label, which has one meaning only."""
    code = getattr(resident, column.field)
    if code is None:
        return ""
    if column.field == "occupation" and code == _OTHER:
        return str(_OTHER_IN_FILE)
    if column.field == "occupation" and code == _OTHER_IN_FILE:
        return next(entry.id for entry in column.codes if entry.code == code).upper()
    return str(code)


def _coordinate(column: ResidentColumn, resident: Resident, former: dict[Any, str]) -> str:
    value: Decimal | None = getattr(resident, column.field)
    return "" if value is None else f"{value.normalize():f}"


def _former_numbers(village: Region) -> dict[Any, str]:
    """The first number of another program for each person and family."""
    rows = (
        FormerNumber.objects.filter(village=village).order_by("-id").values_list("kind", "number", "resident", "family")
    )
    return {(resident if kind == NumberKind.NIK else family): number for kind, number, resident, family in rows}


_WRITERS: dict[Kind, Callable[[ResidentColumn, Resident, dict[Any, str]], str]] = {
    Kind.TEXT: _plain,
    Kind.NAME: _plain,
    Kind.NIK: _nik,
    Kind.PARENT_NIK: _plain,
    Kind.KK: _kk,
    Kind.DATE: _plain,
    Kind.CODE: _code,
    Kind.HAMLET: _hamlet,
    Kind.UNIT: _unit,
    Kind.COORDINATE: _coordinate,
}
