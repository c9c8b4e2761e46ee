import io
from typing import Any

import openpyxl
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.lib import names
from lonto.regions.models import Region
from lonto.village.residents.actions.exports import take_out
from lonto.village.residents.columns import COLUMNS, Kind
from lonto.village.residents.exporting import export_residents
from lonto.village.residents.models import Family, Resident
from tests.village.residents.files import CODES, TEMPLATE, a_person, counts, take, take_file


def exported(village: Region) -> io.BytesIO:
    file = io.BytesIO()
    export_residents(village, file)
    file.seek(0)
    return file


def test_what_is_exported_and_imported_again_changes_nothing(village: Region) -> None:
    take_file(village, TEMPLATE)
    assert counts(take_file(village, exported(village))) == (0, 0, 1852, 0)


def test_an_empty_village_that_imports_the_export_holds_the_same_people(village: Region, other_village: Region) -> None:
    take_file(village, CODES)
    file = exported(village)
    ours = _people(village)
    Resident.objects.filter(village=village).delete()
    Family.objects.filter(village=village).delete()
    assert counts(take_file(other_village, file))[0] == 1845
    assert _people(other_village) == ours


def _people(village: Region) -> list[dict[str, Any]]:
    left_out = ["id", "village", "family", "hamlet"]
    people = Resident.objects.filter(village=village).select_related("family", "hamlet").order_by("nik")
    return [
        {
            **model_to_dict(person, exclude=left_out),
            "kk": person.family.kk if person.family else None,
            "hamlet": person.hamlet.name if person.hamlet else None,
        }
        for person in people
    ]


def test_numbers_and_codes_leave_as_text(village: Region) -> None:
    take(village, a_person(pekerjaan_id="99"))
    page = openpyxl.load_workbook(exported(village)).active
    assert page is not None
    headings, row = [[cell.value for cell in line] for line in page.iter_rows()]
    assert headings == [column.heading for column in COLUMNS]
    assert all(value is None or isinstance(value, str) for value in row)
    cells = dict(zip(headings, row, strict=True))
    assert (cells["nik"], cells["sex"], cells["pekerjaan_id"]) == ("5315054708929901", "2", "89")


def test_who_has_no_number_leaves_with_0_or_the_number_of_the_other_program(village: Region) -> None:
    take(village, a_person(nik="0", no_kk="0"), a_person(nik="0531505200800001", no_kk="0", nama="Ana", kk_level="4"))
    page = openpyxl.load_workbook(exported(village)).active
    assert page is not None
    headings, *rows = [[cell.value for cell in line] for line in page.iter_rows()]
    assert {row[headings.index("nik")] for row in rows} == {"0", "0531505200800001"}
    assert {row[headings.index("no_kk")] for row in rows} == {"0"}


def test_an_occupation_that_the_other_program_does_not_know_leaves_by_its_label(village: Region) -> None:
    take(village, a_person(pekerjaan_id="ANGGOTA LEMBAGA TINGGI"))
    assert Resident.objects.get().occupation == 89
    assert counts(take_file(village, exported(village))) == (0, 0, 1, 0)


def test_taking_the_register_out_is_written_in_the_journal(clerk: Membership, maria: Resident) -> None:
    assert take_out(by=clerk, village=clerk.village, target=io.BytesIO()) == 1
    entry = Entry.objects.get(verb="residents.export")
    assert entry.note == {"residents": 1}


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30).map(names.clean)


def _cells() -> dict[str, st.SearchStrategy[str]]:
    cells: dict[str, st.SearchStrategy[str]] = {}
    for column in COLUMNS:
        if column.kind is Kind.CODE:
            cells[column.heading] = st.sampled_from(["", *[str(entry.code) for entry in column.codes]])
        elif column.kind is Kind.TEXT and column.field != "card_tag":
            cells[column.heading] = words
        elif column.kind is Kind.UNIT:
            cells[column.heading] = st.sampled_from(["-", "1", "001", "12", "002/A", ""])
    return cells


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.fixed_dictionaries(_cells()))
def test_any_resident_survives_the_round_trip(village: Region, cells: dict[str, str]) -> None:
    Resident.objects.all().delete()
    outcome = take(village, {**a_person(), **cells})
    assert counts(outcome)[3] == 0
    assert counts(take_file(village, exported(village))) == (0, 0, 1, 0)
