"""Published results of real evaluations: what the exact arithmetic gives, and by name what it cannot give."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from lonto.lib.rounding import half_up
from lonto.regency.maturity.index import compute
from lonto.regency.maturity.published import FOLDER
from lonto.regency.maturity.schemes import PredicateFrom, scheme_named
from tests.regency.maturity.published import Line, groups_of_aspects, lines_of

SPBE = scheme_named("spbe-2020")
WEIGHTS = [one.weight for one in SPBE.domains]
INSTITUTIONS = lines_of("institutions_2023.csv", FOLDER)
# Its domain 4 lies below the lowest level, so some of its indicators were not answered.
UNANSWERED = "D4 0.30 is below the scale minimum 1; only consistent if unanswered service indicators count 0"
# Two published group averages cannot follow from their own aspects: 3.82 against 3.8055 and 3.42 against 3.4080.
UNREACHABLE = {"2024 LPNK", "2024 Provinsi"}


@cache
def exact_values(domain: int, published: str) -> tuple[Fraction, ...]:
    """Every value that a domain can have with whole levels and that is printed like this."""
    aspects = [one for one in SPBE.aspects if one.domain == domain]
    sums = [
        [
            Fraction(total) * SPBE.by_aspect[one.number][0].weight
            for total in range(5 * len(SPBE.by_aspect[one.number]) + 1)
        ]
        for one in aspects
    ]
    weight = SPBE.domains[domain - 1].weight
    values = {sum(parts, Fraction(0)) / weight for parts in product(*sums)}
    return tuple(sorted(value for value in values if half_up(value, 2) == Decimal(published)))


def possible_indices(line: Line) -> set[Fraction]:
    """Every exact index that the published domains allow."""
    domains = [line[key] for key in ("d1_kebijakan", "d2_tata_kelola", "d3_manajemen", "d4_layanan")]
    choices = [exact_values(number, value) for number, value in enumerate(domains, 1)]
    return {_index(values) for values in product(*choices)}


def _index(values: Iterable[Fraction]) -> Fraction:
    return sum((value * weight for value, weight in zip(values, WEIGHTS, strict=True)), Fraction(0)) / 100


def test_the_worked_example_of_the_regulation() -> None:
    aspect, domain, index = lines_of("example_permenpanrb59_2020.csv")
    for line in (aspect, domain, index):
        inputs = [Fraction(value) for value in line["inputs"].split(";")]
        weights = [Fraction(value) for value in line["weights_percent"].split(";")]
        value = sum((i * w for i, w in zip(inputs, weights, strict=True)), Fraction(0)) / sum(weights)
        assert half_up(value, 2) == Decimal(line["result"]), line["source"]
    levels = dict(zip((11, 12, 13, 14), (3, 4, 3, 2), strict=True))
    result = compute(SPBE, levels)
    assert result.aspects[1].published == Decimal("3.00")


def test_every_institution_of_2023_has_an_index_that_the_exact_arithmetic_allows() -> None:
    assert len(INSTITUTIONS) == 621
    impossible = [
        line["instansi"]
        for line in INSTITUTIONS
        if Decimal(line["index_published"]) not in {half_up(value, 2) for value in possible_indices(line)}
    ]
    assert impossible == []


def test_one_institution_of_2023_is_possible_only_because_unanswered_counts_nothing() -> None:
    (line,) = [line for line in INSTITUTIONS if line["note"] == UNANSWERED]
    assert Decimal(line["d4_layanan"]) < SPBE.lowest


def test_the_predicates_of_2023_were_read_from_the_rounded_index() -> None:
    wrong = [
        line["instansi"]
        for line in INSTITUTIONS
        if SPBE.predicate_at(Fraction(line["index_published"])).name.id != line["predicate_published"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("group", "rows"), list(groups_of_aspects()), ids=[name for name, _rows in groups_of_aspects()]
)
def test_the_groups_of_2023_and_2024_follow_from_their_aspects_as_far_as_two_digits_tell(
    group: str, rows: dict[str, str]
) -> None:
    """Averages of many institutions: the index may differ by what its own rounding and that of its aspects hide."""
    aspects = {one.number: Fraction(rows[f"A{one.number}"]) for one in SPBE.aspects}
    computed = sum((aspects[one.number] * one.weight for one in SPBE.aspects), Fraction(0)) / 100
    distance = abs(Fraction(rows["SPBE"]) - computed)
    assert (distance <= Fraction("0.01")) is (group not in UNREACHABLE), (
        f"{group}: {float(computed)} against {rows['SPBE']}"
    )


@pytest.mark.parametrize(
    ("group", "rows"), list(groups_of_aspects()), ids=[name for name, _rows in groups_of_aspects()]
)
def test_the_domains_of_2023_and_2024_follow_from_their_aspects(group: str, rows: dict[str, str]) -> None:
    for domain in SPBE.domains:
        aspects = [one for one in SPBE.aspects if one.domain == domain.number]
        computed = sum((Fraction(rows[f"A{one.number}"]) * one.weight for one in aspects), Fraction(0)) / domain.weight
        distance = abs(Fraction(rows[f"D{domain.number}"]) - computed)
        assert distance <= Fraction("0.01"), f"{group}, domain {domain.number}: {float(computed)}"


@pytest.mark.parametrize("line", lines_of("mabar_spbe_index.csv")[:2], ids=lambda line: line["year"])
def test_manggarai_barat(line: Line) -> None:
    known = {
        f"d{n}_{name}": line[f"d{n}"] for n, name in enumerate(("kebijakan", "tata_kelola", "manajemen", "layanan"), 1)
    }
    possible = possible_indices(known)
    assert Decimal(line["index"]) in {half_up(value, 2) for value in possible}
    assert SPBE.predicate_at(Fraction(line["index"])).name.id == line["predicate"]


def test_aceh_tengah_2025_is_cukup_although_its_rounded_domains_would_make_it_baik() -> None:
    lines = [line for line in lines_of("results_aceh_tengah_2025_partial.csv") if line["row"] == "indicator"]
    levels = {int(line["number"]): int(line["value"]) for line in lines if line["value"]}
    hidden = [number for number in range(1, 48) if number not in levels]
    levels |= dict(zip(hidden, (2, 2, 2, 2, 3, 3), strict=True))  # six levels were not published; they sum to 14
    result = compute(SPBE, levels)
    assert result.exact == Fraction("2.594")
    assert (result.published, result.predicate.name.id) == (Decimal("2.59"), "Cukup")
    assert [str(part.published) for part in result.domains] == ["2.30", "1.70", "1.00", "3.75"]
    rounded = [Fraction(part.published) for part in result.domains]
    assert half_up(_index(rounded), 2) == Decimal("2.60"), "this is what computing from rounded domains would print"


@pytest.mark.parametrize("line", lines_of("results_other_domain_index.csv"), ids=lambda line: line["instansi"])
def test_other_published_results_are_among_the_exact_values(line: Line) -> None:
    known = {
        f"d{n}_{name}": line[f"d{n}"] for n, name in enumerate(("kebijakan", "tata_kelola", "manajemen", "layanan"), 1)
    }
    possible = possible_indices(known)
    assert {Fraction(one) for one in line["exact_candidates"].split("|")} <= possible
    assert Decimal(line["index_published"]) in {half_up(value, 2) for value in possible}


def test_the_smart_city_of_kota_kediri_2022_is_exactly_3_315_and_was_printed_3_31() -> None:
    values = {line["row"]: Fraction(line["value"]) for line in lines_of("results_smartcity_kediri_2022.csv")}
    lines = [line for line in lines_of("smartcity_weights.csv") if line["scheme"] == "evaluation_2022"]
    weights = {line["dimension"]: Fraction(line["weight_percent"]) for line in lines}
    assert sum(weights.values()) == 100
    exact = sum((values[name] * weight for name, weight in weights.items()), Fraction(0)) / 100
    assert exact == Fraction("3.315")
    assert half_up(exact, 2) == Decimal("3.32"), (
        "half up gives 3.32; the published 3.31 was cut or came from finer inputs"
    )
    assert values["Index 2022"] == Fraction("3.31")


def test_the_2023_practice_is_an_option_of_the_computation() -> None:
    levels = {one.number: 3 for one in SPBE.indicators}
    assert compute(SPBE, levels, predicate_from=PredicateFrom.ROUNDED).predicate.name.id == "Baik"
