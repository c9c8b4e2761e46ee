"""What every answer carries so that a page loads nothing from elsewhere and stays private."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lonto.accounts.models import Membership
from lonto.web.middleware import SecurityHeaders
from tests.conftest import As
from tests.web.reading import text_of

PAGES = ["/gallery/", "/gallery/?errors", "/gallery/list/", "/account/login/", "/nothing-here/"]

# A script element of type application/json is data and never runs.
INLINE = r"""<style|\sstyle=|<script(?![^>]*\s(?:src=|type="application/json"))|\son[a-z]+=|javascript:"""


def policy_of(response: HttpResponse) -> dict[str, str]:
    parts = (part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
    return {part[0]: part[1] for part in parts}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_loaded_from_another_host_and_no_inline_code_runs(client: Client, pilot: object, path: str) -> None:
    policy = policy_of(client.get(path))  # type: ignore[arg-type]
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_what_its_policy_forbids(client: Client, pilot: object, path: str) -> None:
    page = text_of(client.get(path))
    assert not re.search(INLINE, page)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", page)


def test_answers_are_private(client: Client) -> None:
    headers = client.get("/gallery/").headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_view_may_set_its_own_cache_and_policy() -> None:
    answer = HttpResponse(headers={"Cache-Control": "public, max-age=60", "Content-Security-Policy": "sandbox"})
    headers = SecurityHeaders(lambda request: answer)(RequestFactory().get("/")).headers
    assert headers["Cache-Control"] == "public, max-age=60"
    assert headers["Content-Security-Policy"] == "sandbox"


def test_signing_out_empties_the_back_button(clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    assert "Clear-Site-Data" not in client.get("/").headers
    assert client.post("/account/logout/").headers["Clear-Site-Data"] == '"cache"'
