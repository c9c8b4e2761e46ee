"""The published file: fixed bytes, nothing that did not decide, and nothing that can be changed unseen."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings

from lonto.talent.admission.allocation import (
    Applicant,
    Choice,
    ClassSeats,
    Pool,
    Round,
    Rule,
    allocate,
)
from lonto.talent.admission.allocation.bundle import Bundle, bundle_of
from lonto.talent.admission.allocation.bundle_file import InvalidBundleError, digest_in, read, write
from lonto.talent.admission.allocation.rule_form import fingerprint, rule_data, rule_from

from .bundles import bundles, published, resealed
from .rounds import COMMITMENT, PUBLIC_VALUE, SECRET, SEED, rounds


def small_bundle() -> Bundle:
    rule = Rule((ClassSeats("WEB-1", 2, (Pool("women", 1, "women"),)),), COMMITMENT)
    people = (
        Applicant("DTS-0002", (Choice("WEB-1", 8430),), frozenset({"disability"})),
        Applicant("DTS-0001", (Choice("WEB-1", 9000),), frozenset({"women"})),
        Applicant("DTS-0003", (Choice("WEB-1", 8000),)),
    )
    return published(Round(rule, SEED, people))


PUBLISHED = """{
"format":"lonto-allocation-1",
"title":"Gelombang 1",
"round":1,
"previous":null,
"tie_rule":"higher score, then lower SHA-256(seed + application number)",
"commitment":"630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
"rule_sha256":"RULE",
"secret":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
"public_value":"M 5.2, 14 km NW of Labuan Bajo, 2026-11-03 04:12:09 UTC",
"seed":"SEED",
"cancelled":[],
"extra_seats":{},
"classes":[
{"class":"WEB-1","minimum":0,"pools":[{"group":"women","id":"women","seats":1,"soft":true}],"seats":2}
],
"applicants":[
{"application":"DTS-0001","choices":[["WEB-1","90.00"]],"groups":["women"]},
{"application":"DTS-0002","choices":[["WEB-1","84.30"]],"groups":[]},
{"application":"DTS-0003","choices":[["WEB-1","80.00"]],"groups":[]}
],
"closed":[],
"seats":[
{"application":"DTS-0001","class":"WEB-1","pool":"women","released":false},
{"application":"DTS-0002","class":"WEB-1","pool":"rest","released":false}
],
"waiting":[
{"applications":["DTS-0003"],"class":"WEB-1","pool":"rest"}
],
"""


def test_the_file_has_one_fixed_form() -> None:
    bundle = small_bundle()
    body = PUBLISHED.replace("RULE", fingerprint(bundle.round.rule)).replace("SEED", SEED.hex()).encode()
    assert write(bundle) == body + f'"sha256":"{sha256(body).hexdigest()}"\n}}\n'.encode()


def test_the_fingerprint_of_a_rule_does_not_change_with_the_program() -> None:
    assert fingerprint(small_bundle().round.rule) == "dd6451be4bccad0559e2beab8850ccb7af44c6cb388b449c60a7dd270a15c78b"


def test_groups_that_no_pool_of_a_ranked_class_asks_for_are_not_published() -> None:
    assert b"disability" not in write(small_bundle())


def test_the_digest_in_the_file_is_given_for_the_next_round_to_name() -> None:
    data = write(small_bundle())
    assert digest_in(data) == json.loads(data)["sha256"]


@settings(max_examples=1_000, deadline=None)
@given(bundles())
def test_a_written_bundle_reads_as_the_same(bundle: Bundle) -> None:
    data = write(bundle)
    assert read(data) == bundle
    assert write(read(data)) == data


@settings(max_examples=200, deadline=None)
@given(rounds())
def test_a_stored_rule_reads_as_the_same(round_: Round) -> None:
    stored = json.loads(json.dumps(rule_data(round_.rule)))
    assert rule_from(stored) == round_.rule
    assert fingerprint(rule_from(stored)) == fingerprint(round_.rule)


def test_the_order_of_applications_leaves_no_trace_in_the_file() -> None:
    bundle = small_bundle()
    turned = replace(bundle.round, applicants=bundle.round.applicants[::-1])
    allocation = allocate(turned)
    again = bundle_of(bundle.title, turned, allocation, secret=SECRET, public_value=PUBLIC_VALUE)
    assert write(again) == write(bundle)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"84.30"', b'"84.31"', "was changed after publication"),
        (b'"sha256":"', b'"sha256":"0', "was changed after publication"),
        (b'"sha256"', b'"sha512"', "was changed after publication"),
    ],
)
def test_changed_bytes_are_found_out_by_the_digest(old: bytes, new: bytes, message: str) -> None:
    with pytest.raises(InvalidBundleError, match=message):
        read(write(small_bundle()).replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"lonto-allocation-1", b"lonto-allocation-2", "format"),
        (b'"84.30"', b"84.30", "not a whole number"),
        (b'"84.30"', b'"84.305"', "two decimals"),
        (b'"84.30"', b'"84.3"', "other bytes"),
        (b'"round":1', b'"round": 1', "other bytes"),
        (b'"round":1', b'"round":"1"', "round is not a whole number"),
        (b'"soft":true', b'"soft":1', "soft is neither true nor false"),
        (b'"title":"Gelombang 1"', b'"title":1', "not a text"),
        (b"Gelombang 1", b"\\ud800", "form of a bundle"),
        (b'"cancelled":[]', b'"cancelled":{}', "not a list"),
        (b'"extra_seats":{}', b'"extra_seats":[]', "not an object"),
        (b'"closed":[],', b"", "closed"),
        (b'"seats":2', b'"seats":3', "rule_sha256"),
        (b'["WEB-1","80.00"]', b'["WEB-2","80.00"]', "not in the rule"),
    ],
)
def test_a_file_of_another_form_is_refused_although_its_digest_fits(old: bytes, new: bytes, message: str) -> None:
    data = write(small_bundle())
    assert old in data
    with pytest.raises(InvalidBundleError, match=message):
        read(resealed(data.replace(old, new)))


def test_a_file_that_is_no_json_is_refused() -> None:
    with pytest.raises(InvalidBundleError, match="form of a bundle"):
        read(resealed(b'{{\n"sha256":'))
