import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib import nik

VECTORS = json.loads((Path(__file__).parent / "data/aturan_nik_kk.json").read_text())["vektor_uji"]
TODAY = dt.date(2026, 11, 25)


@dataclass(frozen=True)
class Codes:
    regencies: frozenset[str] = frozenset({"5315", "5310", "9171"})
    districts: frozenset[str] = frozenset({"531505", "531018", "917101"})


KNOWN = Codes()
births = st.dates(dt.date(1927, 1, 1), TODAY)
serials = st.integers(1, 9999)


def a_nik(born_on: dt.date, sex: int, serial: int) -> str:
    day = born_on.day + (40 if sex == nik.FEMALE else 0)
    return f"531505{day:02}{born_on:%m%y}{serial:04}"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: str(v["catatan"]))
def test_each_published_vector_has_its_result(vector: dict[str, Any]) -> None:
    number = nik.parse_nik(vector["nik"], KNOWN, TODAY)
    assert number.is_valid is vector["valid"]
    assert [fault.value for fault in number.faults] == vector["error"]
    assert [doubt.value for doubt in number.doubts] == vector["warn"]
    assert {None: None, 1: "L", 2: "P"}[number.sex] == vector.get("sex")
    assert [day.isoformat() for day in number.dates] == vector.get("tanggal_kandidat", [])
    assert number.district == vector.get("kode_kecamatan", "")


@given(births, st.sampled_from([nik.MALE, nik.FEMALE]), serials)
def test_a_nik_tells_the_sex_and_the_birth_date_it_was_made_of(born_on: dt.date, sex: int, serial: int) -> None:
    number = nik.parse_nik(a_nik(born_on, sex, serial), KNOWN, TODAY)
    assert number.is_valid
    assert number.sex == sex
    assert born_on in number.dates


@given(births, serials, st.lists(st.sampled_from(list(" .'’-\u00a0\u200b\ufeff\t")), max_size=30), st.randoms())
def test_what_people_add_to_a_number_is_cleaned_away(
    born_on: dt.date, serial: int, noise: list[str], random: Any
) -> None:
    written = list(a_nik(born_on, nik.MALE, serial))
    for sign in noise:
        written.insert(random.randint(0, len(written)), sign)
    assert nik.clean("".join(written)) == a_nik(born_on, nik.MALE, serial)


@given(st.text())
def test_no_text_makes_the_rules_fail(text: str) -> None:
    number = nik.parse_nik(nik.clean(text), KNOWN, TODAY)
    assert number.is_valid or number.faults


@pytest.mark.parametrize(
    "text",
    [
        "5315054708929901aa",
        "531505470892990",
        "\uff15\uff13\uff11\uff15\uff10\uff15\uff14\uff17\uff10\uff18\uff19\uff12\uff19\uff19\uff10\uff11",
        "5315054708929901\n",
        "٥٣١٥٠٥٤٧٠٨٩٢٩٩٠١",
        "",
    ],
)
def test_only_sixteen_ascii_digits_match(text: str) -> None:
    assert not nik.is_number(text)
    assert nik.is_number("5315054708929901")


def test_a_number_is_shown_by_its_district_and_its_serial() -> None:
    assert nik.mask("5315054708929901") == "531505******9901"


@given(st.text())
def test_nothing_but_a_number_is_ever_shown_masked(text: str) -> None:
    assert nik.mask(text) == "" or nik.is_number(text)


@pytest.mark.parametrize("digits", ["", "0", "0000000000000000"])
def test_zeros_say_that_the_number_is_not_known(digits: str) -> None:
    assert nik.is_unknown(digits)
    assert not nik.is_provisional(digits)


def test_a_number_that_begins_with_zero_was_made_up_by_a_program() -> None:
    assert nik.is_provisional("0531505200800001")
    assert not nik.is_provisional("5315054708929901")


def test_what_differs_from_the_owner_is_a_doubt_and_no_fault() -> None:
    number = nik.parse_nik("5315054708929901", KNOWN, TODAY)
    doubts = nik.compare(number, sex=nik.MALE, born_on=dt.date(1992, 8, 8), district="531506")
    assert doubts == [nik.Doubt.SEX_DIFFERS, nik.Doubt.BIRTH_DATE_DIFFERS, nik.Doubt.REGION_DIFFERS]


def test_what_is_not_known_about_the_owner_raises_no_doubt() -> None:
    number = nik.parse_nik("5315054708929901", KNOWN, TODAY)
    assert nik.compare(number, sex=None, born_on=None, district="") == []


def test_either_century_fits_a_birth_date() -> None:
    number = nik.parse_nik("5315050101259902", KNOWN, TODAY)
    assert nik.compare(number, sex=nik.MALE, born_on=dt.date(2025, 1, 1), district="531505") == []
    assert nik.compare(number, sex=nik.MALE, born_on=dt.date(1925, 1, 1), district="531505") == []


def test_a_family_card_number_has_no_sex_and_its_date_only_raises_a_doubt() -> None:
    assert nik.parse_kk("5315050102149115", KNOWN, TODAY).is_valid
    odd = nik.parse_kk("5315053102149115", KNOWN, TODAY)
    assert odd.is_valid
    assert odd.doubts == (nik.Doubt.DATE_IMPOSSIBLE,)
    assert odd.sex is None


@pytest.mark.parametrize(
    ("digits", "fault"),
    [
        ("53150501021491", nik.Fault.NOT_16_DIGITS),
        ("5315050102140000", nik.Fault.SERIAL_0000),
        ("9999990102149115", nik.Fault.REGENCY_UNKNOWN),
    ],
)
def test_a_family_card_number_that_cannot_be_one_is_refused(digits: str, fault: nik.Fault) -> None:
    assert nik.parse_kk(digits, KNOWN, TODAY).faults == (fault,)
