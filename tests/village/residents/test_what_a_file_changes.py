"""Blank cells, few columns, spellings, names, and text that looks like something else."""

import pytest

from lonto.regions.models import Region
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.models import Hamlet, Resident
from lonto.village.residents.queries import search
from tests.village.residents.files import a_person, counts, notes, problems, take

ANA = "5315054708929910"


def test_a_file_with_two_columns_changes_one_field(village: Region, maria: Resident) -> None:
    outcome = take(village, {"nik": maria.nik, "pekerjaan_id": "9"})
    assert counts(outcome) == (0, 1, 0, 0)
    assert [(c.field, c.old, c.new) for c in outcome.plan.rows[0].changes] == [("occupation", None, 9)]
    maria.refresh_from_db()
    assert (maria.name, maria.rt, maria.occupation) == ("Paulina Jelita", "001", 9)


def test_a_blank_cell_keeps_the_old_value(village: Region) -> None:
    take(village, a_person(golongan_darah_id="4"))
    outcome = take(village, a_person(golongan_darah_id="", tempatlahir=""))
    assert counts(outcome) == (0, 0, 1, 0)
    assert Resident.objects.get().blood_type == 4


def test_a_blank_cell_empties_the_field_where_a_person_chose_so(village: Region) -> None:
    take(village, a_person(golongan_darah_id="4"))
    outcome = take(village, a_person(golongan_darah_id="", tempatlahir=""), clears_blanks=True)
    assert {change.field for change in outcome.plan.rows[0].changes} == {"blood_type", "birth_place"}
    resident = Resident.objects.get()
    assert (resident.blood_type, resident.birth_place) == (None, "")


def test_clearing_never_takes_away_who_somebody_is(village: Region) -> None:
    take(village, a_person(status_dasar="1"))
    blank = {"nik": "5315054708929901", "nama": "", "no_kk": "", "status_dasar": ""}
    assert counts(take(village, blank, clears_blanks=True)) == (0, 0, 1, 0)


def test_one_hamlet_is_kept_however_it_is_written(village: Region) -> None:
    outcome = take(
        village,
        a_person(dusun="WAE NAHI"),
        a_person(dusun="Wae  Nahi", nik=ANA, nama="Ana Jelita", kk_level="4"),
        a_person(dusun="Dusun Wae_Nahi\u00a0", nik="5315054708929911", nama="Rosa Jelita", kk_level="4"),
    )
    assert Hamlet.objects.get().name == "WAE NAHI"
    assert Code.ONE_HAMLET in notes(outcome)


def test_rt_1_and_01_and_001_are_one_and_002_a_is_kept(village: Region) -> None:
    written = ["1", "01", "001", "002/A"]
    rows = [a_person(rt=rt, nik=f"531505470892991{n}", nama=f"Ana {n}", kk_level="4") for n, rt in enumerate(written)]
    outcome = take(village, *rows)
    assert list(Resident.objects.order_by("nik").values_list("rt", flat=True)) == ["001", "001", "001", "002/A"]
    assert Code.ONE_UNIT in notes(outcome)


@pytest.mark.parametrize(
    "name",
    [
        "D'ORNAY MARIA",
        "YOSEF DARUS, S.Pd.",
        "SUHARTO",
        "Maria Goreti Veronika Theresia Benedikta Yohana Fransiska Sena",
        "#set page(fill: red)",
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }}{% debug %}",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_name_is_stored_exactly_as_written(village: Region, name: str) -> None:
    take(village, a_person(nama=name))
    assert Resident.objects.get().name == name


@pytest.mark.parametrize("asked", ["D'ornay", "D’ornay", "dornay", "MARIA", "mar d"])
def test_a_name_is_found_by_every_apostrophe(village: Region, asked: str) -> None:
    take(village, a_person(nama="D'ORNAY MARIA"))
    assert search(Resident.objects.all(), asked).exists()


def test_a_newborn_with_one_word_for_a_name_is_a_warning(village: Region) -> None:
    outcome = take(village, a_person(nama="SUHARTO", nik="5315054708249901", tanggallahir="2024-08-07"))
    assert (2, Code.ONE_WORD_NAME) in problems(outcome)
    assert counts(outcome) == (1, 0, 0, 0)


def test_a_grown_person_with_one_word_for_a_name_is_none(village: Region) -> None:
    assert problems(take(village, a_person(nama="SUHARTO"))) == []


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"tanggallahir": "31-02-1990"}, Code.DATE_DOES_NOT_EXIST, "tanggallahir"),
        ({"tanggallahir": "2199-01-01"}, Code.DATE_IN_FUTURE, "tanggallahir"),
        ({"agama_id": "Jedi"}, Code.CODE_UNKNOWN, "agama_id"),
        ({"nama": ""}, Code.NAME_MISSING, "nama"),
    ],
)
def test_a_cell_that_cannot_be_right_refuses_the_row(
    village: Region, cells: dict[str, str], code: Code, column: str
) -> None:
    outcome = take(village, a_person(**cells))
    found = outcome.plan.rows[0].row.problems[-1]
    assert (found.code, found.column) == (code, column)
    assert counts(outcome) == (0, 0, 0, 1)


def test_one_refused_row_keeps_the_whole_file_out(village: Region) -> None:
    outcome = take(village, a_person(), a_person(nik="1", nama="Ana Jelita"))
    assert outcome.run is None
    assert not Resident.objects.exists()
    assert not Hamlet.objects.exists()


def test_the_good_rows_are_taken_where_a_person_chose_so(village: Region) -> None:
    outcome = take(village, a_person(), a_person(nik="1", nama="Ana Jelita"), good_rows=True)
    assert outcome.run is not None
    assert [resident.name for resident in Resident.objects.all()] == ["Paulina Jelita"]


def test_a_man_is_not_pregnant(village: Region) -> None:
    outcome = take(village, a_person(sex="1", nik="5315050708929901", hamil="1"))
    assert problems(outcome) == [(2, Code.PREGNANT_MAN)]
    assert Resident.objects.get().pregnancy is None


def test_the_label_tidak_ends_a_pregnancy_and_says_nothing_else(village: Region) -> None:
    take(village, a_person(hamil="1"), a_person(nik=ANA, nama="Ana Jelita", kk_level="4"))
    take(
        village,
        {"nik": "5315054708929901", "nama": "Paulina Jelita", "hamil": "TIDAK"},
        {"nik": ANA, "nama": "Ana Jelita", "hamil": "TIDAK"},
    )
    assert dict(Resident.objects.values_list("name", "pregnancy")) == {"Paulina Jelita": 2, "Ana Jelita": None}
