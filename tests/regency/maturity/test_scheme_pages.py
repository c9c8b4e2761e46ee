"""The pages of the schemes: all of them, one whole, and the check of a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.maturity.schemes import About, all_schemes, scheme_named
from lonto.regency.maturity.schemes.shipped import FOLDER
from tests.conftest import As
from tests.regency.maturity.asking import asked
from tests.web.reading import rows_of, text_of, words

SCHEMES = reverse("maturity:schemes")
CHECK = reverse("maturity:scheme_check")
SPBE = (FOLDER / "spbe-2020.toml").read_text(encoding="utf-8")


def page_of(key: str) -> str:
    return reverse("maturity:scheme", args=[key])


def test_every_scheme_is_listed_and_the_own_one_is_marked(coordinator: Membership, as_: As) -> None:
    rows = rows_of(as_(coordinator).get(SCHEMES))
    assert [row[3] for row in rows] == [str(len(one.indicators)) for one in reversed(all_schemes())]
    (marked,) = (row[0] for row in rows if row[2] != "Ya")
    assert "Kesiapan layanan desa" in marked


@pytest.mark.parametrize("key", [one.key for one in all_schemes()])
def test_a_scheme_is_shown_whole(key: str, coordinator: Membership, as_: As) -> None:
    found = scheme_named(key)
    page = words(text_of(as_(coordinator).get(page_of(key))))
    parts = (found.indicators, found.aspects, found.domains, found.predicates)
    texts = [one.name.id for part in parts for one in part]
    texts += [criterion.id for levels in found.levels.values() for level in levels for criterion in level.criteria]
    assert [text for text in texts if words(text) not in page] == []


def test_a_scheme_that_nobody_has_is_not_found(coordinator: Membership, as_: As) -> None:
    assert as_(coordinator).get(page_of("spbe-1999")).status_code == 404


def test_only_our_own_scheme_says_that_it_is_not_official(coordinator: Membership, as_: As) -> None:
    desk = as_(coordinator)
    said = {one.key: "bukan indeks resmi" in words(text_of(desk.get(page_of(one.key)))) for one in all_schemes()}
    assert said == {one.key: not one.is_official for one in all_schemes()}


@pytest.mark.parametrize("key", [one.key for one in all_schemes() if "belum dibaca" in one.source.id])
def test_where_the_regulation_was_not_read_the_rule_on_holes_is_marked_as_ours(
    key: str, coordinator: Membership, as_: As
) -> None:
    found = scheme_named(key)
    text = found.assumed(About.UNANSWERED)
    assert text is not None
    assert "belum dibaca" in text.id
    page = words(text_of(as_(coordinator).get(page_of(key))))
    assert words(text.id) in page
    assert "belum dipastikan oleh peraturan, lihat di bawah" in page


def test_two_schemes_were_not_read_whole() -> None:
    assert [one.key for one in all_schemes() if "belum dibaca" in one.source.id] == ["spbe-2018", "pemdi-2026"]


def test_every_assumption_stands_on_the_page_of_its_scheme(coordinator: Membership, as_: As) -> None:
    for one in all_schemes():
        page = words(text_of(as_(coordinator).get(page_of(one.key))))
        assert [told.about for told in one.assumptions if words(told.text.id) not in page] == []
        assert ("Belum dipastikan oleh peraturan" in page) == bool(one.assumptions)


def test_a_scheme_of_forty_seven_indicators_asks_as_often_as_one_of_twenty(coordinator: Membership, as_: As) -> None:
    desk = as_(coordinator)
    sizes = {one.key: len(one.indicators) for one in all_schemes()}
    assert (sizes["pemdi-2026"], sizes["spbe-2020"]) == (20, 47)
    counts = {asked(desk, page_of(key)) for key in sizes}
    assert len(counts) == 1


def test_a_file_that_holds_is_shown_as_people_would_see_it(coordinator: Membership, as_: As) -> None:
    file = SimpleUploadedFile("spbe-2020.toml", SPBE.encode())
    page = words(text_of(as_(coordinator).post(CHECK, {"file": file})))
    assert "spbe-2020.toml" in page
    assert scheme_named("spbe-2020").indicators[46].name.id in page


def test_a_fault_is_named_with_its_place(coordinator: Membership, as_: As) -> None:
    broken = SPBE.replace('weight = "3.00"', 'weight = "3.01"', 1)
    assert broken != SPBE
    rows = rows_of(as_(coordinator).post(CHECK, {"file": SimpleUploadedFile("spbe.toml", broken.encode())}))
    assert rows
    assert all(place and sentence for place, sentence in rows)


@pytest.mark.parametrize("content", [b"\x00\x01", b"\xff\xfe", b"[[", b"x" * (600 * 1024)])
def test_what_is_no_scheme_is_refused_in_words(content: bytes, coordinator: Membership, as_: As) -> None:
    answer = as_(coordinator).post(CHECK, {"file": SimpleUploadedFile("a.toml", content)})
    assert answer.status_code == 200
    assert scheme_named("spbe-2020").indicators[46].name.id not in words(text_of(answer))
