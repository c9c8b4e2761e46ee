import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.roman import roman

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read(numeral: str) -> int:
    digits = [VALUES[letter] for letter in numeral]
    return sum(-d if any(later > d for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))


def test_the_months_of_a_year_are_written_as_on_letters() -> None:
    written = [roman(month) for month in range(1, 13)]
    assert " ".join(written) == "I II III IV V VI VII VIII IX X XI XII"


@given(st.integers(1, 3999))
def test_a_numeral_reads_back_as_its_number(number: int) -> None:
    assert read(roman(number)) == number


@pytest.mark.parametrize("number", [-1, 0, 4000])
def test_numbers_without_a_numeral_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 3999"):
        roman(number)
