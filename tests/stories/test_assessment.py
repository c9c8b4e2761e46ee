"""A year: the coordinator opens it, an agency answers with evidence, two assessors judge, one result for all."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in

COMMUNICATION = "Dinas Komunikasi dan Informatika Kabupaten Manggarai Barat"
FIRST, SECOND = re.compile(r"^1\. Tingkat"), re.compile(r"^2\. Tingkat")
YEAR = "2022"


def _page_of(browser: Browser, server: Server, username: str) -> Page:
    page = browser.new_context(base_url=server.url, locale="id-ID").new_page()
    page.set_default_timeout(15_000)
    sign_in(page, server, username)
    return page


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def _follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def _open_year(page: Page) -> None:
    page.goto("/maturity/")
    _follow(page, YEAR)


def _give(page: Page) -> None:
    """Two indicators to an agency, and to an assessor of each side."""
    page.goto("/maturity/new/")
    page.get_by_label("Tahun").fill(YEAR)
    page.get_by_label("Instrumen").select_option("spbe-2020")
    _press(page, "Buka penilaian ini")
    _open_year(page)
    _follow(page, "Beri indikator kepada perangkat daerah")
    page.get_by_label("Perangkat daerah").select_option(label=COMMUNICATION)
    page.get_by_label("Diserahkan paling lambat").fill("31-12-2099")
    page.get_by_label(FIRST).check()
    page.get_by_label(SECOND).check()
    _press(page, "Berikan indikator")
    for person, side in (("Fransiskus Ndarung", "Penilai internal"), ("Henny Wulandari", "Penilai eksternal")):
        _follow(page, "Beri indikator kepada penilai")
        names = page.locator("select[name=assessor] option").all_inner_texts()
        page.get_by_label("Penilai", exact=True).select_option(label=next(one for one in names if person in one))
        page.get_by_label(side).check()
        page.get_by_label(FIRST).check()
        page.get_by_label(SECOND).check()
        _press(page, "Berikan indikator")
    expect(page.get_by_role("main")).to_contain_text("Henny Wulandari")


def _answer(page: Page) -> None:
    """The first with level 3 and evidence, the second with level 2; what is not ticked is named before."""
    _open_year(page)
    _follow(page, "Lihat yang belum diserahkan")
    _follow(page, FIRST)
    page.get_by_label("3. Terdefinisi").check()
    _press(page, "Serahkan")
    expect(page.locator(".error-summary")).to_contain_text("1.1, 2.1, 2.2, 3.1, 3.2")
    boxes = page.locator("input[name=met]")
    for place in range(5):
        boxes.nth(place).check()
    page.get_by_label("Penjelasan").fill("Peraturan Bupati berlaku sejak 2020.")
    _press(page, "Serahkan")
    expect(page.get_by_role("main")).to_contain_text("Sudah diserahkan.")
    _follow(page, "Tambah tautan")
    page.get_by_label("Judul").fill("Peraturan Bupati tentang Arsitektur SPBE")
    page.get_by_label("Alamat").fill("https://jdih.manggaraibarat.example/perbup-2020")
    _press(page, "Simpan sebagai bukti")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1. Tingkat")
    expect(page.get_by_role("main")).to_contain_text("Peraturan Bupati tentang Arsitektur SPBE")
    _follow(page, SECOND)
    for place in range(3):
        page.locator("input[name=met]").nth(place).check()
    page.get_by_label("2. Terkelola").last.check()
    page.get_by_label("Penjelasan").fill("Peta rencana sudah disusun.")
    _press(page, "Serahkan")


def _close(page: Page, way: str) -> None:
    _open_year(page)
    _follow(page, way)
    box = page.get_by_label("Biarkan")
    if box.count():
        box.check()
    _press(page, way)


def _agree(page: Page, number: re.Pattern[str], level: int) -> None:
    _open_year(page)
    _follow(page, "Lihat indikator Anda")
    _follow(page, number)
    _press(page, f"Setujui tingkat {level}")


def test_an_assessment_goes_from_opening_to_a_published_index(browser: Browser, server: Server) -> None:
    coordinator = _page_of(browser, server, "koordinator")
    _give(coordinator)
    _answer(_page_of(browser, server, "petugas.kominfo"))
    _close(coordinator, "Tutup penilaian mandiri")

    internal = _page_of(browser, server, "penilai")
    _agree(internal, FIRST, 3)
    _agree(internal, SECOND, 2)
    _close(coordinator, "Tutup reviu internal")

    external = _page_of(browser, server, "penilai.luar")
    _agree(external, SECOND, 2)
    _open_year(external)
    _follow(external, "Lihat indikator Anda")
    _follow(external, FIRST)
    _follow(external, "Peraturan Bupati tentang Arsitektur SPBE")
    expect(external.get_by_role("main")).to_contain_text("jdih.manggaraibarat.example")
    external.go_back()
    external.get_by_text("Tetapkan tingkat lain").click()
    external.get_by_label("2. Terkelola").check()
    _press(external, "Tetapkan tingkat ini")
    expect(external.locator(".error-summary")).to_be_visible()
    external.get_by_label("Alasan").fill("Belum diterapkan di semua unit kerja.")
    _press(external, "Tetapkan tingkat ini")
    _close(coordinator, "Tutup evaluasi dokumen")

    _open_year(coordinator)
    _follow(coordinator, "Lihat pendapat para pihak")
    _follow(coordinator, FIRST)
    coordinator.get_by_label("2. Terkelola").check()
    coordinator.get_by_label("Alasan").fill("Disepakati dalam wawancara.")
    _press(coordinator, "Berlakukan tingkat ini")
    _close(coordinator, "Tutup wawancara dan tetapkan hasil")
    _follow(coordinator, "Hasil")
    result = coordinator.get_by_role("main")
    expect(result).to_contain_text("0,05")
    expect(result).to_contain_text("Kurang")

    _follow(coordinator, "Umumkan hasil")
    _press(coordinator, "Umumkan hasil")
    expect(result).to_contain_text("Siapa pun dapat membacanya")
    stranger = browser.new_context(base_url=server.url)
    listed = stranger.request.get("/api/maturity/results").json()
    assert [one["index"] for one in listed if one["year"] == int(YEAR)] == ["0.05"]
