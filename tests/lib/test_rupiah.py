import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.rupiah import format_rupiah, parse_rupiah


@pytest.mark.parametrize(
    "text",
    [
        "1500000",
        "1.500.000",
        "1 500 000",
        "1,500,000",
        "Rp1.500.000",
        "Rp. 1.500.000,-",
        "rp 1.500.000,00",
        " 1'500'000 ",
    ],
)
def test_an_amount_is_read_however_people_write_it(text: str) -> None:
    assert parse_rupiah(text) == 1_500_000


@pytest.mark.parametrize("text", ["", "Rp", "seribu", "1.50", "1.500,50", "-5", "1e6", "15.00.000", "=1+1"])
def test_what_is_no_amount_in_whole_rupiah_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        parse_rupiah(text)


@given(st.integers(0, 10**15))
def test_a_printed_amount_reads_back(amount: int) -> None:
    assert parse_rupiah(format_rupiah(amount)) == amount
