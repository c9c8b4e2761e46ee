"""What stands on the paper, and that nothing typed is ever read as something else."""

import datetime as dt
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from lonto.accounts.models import Membership, Office
from lonto.lib.printable import unprintable_in
from lonto.regions.models import Region
from lonto.village.letters.actions import UnprintableError, start_letter
from lonto.village.letters.composition import Check, Paper, compose, expected_signature, printed, signature_of
from lonto.village.letters.models import Letter
from lonto.village.letters.rendering import TEMPLATE, render
from lonto.village.letters.type_files import letter_type
from lonto.village.residents.models import Resident

from .conftest import ANSWERS, make_resident

ON, UNTIL = dt.date(2026, 11, 25), dt.date(2027, 2, 25)
AT = dt.datetime(2026, 11, 25, 2, 0, tzinfo=dt.UTC)
CHECK = Check(
    "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>", "K7Q2-M0XW-9TBC-4RNA", "desa.example/check"
)
HOSTILE = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.1.0"',
    "*tebal* _miring_ $x$ `kode` <label> @rujukan",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }} {% now %}",
    "=HYPERLINK(1)",
    "{purpose} {signer} **tebal** %s",
    "\\u{1F600} \\ \" ' // /* ]]",
]


def paper_of(letter: Letter, by: Membership, *, check: Check | None = CHECK, number: str = "400.9.14/1") -> Paper:
    return compose(letter, by.office, signature_of(by), number=number, on=ON, until=UNTIL, check=check)


def text_of(paper: Paper) -> str:
    return " ".join(run["text"] for paragraph in paper["paragraphs"] for run in paragraph)


def test_the_letterhead_names_regency_district_and_village_in_capitals(draft: Letter, head: Membership) -> None:
    letterhead = paper_of(draft, head)["letterhead"]
    assert letterhead["above"] == ["PEMERINTAH KABUPATEN MANGGARAI BARAT", "KECAMATAN KOMODO"]
    assert letterhead["office"] == "DESA MACANG TANGGAR"
    assert letterhead["below"] == ["Jalan Trans Flores, Macang Tanggar, Kode Pos 86763"]


def test_a_kelurahan_is_called_so_and_its_head_a_lurah(draft: Letter, head: Membership, village: Region) -> None:
    village.kind, village.name = "kelurahan", "Labuan Bajo"
    head.office.region = village
    paper = paper_of(draft, head)
    assert paper["letterhead"]["office"] == "KELURAHAN LABUAN BAJO"
    assert paper["capacity"] == ["Lurah Labuan Bajo,"]
    assert paper["opening"][0]["text"].startswith("Yang bertanda tangan di bawah ini Lurah Labuan Bajo, Kecamatan")


def test_the_lines_about_the_person_are_those_of_the_register(draft: Letter, head: Membership) -> None:
    lines = {label: value for label, value, _ in paper_of(draft, head)["identity"]}
    assert lines == {
        "Nama": "ROFINA JELITA",
        "NIK": "5315054708929901",
        "Tempat, tanggal lahir": "Labuan Bajo, 7 Agustus 1992",
        "Jenis kelamin": "Perempuan",
        "Agama": "Katolik",
        "Status perkawinan": "Kawin",
        "Pekerjaan": "Petani/pekebun",
        "Alamat": "Dusun Wae Nahi, RT 001/RW 002, Desa Macang Tanggar, Kecamatan Komodo",
    }


def test_the_paper_is_indonesian_whatever_the_language_of_the_page(clerk: Membership, resident: Resident) -> None:
    from django.utils import translation

    with translation.override("en"):
        letter = start_letter(by=clerk, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])
    assert (letter.facts["religion"], letter.facts["sex"]) == ("Katolik", "Perempuan")


def test_amounts_numbers_and_dates_are_spelled_out(draft: Letter, head: Membership) -> None:
    text = text_of(paper_of(draft, head))
    assert "Rp750.000 (tujuh ratus lima puluh ribu rupiah) per bulan" in text
    assert "tanggungan 4 (empat) orang" in text
    assert "berlaku sampai dengan tanggal 25 Februari 2027" in text


