import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lonto.lib import names


@pytest.mark.parametrize("written", ["D'ORNAY MARIA", "YOSEF DARUS, S.Pd.", "SUHARTO", "A" * 29 + " " + "B" * 30])
def test_a_name_is_kept_exactly_as_written(written: str) -> None:
    assert names.clean(written) == written


@pytest.mark.parametrize(
    "written",
    ["Wae Nahi\u00a0", "\ufeffWae Nahi", "Wae  Nahi", " Wae\tNahi ", "Wae\u200b Nahi", "Wae\u2003Nahi\r\n"],
)
def test_what_cannot_be_seen_is_removed(written: str) -> None:
    assert names.clean(written) == "Wae Nahi"


@pytest.mark.parametrize("asked", ["D'ornay", "D’ornay", "D`ORNAY", "dornay", "Dʼornay"])
def test_a_name_is_found_by_every_apostrophe(asked: str) -> None:
    assert names.fold_name("D'ORNAY MARIA").startswith(names.fold_name(asked))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("YOSEF DARUS, S.Pd.", "yosef darus"),
        ("Drs. H. Ahmad Sujud, M.M.", "ahmad sujud"),
        ("Prof. Dr. Ir. Yohanes Éga S.H.", "yohanes ega"),
        ("Hj. Siti Aminah, SE", "siti aminah"),
        ("Pdt. Markus, S.Th., M.Th.", "markus"),
        ("H", "h"),
        ("SE", "se"),
        ("Hj.", "hj"),
        ("Siti Se", "siti se"),
        ("MARIA-GORETI", "maria goreti"),
    ],
)
def test_titles_and_signs_do_not_count_in_a_search(written: str, folded: str) -> None:
    assert names.fold_name(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert names.clean(names.clean(text)) == names.clean(text)


@given(st.text(st.characters(max_codepoint=0x17F, categories=["L"]), min_size=1))
def test_case_does_not_count_in_a_search(text: str) -> None:
    assume(text.upper().lower() == text.lower())
    assert names.fold(text.upper()) == names.fold(text.lower()) == names.fold(text.title())


@given(st.text(min_size=1))
def test_a_name_with_a_letter_is_never_folded_away(text: str) -> None:
    assert bool(names.fold_name(text)) == bool(names.fold(text))


def test_signs_that_belong_into_no_name_are_named() -> None:
    assert names.unusual_characters("MARIA <b>1</b> =cmd") == "<>1="
    assert names.unusual_characters("D'Órnay-Maria, S.Pd. (alm)") == ""
