"""What every route of the interface has in common: open to anybody, bounded, and clear about what is wrong."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from lonto.config.api.urls import LARGEST
from lonto.regency.maturity.api import COMPUTING

COMPUTE = "/api/maturity/schemes/spbe-2020/index"
ENGLISH = {"Accept-Language": "en"}
ONE = json.dumps({"levels": [{"number": 1, "level": 3}]})


def post(body: str | bytes, address: str = COMPUTE, kind: str = "application/json", **headers: str) -> Any:
    client = Client(enforce_csrf_checks=True)
    return client.post(address, body, content_type=kind, headers=headers)


def problems(response: Any) -> dict[str, str]:
    return {one["place"]: one["sentence"] for one in response.json()["problems"]}


def test_anybody_may_compute_without_a_token_or_a_sign_in(db: None) -> None:
    assert post(ONE).status_code == 200


def test_a_body_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert post("x" * (LARGEST + 1)).status_code == 413


@pytest.mark.parametrize("body", ["[", "{'levels': []}", "[" * 30_000, '{"levels": ' + "9" * 5_000 + "}", b"\xff\xfe"])
def test_what_is_no_json_is_refused_in_words(body: str | bytes, db: None) -> None:
    response = post(body, **ENGLISH)
    assert (response.status_code, problems(response)) == (400, {"request": "The body cannot be read as JSON."})


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("{}", "levels"),
        ("[]", "body"),
        ('{"levels": 3}', "levels"),
        ('{"levels": [{"number": 1}]}', "levels.0.level"),
        ('{"levels": [{"number": 1, "level": true}]}', "levels.0.level"),
        ('{"levels": [{"number": 1, "level": "NaN"}]}', "levels.0.level"),
        ('{"levels": [{"number": 1, "level": 1e400000}]}', "levels.0.level"),
        ('{"levels": [{"number": 1.5, "level": 3}]}', "levels.0.number"),
        ('{"levels": [{"number": 1, "level": 3, "weight": 9}]}', "levels.0.weight"),
        ('{"levels": [], "predicate_from": "both"}', "predicate_from"),
    ],
)
def test_what_has_another_shape_is_named_by_its_place(body: str, place: str, db: None) -> None:
    response = post(body)
    assert response.status_code == 422
    assert place in problems(response)


def test_sentences_are_indonesian_or_english_as_the_program_asks(db: None) -> None:
    assert problems(post("{}")) == {"levels": "Tidak ada; tambahkan."}
    assert problems(post("{}", **ENGLISH)) == {"levels": "It is missing; add it."}


@pytest.mark.parametrize("address", ["/api/nothing", "/api/maturity/nothing/", "/api/maturity/schemes/none"])
def test_an_address_without_anything_answers_a_program_in_json(address: str, db: None) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert response.json()["problems"]


def test_who_asks_too_often_is_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(COMPUTING, "allow_request", lambda request: False)
    response = post(ONE, **ENGLISH)
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert problems(response) == {"request": "Too often. Try again in a moment."}


def test_the_limit_counts_each_address_by_itself(db: None) -> None:
    client = Client()
    answers = [client.post(COMPUTE, ONE, content_type="application/json").status_code for _ in range(121)]
    assert answers.count(200) == 120
    assert answers[-1] == 429
    elsewhere = client.post(COMPUTE, ONE, content_type="application/json", REMOTE_ADDR="10.1.1.1")
    assert elsewhere.status_code == 200


def test_the_documentation_names_every_route_and_loads_nothing_from_elsewhere(db: None) -> None:
    schema = Client().get("/api/openapi.json").json()
    page = Client().get("/api/").content.decode()
    for path, operations in schema["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_description_is_read_only(db: None) -> None:
    assert Client().post("/api/openapi.json").status_code == 405


def test_both_the_page_and_the_description_speak_the_language_of_the_reader(db: None) -> None:
    client = Client()
    assert "Indeks dari tingkat" in client.get("/api/").content.decode()
    client.cookies["lonto_language"] = "en"
    assert "The index of levels" in client.get("/api/").content.decode()