def test_a_paragraph_about_an_answer_that_was_not_given_is_left_out(draft: Letter, head: Membership) -> None:
    assert "DTSEN" not in text_of(paper_of(draft, head))
    draft.answers["social_register_number"] = "5315-77"
    assert "nomor 5315-77" in text_of(paper_of(draft, head))


def test_the_secretary_signs_for_the_head_in_so_many_words(draft: Letter, secretary: Membership) -> None:
    paper = paper_of(draft, secretary)
    assert paper["capacity"] == ["a.n. Kepala Desa Macang Tanggar", "Sekretaris Desa,"]
    assert paper["signer"] == "YOSEF DARUS"


def test_an_office_without_a_head_leaves_the_name_open(office: Office) -> None:
    assert set(expected_signature(office).name) == {"."}


def test_every_type_becomes_a_tagged_archive_file(clerk: Membership, head: Membership, resident: Resident) -> None:
    for code, answers in ANSWERS.items():
        letter = start_letter(by=clerk, resident=resident, type_code=code, answers=answers)
        pdf = render(paper_of(letter, head), at=AT)
        assert b"pdfaid:part" in pdf
        assert b"pdfuaid:part" in pdf
        root = PdfFileReader(BytesIO(pdf)).root
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"].startswith("id")


def test_the_same_paper_and_time_give_the_same_bytes(draft: Letter, head: Membership) -> None:
    paper = paper_of(draft, head)
    assert render(paper, at=AT) == render(paper, at=AT)


def test_one_paper_shows_nothing_of_the_one_before(draft: Letter, head: Membership) -> None:
    paper = paper_of(draft, head)
    first = render(paper, at=AT)
    render(paper_of(draft, head, check=None), at=AT)
    assert render(paper, at=AT) == first


def test_a_letter_usually_fits_one_page_and_a_long_one_takes_two(draft: Letter, head: Membership) -> None:
    assert pages_of(render(paper_of(draft, head), at=AT)) == 1
    draft.answers["purpose"] = "pengurusan " * 150
    assert pages_of(render(paper_of(draft, head), at=AT)) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_something_to_run_stays_text(text: str, draft: Letter, head: Membership) -> None:
    draft.answers["purpose"] = draft.answers["pupil"] = text
    draft.facts["name"] = draft.facts["address"] = text
    paper = paper_of(draft, head)
    assert text in text_of(paper)
    assert pages_of(render(paper, at=AT)) == 1


def test_the_template_reads_nothing_as_source() -> None:
    source = TEMPLATE.read_text(encoding="utf-8")
    assert "eval(" not in source
    assert "#import" not in source
    assert "#include" not in source


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=60).filter(lambda text: not unprintable_in(text)))
def test_whatever_the_form_accepts_can_be_printed(text: str, draft: Letter, head: Membership) -> None:
    draft.answers["purpose"] = draft.facts["name"] = text
    assert render(paper_of(draft, head), at=AT).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["beasiswa 😀", "ꦗꦮ", "a\x07b", "a\u202eb", "a\u200bb", "中"])
def test_what_no_font_has_is_refused_with_the_place_named(text: str, clerk: Membership, resident: Resident) -> None:
    with pytest.raises(UnprintableError) as caught:
        start_letter(by=clerk, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"] | {"purpose": text})
    assert list(caught.value.places) == ["purpose"]


def test_a_name_that_cannot_be_printed_is_refused_before_anything_is_kept(clerk: Membership, village: Region) -> None:
    resident = make_resident(village, name="ROFINA ꦗ", nik=None)
    with pytest.raises(UnprintableError) as caught:
        start_letter(by=clerk, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])
    assert list(caught.value.places) == ["name"]
    assert not Letter.objects.exists()


def test_an_unanswered_question_prints_nothing() -> None:
    assert [printed(question, None) for question in letter_type("SKU").questions] == [""] * 6


def pages_of(pdf: bytes) -> int:
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])
