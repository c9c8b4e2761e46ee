import pytest
from django.utils import translation

from lonto.village.residents.codes import FOLDER, code_list
from lonto.village.residents.columns import COLUMNS, Kind

NAMES = sorted(file.stem for file in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_every_code_has_a_label_in_both_languages(name: str) -> None:
    assert all(entry.id and entry.en for entry in code_list(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_label_leads_back_to_its_code(name: str) -> None:
    codes = code_list(name)
    assert [codes.find(entry.id) for entry in codes] == [entry.code for entry in codes]
    assert [codes.find(str(entry.code)) for entry in codes] == [entry.code for entry in codes]


def test_every_list_belongs_to_a_column() -> None:
    assert sorted(column.list_name for column in COLUMNS if column.kind is Kind.CODE) == NAMES


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("sex", "L", 1),
        ("sex", "lk", 1),
        ("sex", "P", 2),
        ("sex", "Pr", 2),
        ("marital_status", "BK", 1),
        ("marital_status", "cm", 4),
        ("blood_type", "Tdk Th", 13),
        ("education", "TAMAT SD / SEDERAJAT", 3),
        ("education", "AKADEMI/ DIPLOMA III/S. MUDA", 7),
        ("religion", "KATHOLIK", 3),
        ("disability", "tidak cacat", 7),
        ("family_role", "KEPALA KELUARGA", 1),
        ("occupation", "PEGAWAI NEGERI SIPIL (PNS)", 5),
    ],
)
def test_spellings_that_files_hold_are_recognised(name: str, written: str, code: int) -> None:
    assert code_list(name).find(written) == code


@pytest.mark.parametrize("written", ["8", "0", "Jedi", "", "٣"])
def test_what_is_in_no_list_is_no_religion(written: str) -> None:
    assert code_list("religion").find(written) is None


def test_a_label_is_shown_in_the_language_of_the_page() -> None:
    with translation.override("id"):
        assert code_list("religion").label(3) == "Katolik"
    with translation.override("en"):
        assert code_list("religion").label(3) == "Catholic"
    assert code_list("religion").label(None) == ""
