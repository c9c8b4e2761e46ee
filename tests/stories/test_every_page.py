"""Whoever follows every link finds pages that are accessible, fit a phone, are light and load nothing foreign."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in

PAGES_PER_PERSON = 150
NEXT_PAGE_BYTES = 15_000
# A page with the outlines of all villages and their numbers may weigh more.
MAP_BYTES = 60_000
NOT_PAGES = re.compile(r"/(static|logout|api)/|format=|\.pdf|\.xlsx|\.csv|\.json|\.py|/download|/file|/export|/copy/")


PEOPLE = (
    *("", "operator", "sekdes", "kades", "camat", "admin", "auditor", "program"),
    *("koordinator", "petugas.kominfo", "penilai", "bupati"),
)
# The links of a drawing hold their address as it is written.
ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
FORMS = "[...document.forms].map(form => form.action)"
# What was found sound before, by this process: the same page with the same forms is not examined for another person.
_sound: set[tuple[str, ...]] = set()


def _shape(path: str) -> str:
    """Addresses that differ only in which row they show, or in which order, are one page."""
    path = re.sub(r"[?&](sort|page|measure|second|period|classes)=[^&]*", "", path)
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", path)
    return re.sub(r"\d[\d.]*", "N", path)


@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_that_a_person_can_reach_is_sound(
    username: str, page: Page, server: Server, axe: Callable[[Page], list[str]]
) -> None:
    problems: list[str] = []
    page.on("request", lambda request: _note_foreign(request.url, server, problems))
    if username:
        sign_in(page, server, username)
        waiting = ["/", "/account/"]
    else:
        waiting = ["/account/login/", "/demo/", "/check/", "/training/", "/gallery/"]
    seen: set[str] = set()
    while waiting and len(seen) < PAGES_PER_PERSON:
        path = waiting.pop(0)
        if _shape(path) in seen:
            continue
        seen.add(_shape(path))
        response = page.goto(path)
        if response is None or response.status == 404:
            continue
        look = (_shape(path), *map(_shape, page.evaluate(FORMS)))
        if look not in _sound or path == "/":
            problems += _problems(page, response, axe)
            _sound.add(look)
        links: list[str] = page.eval_on_selector_all("a[href]:not([download])", ADDRESSES)
        waiting += [
            f"{parts.path}{'?' + parts.query if parts.query else ''}"
            for parts in map(urlsplit, links)
            if f"{parts.scheme}://{parts.netloc}" == server.url and not NOT_PAGES.search(parts.path + "?" + parts.query)
        ]
    assert not problems, "\n".join(problems)


def _note_foreign(url: str, server: Server, problems: list[str]) -> None:
    """What comes from elsewhere; the browser's own viewer of PDF files is part of the browser."""
    if not url.startswith((server.url, "data:", "chrome:", "chrome-extension:")):
        problems.append(f"loads {url}")


def _problems(page: Page, response: Response, axe: Callable[[Page], list[str]]) -> list[str]:
    if response.status >= 400:
        return [f"{page.url}: status {response.status}"]
    found = axe(page)
    weight = int(response.header_value("content-length") or 0)
    most = MAP_BYTES if "/measures/map/" in page.url else NEXT_PAGE_BYTES
    if weight > most and "/gallery/" not in page.url:
        found.append(f"{page.url}: {weight} bytes")
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{page.url}: wider than a phone of 360 px")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found
