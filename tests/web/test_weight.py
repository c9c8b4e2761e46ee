"""What a page weighs on a slow line: the first visit and the pages after it."""

from pathlib import Path

import brotli
import pytest
from django.test import Client

from lonto.accounts.models import Membership
from lonto.web import build
from tests.conftest import As

KB = 1024
FIRST_VISIT, LATER_PAGE = 100 * KB, 15 * KB


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    build.build()


def weight(content: bytes) -> int:
    return len(brotli.compress(content, quality=5))


def static_files() -> dict[str, int]:
    return {path.name: weight(path.read_bytes()) for path in sorted(Path(build.TARGET).iterdir())}


def test_the_first_visit_stays_far_below_its_limit(client: Client, pilot: object) -> None:
    page = weight(client.get("/account/login/").content)
    assert page + sum(static_files().values()) < FIRST_VISIT / 2


def test_styles_and_scripts_each_have_a_limit_of_their_own() -> None:
    weights = static_files()
    assert weights["app.css"] < 12 * KB
    assert weights["app.js"] < 16 * KB
    assert weights["band.svg"] + weights["favicon.svg"] < KB


def test_later_pages_are_light(clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    for path in ("/", "/gallery/", "/gallery/?errors", "/gallery/list/"):
        assert weight(client.get(path).content) < LATER_PAGE / 2, path
