from urllib.parse import urlsplit

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from lonto.signing import claims, codes, qr

KEY = Ed25519PrivateKey.generate()
HOST = "https://lonto.manggaraibaratkab.go.id"
QR_ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.binary(min_size=1, max_size=200))
def test_an_address_reads_back_as_its_code_and_claim(claim: bytes) -> None:
    code = codes.new_code()
    assert qr.read_address(qr.check_address(HOST, code, claim)) == qr.CheckAddress(code, claim)


@given(st.binary(min_size=1, max_size=200))
def test_an_address_stays_in_the_compact_characters_and_is_one_path(claim: bytes) -> None:
    address = qr.check_address(HOST, "K7Q2M0XW9TBC4RNA", claim)
    assert set(address) <= QR_ALPHANUMERIC - {" "}
    assert urlsplit(address).path.count("/") == 3


@pytest.mark.parametrize("name", ["ROFINA JELITA", "YOHANES BAPTISTA NGGORO"])
def test_a_letter_fits_a_code_that_phones_read_from_paper(name: str) -> None:
    facts = ("SKTM", "400.9.14/12-DS/XI/2026", name, 531505, 9901, 20790, 20882)
    code = codes.new_code()
    picture = segno.make_qr(qr.check_address(HOST, code, claims.seal(1, facts, code=code, key=KEY)), error="m")
    assert int(picture.version) <= 10
    assert picture.mode == "alphanumeric"


@pytest.mark.parametrize("text", ["", "https://desa.example/", "HTTPS://X/V/", "HTTPS://X/V/SHORT/ABC", "/v/K7Q2"])
def test_other_text_is_no_check_address(text: str) -> None:
    assert qr.read_address(text) is None


def test_an_address_whose_claim_is_torn_off_keeps_its_code() -> None:
    assert qr.read_address("HTTPS://X/V/K7Q2M0XW9TBC4RNA") == qr.CheckAddress("K7Q2M0XW9TBC4RNA", None)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_claim(text: str) -> None:
    assert qr.read_claim(text) != b""


def test_the_picture_is_an_svg_without_anything_to_run() -> None:
    picture = qr.svg("HTTPS://X/V/K7Q2M0XW9TBC4RNA/A")
    assert picture.startswith(b"<svg")
    assert b"script" not in picture
