"""What programs read of maturity, and compute with it."""

import json
from typing import Any

import pytest
from django.test import Client

from lonto.accounts.models import Membership
from lonto.regency.maturity.actions import advance, publish, withdraw_publication
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.states import FINISH
from tests.conftest import As
from tests.regency.maturity.assessing import in_interview, opened

ALL_THREE = [{"number": number, "level": 3} for number in range(1, 48)]
SCHEMES = "/api/maturity/schemes"


def index_of(levels: list[dict[str, Any]], key: str = "spbe-2020", **more: Any) -> Any:
    body = json.dumps({"levels": levels, **more})
    headers = {"Accept-Language": "en"}
    return Client().post(f"{SCHEMES}/{key}/index", body, content_type="application/json", headers=headers)


def of_table(table: str | bytes, key: str = "spbe-2020") -> Any:
    return Client().post(f"{SCHEMES}/{key}/index-of-table", table, content_type="text/csv")


def sentences(response: Any) -> dict[str, str]:
    return {one["place"]: one["sentence"] for one in response.json()["problems"]}


@pytest.fixture
def final(coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership) -> Assessment:
    assessment = in_interview(coordinator, officer, assessor, outsider)
    return advance(by=coordinator, assessment=assessment, transition=FINISH)


def test_all_schemes_are_listed_and_one_is_read_whole(db: None) -> None:
    keys = [one["key"] for one in Client().get(SCHEMES).json()]
    assert keys == ["spbe-2018", "spbe-2020", "pemdi-2026", "village-readiness"]
    whole = Client().get(f"{SCHEMES}/spbe-2020").json()
    assert [len(whole[part]) for part in ("domains", "aspects", "indicators", "predicates")] == [4, 8, 47, 5]
    assert whole["indicators"][0]["weight"] == "1.3"


def test_an_index_is_computed_as_the_command_computes_it(db: None) -> None:
    found = index_of(ALL_THREE).json()
    assert (found["index"], found["predicate"], found["exact"], found["unanswered"]) == ("3.00", "Baik", "3", [])


def test_a_level_between_two_levels_keeps_its_digits(db: None) -> None:
    levels = [{"number": number, "level": 3.1} for number in range(1, 21)]
    assert index_of(levels, "pemdi-2026").json()["exact"] == "3.1"


def test_the_practice_of_2023_is_asked_for(db: None) -> None:
    higher = {*range(1, 4), *range(21, 28), *range(32, 48)}
    levels = [{"number": number, "level": 3 if number in higher else 2} for number in range(1, 48)]
    exact, rounded = index_of(levels).json(), index_of(levels, predicate_from="rounded").json()
    assert (exact["exact"], exact["index"], exact["predicate"]) == ("2.599", "2.60", "Cukup")
    assert rounded["predicate"] == "Baik"
    assert exact["predicates_differ"] is rounded["predicates_differ"] is True


def test_levels_that_do_not_fit_are_all_named_at_once(db: None) -> None:
    response = index_of([{"number": 1, "level": 6}, {"number": 2, "level": "2.5"}, {"number": 99, "level": 3}])
    assert response.status_code == 422
    assert list(sentences(response)) == ["indicator 1", "indicator 2", "indicator 99"]


def test_an_indicator_that_is_given_twice_is_named(db: None) -> None:
    response = index_of([{"number": 5, "level": 3}, {"number": 5, "level": 4}])
    assert sentences(response) == {"indicator 5": "Indicator 5 is given twice. Keep one."}


def test_a_scheme_that_needs_every_level_refuses_holes(db: None) -> None:
    found = sentences(index_of([{"number": 1, "level": 3}], "pemdi-2026"))
    assert len(found) == 19
    assert found["indicator 2"] == "Indicator 2 has no level; pemdi-2026 needs all (our assumption, not confirmed)."


def test_what_a_scheme_assumes_is_open_too(db: None) -> None:
    told = Client().get(f"{SCHEMES}/pemdi-2026").json()["assumptions"]
    assert "unanswered" in [one["about"] for one in told]
    assert all(one["text"]["id"] and one["text"]["en"] for one in told)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("comma", [",", ";"])
def test_a_table_is_computed_as_a_spreadsheet_saves_it(comma: str, mark: str, db: None) -> None:
    rows = "\n".join(f"{number}{comma}4" for number in range(1, 48))
    found = of_table(f"{mark}number{comma}level\n\n{rows}\n".encode())
    assert found.json()["predicate"] == "Sangat Baik"


def test_rows_of_a_table_that_do_not_fit_are_named(db: None) -> None:
    response = of_table("number,level\n1,3\n2,7\nx,1\n")
    assert response.status_code == 422
    assert list(sentences(response)) == ["row 3, level", "row 4, number"]


@pytest.mark.parametrize("table", [b"", b"\x00\x01\x02", b"PK\x03\x04", b"nama;umur\n"])
def test_what_is_no_table_is_refused_in_words(table: bytes, db: None) -> None:
    response = of_table(table)
    assert response.status_code in (400, 422)
    assert sentences(response)


def test_a_published_result_is_open_to_anybody_and_can_be_computed_again(
    final: Assessment, coordinator: Membership
) -> None:
    publish(by=coordinator, assessment=final)
    (line,) = Client().get("/api/maturity/results").json()
    found = Client().get(f"/api/maturity/results/{line['id']}").json()
    assert (found["year"], found["is_final"], found["index"]) == (2026, True, line["index"])
    levels = [{"number": int(number), "level": level} for number, level in found["levels"].items()]
    assert index_of(levels, found["scheme"]).json()["exact"] == found["exact"]
    assert "sides" not in found


def test_a_final_result_is_found_by_nobody_before_and_after_its_publication(
    final: Assessment, coordinator: Membership, clerk: Membership, as_: As
) -> None:
    def found_by(client: Client) -> tuple[int, int]:
        listed = client.get("/api/maturity/results").json()
        return client.get(f"/api/maturity/results/{final.pk}").status_code, len(listed)

    clients = (Client(), as_(clerk), as_(coordinator))
    assert {found_by(one) for one in clients} == {(404, 0)}
    publish(by=coordinator, assessment=final)
    assert {found_by(one) for one in clients} == {(200, 1)}
    withdraw_publication(by=coordinator, assessment=final, reason="Bobot diperiksa ulang.")
    assert {found_by(one) for one in clients} == {(404, 0)}


def test_an_assessment_that_goes_on_is_found_by_nobody(coordinator: Membership, clerk: Membership, as_: As) -> None:
    assessment = opened(coordinator)
    for client in (Client(), as_(clerk), as_(coordinator)):
        assert client.get(f"/api/maturity/results/{assessment.pk}").status_code == 404
        assert client.get("/api/maturity/results").json() == []
