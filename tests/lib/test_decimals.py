from decimal import Decimal

import pytest

from lonto.lib.decimals import parse_decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [("1234", "1234"), ("1.234", "1234"), ("12,5", "12.5"), ("-1.234,56", "-1234.56"), (" 20 000 ", "20000")],
)
def test_a_number_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "12.5", "1,234.5", "1.23.456", "dua", "1e5", "٣", "1,", "--1", "9" * 17])
def test_what_could_be_meant_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_decimal(text)
