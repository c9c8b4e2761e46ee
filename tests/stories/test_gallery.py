"""Every component in a real browser: nothing that axe finds, nothing wider than the screen, all by keyboard."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server

Axe = Callable[[Page], list[str]]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
PAGES = ["/gallery/", "/gallery/?errors", "/gallery/list/", "/gallery/list/?q=zzz", "/account/login/", "/no/such/page/"]


@pytest.fixture
def narrow(browser: Browser, server: Server) -> Iterator[Page]:
    """A telephone, as wide as a desktop page at 400 % zoom."""
    context = browser.new_context(base_url=server.url, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.url, java_script_enabled=False, viewport={"width": 360, "height": 700}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_by_day_and_night_wide_and_narrow(page: Page, axe: Axe, path: str) -> None:
    page.goto(path)
    for scheme in SCHEMES:
        for width in (360, 1280):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 800})
            assert axe(page) == [], (scheme, width)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_narrow_screen(narrow: Page, path: str) -> None:
    narrow.goto(path)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES)
def test_the_browser_has_nothing_to_complain_about(page: Page, path: str) -> None:
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert [text for text in complaints if "404" not in text] == []


def test_no_page_asks_another_host(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/gallery/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((server.url, "data:")) for url in asked)


def test_the_first_tab_leads_past_the_header(page: Page) -> None:
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_error_summary_has_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/gallery/?errors")
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Kesalahan: ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#id_name")).to_be_focused()


def test_a_list_is_searched_while_typing_and_its_address_can_be_shared(page: Page) -> None:
    page.goto("/gallery/list/")
    page.get_by_role("searchbox").fill("contenttype")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "q=contenttype" in page.url
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("contenttype")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_list_is_sorted_by_keyboard_and_the_focus_stays(page: Page) -> None:
    page.goto("/gallery/list/")
    page.locator("#sort-name").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending] a")).to_have_text("Nama")
    expect(page.locator("#sort-name")).to_be_focused()
    page.go_back()
    expect(page.locator("th[aria-sort=ascending] a")).to_have_text("Kode")


def test_a_list_works_without_script(without_script: Page) -> None:
    page = without_script
    page.goto("/gallery/list/")
    page.get_by_role("searchbox").fill("contenttype")
    page.get_by_role("button", name="Cari").click()
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("link", name="Tampilkan semua").click()
    page.get_by_role("link", name="Halaman 2", exact=True).click()
    assert "page=2" in page.url


def test_the_language_is_switched_without_script(without_script: Page) -> None:
    page = without_script
    page.goto("/gallery/list/?q=contenttype")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith("/gallery/list/?q=contenttype")


def test_cards_name_their_values_on_a_telephone(narrow: Page) -> None:
    narrow.goto("/gallery/list/")
    cell = narrow.locator("tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Kode"'
    assert narrow.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
