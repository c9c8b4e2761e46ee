from hypothesis import given
from hypothesis import strategies as st

from lonto.signing import codes

code_text = st.text(alphabet=codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_a_code_holds_at_least_80_random_bits() -> None:
    assert len(codes.ALPHABET) ** codes.LENGTH >= 2**80
    assert len({codes.new_code() for _ in range(1000)}) == 1000


@given(code_text)
def test_a_code_is_found_however_it_is_typed(code: str) -> None:
    typed = codes.grouped(code).lower().replace("0", "o").replace("1", "l")
    assert codes.clean_code(f"  {typed} ") == code


@given(st.text())
def test_other_text_is_no_code_or_a_clean_one(text: str) -> None:
    code = codes.clean_code(text)
    assert code is None or codes.clean_code(code) == code


@given(code_text, code_text)
def test_different_codes_have_different_bits(first: str, second: str) -> None:
    assert (codes.raw(first) == codes.raw(second)) == (first == second)
    assert len(codes.raw(first)) == codes.RAW_LENGTH
