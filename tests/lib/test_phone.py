import pytest

from lonto.lib.phone import international, spellings


@pytest.mark.parametrize(
    "written",
    [
        "0812 3456 7890",
        "62812-3456-7890",
        "+62 812 3456 7890",
        "0062 812 3456 7890",
        "812 3456 7890",
        "+62 0812 3456 7890",
    ],
)
def test_one_number_has_one_spelling(written: str) -> None:
    assert international(written) == "+6281234567890"


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert international("+670 7712 3456") == "+67077123456"


@pytest.mark.parametrize(
    "written",
    ["", "0812", "maria@contoh.id", "０８１２３４５６７８９０", "12345678", "+0812345678", "08123456789012345"],
)
def test_what_is_no_number_gives_nothing(written: str) -> None:
    assert international(written) == ""


def test_spellings_lead_back_to_the_number() -> None:
    assert {international(spelling) for spelling in spellings("+6281234567890")} == {"+6281234567890"}
