"""The smart city: a quick win from plan to end, with a number that nobody types; then a year's evaluation."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server
from tests.stories.on_a_phone import Look
from tests.stories.signing_in import sign_in

COMMUNICATION = "Dinas Komunikasi dan Informatika Kabupaten Manggarai Barat"
WIN = "Wi-Fi gratis di lima pelabuhan rakyat"
SERIES = "Pelabuhan rakyat dengan Wi-Fi"
YEAR = "2023"
SCORES = {"Baseline": "3,6", "Output": "3,21", "Outcome": "3,23", "Impact": "3,07", "Quick Win": "3,65"}


def _page_of(browser: Browser, server: Server, username: str) -> Page:
    page = browser.new_context(base_url=server.url, locale="id-ID").new_page()
    page.set_default_timeout(15_000)
    sign_in(page, server, username)
    return page


def _press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("main").get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def _follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def _declare_series(page: Page) -> None:
    """A number that no measure counts yet, with its first figure."""
    page.goto("/figures/new/")
    page.get_by_label("Judul").fill(SERIES)
    page.get_by_label("Satuan").fill("pelabuhan")
    page.get_by_label("Definisi").fill("Pelabuhan rakyat dengan Wi-Fi gratis yang aktif.")
    page.get_by_label("Sumber").fill("Laporan dinas")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_contain_text(SERIES)


def _report_figure(page: Page, number: str, day: str) -> None:
    page.goto("/figures/")
    _follow(page, SERIES)
    page.locator("main a[href$='/report/']").click()
    page.locator("input[name=last_on]").fill(day)
    page.locator("input[name=value]").fill(number)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def _plan(page: Page, year: str) -> None:
    page.goto("/smart-city/")
    _follow(page, "Tambah program atau quick win")
    page.get_by_label("Quick win", exact=True).check()
    page.get_by_label("Nama", exact=True).fill(WIN)
    page.get_by_label("Maksud").fill("Penumpang kapal dapat mengurus layanan sambil menunggu.")
    page.get_by_label("Bagian dimensi").select_option("living-3")
    page.get_by_label("Infrastruktur", exact=True).check()
    page.get_by_label("Penanggung jawab").select_option(label=COMMUNICATION)
    page.get_by_label("Hari pertama").fill(f"01-01-{year}")
    page.get_by_label("Hari terakhir").fill(f"31-12-{int(year) + 1}")
    _press(page, "Masukkan ke rencana induk")
    expect(page.locator(".error-summary")).to_contain_text("dalam satu tahun")
    page.get_by_label("Hari terakhir").fill(f"31-12-{year}")
    _press(page, "Masukkan ke rencana induk")
    expect(page.get_by_role("heading", level=1)).to_have_text(WIN)
    _follow(page, "Tambah indikator")
    page.locator("select[name=reference]").select_option(label=f"{SERIES} (pelabuhan)")
    page.get_by_label("Nilai awal").fill("0")
    page.get_by_label("Target").fill("5")
    _press(page, "Tambah indikator")
    _follow(page, "Tambah dana")
    page.get_by_label("Sumber dana").select_option("partners")
    page.get_by_label("Jumlah rupiah").fill("Rp 125.000.000")
    _press(page, "Tambah dana")
    expect(page.get_by_role("main")).to_contain_text("125.000.000")
    expect(page.get_by_role("main")).to_contain_text("belum ada angka")


def _carry_out(page: Page) -> None:
    """The owner starts and reports; there is no field for progress."""
    page.goto("/smart-city/programmes/")
    _follow(page, WIN)
    _follow(page, "Mulai")
    expect(page.locator("main form input[type=text]")).to_have_count(0)
    page.get_by_label("Alasan").or_(page.locator("textarea[name=text]")).first.fill("Perangkat sudah tiba.")
    _press(page, "Mulai")
    expect(page.get_by_role("main")).to_contain_text("Perangkat sudah tiba.")


def test_a_quick_win_goes_from_plan_to_end_with_a_number_that_nobody_types(
    browser: Browser, server: Server, phone: Page, look: Look
) -> None:
    coordinator, officer = _page_of(browser, server, "koordinator"), _page_of(browser, server, "petugas.kominfo")
    coordinator.goto("/smart-city/")
    year = coordinator.locator('h2:has-text("Enam dimensi") + p').inner_text()[-4:]
    _declare_series(officer)
    _plan(coordinator, year)
    _carry_out(officer)
    _report_figure(officer, "4", f"01-01-{year}")
    officer.goto("/smart-city/programmes/")
    _follow(officer, WIN)
    expect(officer.get_by_role("main")).to_contain_text(re.compile(r"80\s%"))

    sign_in(phone, server, "bupati")
    phone.goto("/smart-city/")
    look(phone)
    for name in ("Lini masa", "Papan program"):
        _follow(phone, name)
        look(phone)
        expect(phone.get_by_role("main")).to_contain_text(WIN)
        phone.go_back()
    expect(phone.get_by_role("main").get_by_role("button")).to_have_count(0)


def _open(page: Page) -> None:
    page.goto("/smart-city/evaluations/")
    _follow(page, YEAR)


def test_a_year_is_evaluated_to_an_index_that_is_exact(
    browser: Browser, server: Server, axe: Callable[[Page], list[str]]
) -> None:
    coordinator = _page_of(browser, server, "koordinator")
    coordinator.goto("/smart-city/evaluations/new/")
    coordinator.get_by_label("Tahun").fill(YEAR)
    coordinator.get_by_label("Impact", exact=True).uncheck()
    coordinator.get_by_label("Sumber bobot").fill("Surat contoh")
    coordinator.get_by_label("Impact (%)").fill("30")
    _press(coordinator, "Buka tahun evaluasi")
    expect(coordinator.locator(".error-summary")).to_contain_text("110")
    assert axe(coordinator) == []
    coordinator.get_by_label("Impact (%)").fill("20")
    _press(coordinator, "Buka tahun evaluasi")
    _follow(coordinator, "Berikan butir kepada perangkat daerah")
    coordinator.get_by_label("Perangkat daerah").select_option(label=COMMUNICATION)
    for box in coordinator.locator("input[name=lines]").all():
        box.check()
    _press(coordinator, "Berikan kepada perangkat daerah")
    _follow(coordinator, "Pilih penilai")
    coordinator.get_by_label(re.compile("Henny Wulandari")).check()
    _press(coordinator, "Simpan pilihan")

    officer = _page_of(browser, server, "petugas.kominfo")
    for name, score in SCORES.items():
        _open(officer)
        _follow(officer, name)
        officer.get_by_label("Nilai mandiri").fill(score)
        officer.get_by_label("Dasar nilai").fill("Laporan tahunan.")
        _press(officer, "Simpan nilai")
        expect(officer.get_by_role("main")).to_contain_text("Edmundus Barung")
    _follow(officer, "Tambah tautan")
    officer.get_by_label("Judul").fill("Laporan quick win")
    officer.get_by_label("Alamat").fill("https://manggaraibarat.example/quick-win.pdf")
    _press(officer, "Simpan sebagai bukti")
    expect(officer.get_by_role("main")).to_contain_text("Laporan quick win")

    _open(coordinator)
    _press(coordinator, "Serahkan kepada penilai")
    judge = _page_of(browser, server, "penilai.luar")
    for name in SCORES:
        _open(judge)
        _follow(judge, name)
        _press(judge, "Simpan penilaian")
        expect(judge.get_by_role("main").get_by_role("table")).to_contain_text("Henny Wulandari")
    expect(judge.get_by_role("main")).to_contain_text("Laporan quick win")
    assert axe(judge) == []

    _open(coordinator)
    _press(coordinator, "Tetapkan hasil akhir")
    expect(coordinator.get_by_role("main")).to_contain_text("3,32")
    expect(coordinator.get_by_role("main")).to_contain_text("tepatnya 3,315")
    expect(coordinator.get_by_role("main").get_by_role("button")).to_have_count(0)
    assert axe(coordinator) == []
