import json
from pathlib import Path

import pytest

from lonto.lib.terbilang import rupiah_in_words, terbilang

VECTORS = json.loads((Path(__file__).parent / "data/uji_terbilang.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: str(v["n"]))
def test_numbers_are_spelled_as_on_receipts(vector: dict[str, str | int]) -> None:
    assert terbilang(int(vector["n"])) == vector["terbilang"]


def test_an_amount_ends_in_rupiah() -> None:
    assert rupiah_in_words(1_500_000) == "satu juta lima ratus ribu rupiah"


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        terbilang(-1)


def test_one_thousand_behind_millions_is_one_word_and_twenty_one_thousand_is_not() -> None:
    assert terbilang(2_001_000) == "dua juta seribu"
    assert terbilang(2_021_000) == "dua juta dua puluh satu ribu"
