"""A clerk with a telephone says in one tap that the office is online, and the map of the regency shows it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.stories.conftest import Server
from tests.stories.on_a_phone import PHONE
from tests.stories.signing_in import sign_in

VILLAGE = "Macang Tanggar"
MAP = "/measures/map/?measure=connectivity.villages_online"


def test_one_tap_changes_the_map(page: Page, server: Server, axe: Callable[[Page], list[str]]) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page, server, "operator")
    page.goto("/connectivity/own/")
    assert not axe(page)
    page.get_by_role("button", name="Tidak ada jaringan").click()
    expect(page.locator("main")).to_contain_text("Dicatat: Macang Tanggar, Tidak ada jaringan.")
    page.goto(MAP)
    place = page.get_by_role("link", name=f"{VILLAGE}: 0 kantor desa")
    expect(place).to_have_class("shade-1")

    page.goto("/connectivity/own/")
    page.get_by_role("button", name="Baik", exact=True).click()
    expect(page.locator("main")).to_contain_text("Dicatat: Macang Tanggar, Baik.")
    page.get_by_role("link", name="Tampilkan di peta").click()
    assert not axe(page)
    place = page.get_by_role("link", name=f"{VILLAGE}: 1 kantor desa")
    expect(place).to_have_class("shade-5")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    place.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/measures/connectivity.villages_online/53.15.05.2008/")
