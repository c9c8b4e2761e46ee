"""A coordinator plans the rise of the index, an agency carries out its task, and the progress is seen."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in


def _as(browser: Browser, server: Server, username: str) -> Page:
    page = browser.new_context(base_url=server.url, locale="id-ID").new_page()
    page.set_default_timeout(20_000)
    sign_in(page, server, username)
    return page


def test_a_coordinator_plans_to_rise_and_an_agency_carries_it_out(
    browser: Browser, server: Server, axe: Callable[[Page], list[str]]
) -> None:
    # The demonstration carries out a plan already; it ends, so that another can begin.
    page = _as(browser, server, "koordinator")
    page.goto("/plans/?state=adopted")
    page.click("tbody th a, tbody td a")
    page.click("text=Akhiri rencana")
    page.fill("input[name=reason]", "Target baru dari bupati.")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("Berakhir")

    # What a rise takes is estimated, then the question is asked and the background computes it.
    page.goto("/plans/efforts/spbe-2020/24/")
    page.fill("input[name=days_2]", "6")
    page.click("main form button[type=submit]")
    page.goto("/plans/new/")
    page.click("text=PermenPANRB 59/2020 >> nth=0")
    page.fill("input[name=name]", "Naik ke 3,8")
    page.check("input[name=target][value=own]")
    page.fill("input[name=own_target]", "3,8")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("Rencana 1", timeout=60_000)
    address = page.url
    assert axe(page) == []

    # The sturdy plan is chosen, so that two lower judgements do not spoil it; its rises become tasks.
    page.click("a:has-text('Jalankan') >> nth=-1")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("sedang dijalankan")
    before = page.locator("main").inner_text()
    assert "0 dari" in before

    # An agency finds its task on its office home, reports it as done; the coordinator accepts it.
    agency = _as(browser, server, "petugas.kominfo")
    agency.goto("/")
    agency.click("text=Tugas rencana yang harus dikerjakan")
    agency.click("tbody th a, tbody td a")
    task = agency.url
    assert axe(agency) == []
    agency.click("main a:has-text('Laporkan selesai')")
    agency.click("main form button[type=submit]")
    expect(agency.locator(".error-summary, [role=alert]").first).to_be_visible()
    agency.fill("textarea[name=text]", "Pedoman ditetapkan dan dipakai.")
    agency.click("main form button[type=submit]")
    expect(agency.locator("main")).to_contain_text("Dilaporkan selesai")
    page.goto(task)
    page.click("main a:has-text('Terima sebagai selesai')")
    page.click("main form button[type=submit]")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("1 dari")
