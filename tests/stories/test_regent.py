"""The regent on a phone: what needs a decision, what was promised, and from a number down to a village."""

import re

from playwright.sync_api import Page, expect

from tests.stories.conftest import Server
from tests.stories.on_a_phone import Look
from tests.stories.signing_in import sign_in


def test_the_regent_opens_a_promise_and_a_number_down_to_its_villages(phone: Page, server: Server, look: Look) -> None:
    sign_in(phone, server, "bupati")
    phone.goto("/dashboards/")
    main = phone.locator("main")
    expect(main.get_by_role("heading", name="Perlu keputusan minggu ini")).to_be_visible()
    look(phone)

    # A late promise leads to how it stands and what pace is needed.
    main.get_by_role("link", name=re.compile("komitmen terlambat")).click()
    expect(main).to_contain_text("Terlambat")
    main.locator("tbody th a, tbody td a").first.click()
    expect(phone).to_have_url(re.compile("/agreements/pledges/"))
    look(phone)

    # A number leads to its definition and history, a district to the villages that need help first.
    phone.goto("/dashboards/")
    shown = main.locator("#numbers ~ table tbody tr").first
    title = shown.locator("th a").inner_text()
    shown.locator("th a").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    look(phone)
    phone.goto("/dashboards/")
    main.locator("#districts ~ table tbody th a").first.click()
    expect(main.get_by_role("heading", name="Yang memerlukan bantuan")).to_be_visible()
    look(phone)
    main.locator("table tbody th a").first.click()
    expect(main).to_contain_text("Di antara tetangga")
    look(phone)

    # The report on a month is made in the background and taken along.
    phone.goto("/dashboards/reports/new/")
    phone.get_by_role("button", name="Buat laporan").click()
    expect(main.get_by_role("heading", name="Angka kabupaten")).to_be_visible(timeout=60_000)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Laporan (PDF)").click()
    assert download.value.suggested_filename.endswith(".pdf")
