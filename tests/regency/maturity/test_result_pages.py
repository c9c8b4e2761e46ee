"""What came out, as pages: one result by its sides, and year against year."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.maturity.actions import add_reported_result, advance, judge, settle
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.states import FINISH
from tests.conftest import As
from tests.regency.maturity.asking import asked
from tests.regency.maturity.assessing import answered, given, in_internal_review, in_interview, opened
from tests.web.reading import rows_of, text_of, words


def url(name: str, *args: object) -> str:
    return reverse(f"maturity:{name}", args=args)


@pytest.fixture
def final(coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership) -> Assessment:
    """Every level 3, but indicator 5 (weight 5 %) seen at 2 outside and settled at 2.5: 2.975 in all."""
    assessment = in_interview(coordinator, officer, assessor, outsider, n5=2)
    answer = assessment.answers.get(number=5)
    settle(by=coordinator, answer=answer, level=Decimal("2.5"), reason="Disepakati dalam wawancara.")
    return advance(by=coordinator, assessment=assessment, transition=FINISH)


def test_index_and_every_aspect_stand_by_side(final: Assessment, coordinator: Membership, as_: As) -> None:
    rows = rows_of(as_(coordinator).get(url("result", final.pk)))
    assert len(rows) == 1 + len(final.scheme.aspects)
    assert rows[0] == ["Indeks", "100", "3,00", "3,00", "2,95", "2,98"]
    assert rows[0][-1] == final.result["index"].replace(".", ",")


def test_the_exact_index_and_how_much_each_side_gave_are_said(
    final: Assessment, coordinator: Membership, as_: As
) -> None:
    page = words(text_of(as_(coordinator).get(url("result", final.pk))))
    assert "2,975" in page
    assert page.count("20 dari 20 tingkat sudah diberikan") == 3


def test_every_picture_has_its_numbers_in_a_table(final: Assessment, coordinator: Membership, as_: As) -> None:
    page = text_of(as_(coordinator).get(url("result", final.pk)))
    pictures = re.findall(r'<figure class="chart">.*?</figure>', page, re.DOTALL)
    assert len(pictures) == 1
    assert all('role="img"' in one and "<table" in one for one in pictures)
    for aspect in final.scheme.aspects:
        assert aspect.name.id in words(pictures[0])


def test_a_result_of_another_scheme_has_no_place_among_those_of_2023(
    final: Assessment, coordinator: Membership, officer: Membership, as_: As
) -> None:
    desk = as_(coordinator)
    assert "tidak bermakna" in words(text_of(desk.get(url("result", final.pk))))
    spbe = opened(coordinator)
    given(coordinator, spbe, officer)
    answered(officer, spbe, 3)
    shown = words(text_of(desk.get(url("result", spbe.pk))))
    assert "621" in shown
    assert "tidak bermakna" not in shown


def test_a_result_that_goes_on_says_so_and_counts_holes_as_nothing(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    answered(officer, assessment, 5)
    page = words(text_of(as_(coordinator).get(url("result", assessment.pk))))
    assert "masih berjalan" in page
    assert "Bobot" in page
    assert "2, 3, 4, 5" in page


def test_years_of_one_scheme_are_compared_and_other_schemes_stand_apart(
    final: Assessment, coordinator: Membership, as_: As
) -> None:
    for year, index in ((2023, "3.44"), (2024, "3.47")):
        add_reported_result(
            by=coordinator, year=year, scheme_key="spbe-2020", index=Decimal(index), source="Laporan hasil evaluasi"
        )
    page = text_of(as_(coordinator).get(url("results")))
    shown = words(page)
    assert "+0,03" in shown
    assert len(re.findall(r"[+−]\d,\d\d", shown)) == 1, "no difference is taken across schemes"
    assert "Laporan hasil evaluasi" in shown


def test_a_result_asks_as_often_with_every_indicator_judged_as_with_ten(
    coordinator: Membership, officer: Membership, assessor: Membership, as_: As
) -> None:
    counts: list[int] = []
    for year, number in ((2026, 10), (2027, 20)):
        assessment = in_internal_review(coordinator, officer, assessor, year=year)
        for answer in assessment.answers.filter(number__lte=number):
            judge(by=assessor, answer=answer, level=Decimal(2), reason="Belum di semua unit.")
        counts.append(asked(as_(coordinator), url("result", assessment.pk)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["home", "results"])
def test_a_list_of_years_asks_as_often_for_twenty_as_for_ten(
    name: str, coordinator: Membership, officer: Membership, as_: As
) -> None:
    counts: list[int] = []
    for years in (range(2026, 2036), range(2036, 2046)):
        for year in years:
            assessment = opened(coordinator, year, "pemdi-2026")
            given(coordinator, assessment, officer, [1, 2])
            answered(officer, assessment)
        counts.append(asked(as_(coordinator), url(name)))
    assert Assessment.objects.count() == 20
    assert counts[0] == counts[1]


def test_a_list_of_years_asks_as_often_for_twenty_published_results_as_for_ten(
    coordinator: Membership, as_: As
) -> None:
    counts: list[int] = []
    for years in (range(2026, 2036), range(2036, 2046)):
        for year in years:
            add_reported_result(
                by=coordinator, year=year, scheme_key="pemdi-2026", index=Decimal("3.10"), source=f"Laporan {year}"
            )
        counts.append(asked(as_(coordinator), url("results")))
    assert counts[0] == counts[1]
