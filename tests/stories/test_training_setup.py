"""The programme officer plans an intake, keeps seats, changes who may apply and announces it; anybody can read it."""

import datetime as dt
import re

from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in

OPENS = dt.date.today() + dt.timedelta(days=1)


def _day(days: int) -> str:
    return (OPENS + dt.timedelta(days=days)).strftime("%d-%m-%Y")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _plan(page: Page) -> None:
    page.goto("/training/office/programmes/new/")
    page.get_by_label("Nama").fill("Talenta Digital Cerita")
    page.get_by_label("Hari pertama").fill(_day(0))
    page.get_by_label("Hari terakhir").fill(_day(300))
    page.get_by_label("Orang yang akan dilatih").fill("20.000")
    _press(page, "Buat program")
    expect(page.get_by_role("link", name="VSGA Vocational School Graduate Academy")).to_be_visible()
    page.get_by_role("link", name="Gelombang baru").click()
    page.get_by_label("Kode").fill("CERITA-1")
    page.get_by_label("Pendaftaran dibuka").fill(_day(0))
    page.get_by_label("Batas waktu pendaftaran").fill(_day(30))
    page.get_by_label("Berkas diperiksa sampai").fill(_day(20))
    page.get_by_label("Hasil diumumkan pada").fill(_day(45))
    page.get_by_label("Kursi dikonfirmasi sampai").fill(_day(52))
    _press(page, "Rencanakan gelombang")
    expect(page.locator(".error-summary")).to_contain_text("pilih hari yang lebih akhir")
    page.get_by_label("Berkas diperiksa sampai").fill(_day(40))
    _press(page, "Rencanakan gelombang")


def _add_class(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Kelas", exact=True).click()
    page.get_by_role("link", name="Kelas baru").click()
    page.get_by_label("Akademi").select_option(label="VSGA Vocational School Graduate Academy")
    page.get_by_label("Kode").fill("VSGA-CERITA")
    page.get_by_label("Tema").fill("Perawatan Komputer Desa")
    page.get_by_label("Menengah").check()
    page.get_by_label("Hari pertama").fill(_day(60))
    page.get_by_label("Hari terakhir").fill(_day(70))
    page.get_by_label("Kursi", exact=True).fill("20")
    page.get_by_label("Desa atau kecamatan").select_option(label="Desa Golo Mori")
    _press(page, "Tambahkan kelas")


def _keep_seats(page: Page) -> None:
    page.get_by_label("Sediakan kursi untuk").select_option("women")
    page.get_by_role("button", name="Lanjutkan").first.click()
    page.get_by_label("Kursi", exact=True).fill("8")
    _press(page, "Tambahkan kelompok kursi")
    page.get_by_label("Sediakan kursi untuk").select_option("region")
    page.get_by_role("button", name="Lanjutkan").first.click()
    page.get_by_label("Kursi", exact=True).fill("5")
    page.get_by_text("Kecamatan Komodo", exact=True).click()
    page.get_by_label("Desa Warloka").check()
    _press(page, "Tambahkan kelompok kursi")
    page.get_by_role("button", name=re.compile("^Naik.*Warloka")).click()
    expect(page.locator(".ranking li").first).to_contain_text("warga Desa Warloka")


def _ask_for_an_age(page: Page) -> None:
    page.get_by_label("Tambahkan syarat").select_option("age_at_least")
    page.get_by_role("button", name="Lanjutkan").last.click()
    page.get_by_label("Umur dalam tahun").fill("18")
    _press(page, "Baca kalimatnya dahulu")
    expect(page.locator(".notice")).to_contain_text("At least 18 years old")
    _press(page, "Tambahkan syarat")
    expect(page.get_by_role("main")).to_contain_text("Umur paling rendah 18 tahun")


def test_an_intake_is_planned_and_announced_and_anybody_can_read_its_rule(
    page: Page, browser: Browser, server: Server
) -> None:
    sign_in(page, server, "program")
    _plan(page)
    intake = page.url
    _add_class(page)
    _keep_seats(page)
    _ask_for_an_age(page)
    page.goto(intake)
    page.get_by_role("link", name="Umumkan").click()
    _press(page, "Umumkan gelombang")
    expect(page.get_by_role("main")).to_contain_text("Segera dibuka")

    anybody = browser.new_context(base_url=server.url, java_script_enabled=False).new_page()
    anybody.goto("/training/classes/?q=perawatan")
    anybody.get_by_role("link", name="Perawatan Komputer Desa").click()
    rule = anybody.get_by_role("main")
    expect(rule).to_contain_text("Umur paling rendah 18 tahun")
    expect(rule).to_contain_text("5 kursi")
    expect(rule).to_contain_text("untuk semua orang, paling akhir.")
    anybody.context.close()
