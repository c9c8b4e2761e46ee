from pathlib import Path

import pytest

from lonto.lib.font_characters import characters_of

FONTS = Path(__file__).parents[2] / "lonto/lib/data/fonts"


@pytest.fixture(params=["Regular", "Bold", "Italic"])
def characters(request: pytest.FixtureRequest) -> frozenset[int]:
    return characters_of((FONTS / f"LiberationSerif-{request.param}.ttf").read_bytes())


@pytest.mark.parametrize("text", ["Surat Keterangan", "D’Ornay é ñ ū", "Rp1.500.000,-", "Ω Ж א"])
def test_letters_of_names_are_in_the_fonts(text: str, characters: frozenset[int]) -> None:
    assert {ord(character) for character in text} <= characters


@pytest.mark.parametrize("text", ["😀", "ꦗ", "中", "\x07"])
def test_other_scripts_and_pictures_are_not(text: str, characters: frozenset[int]) -> None:
    assert ord(text) not in characters


def test_a_file_that_is_no_font_is_refused() -> None:
    with pytest.raises(ValueError, match="cmap"):
        characters_of(b"\0" * 64)
