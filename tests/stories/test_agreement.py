"""From an agreement to a late pledge, down to its villages, and the year on paper."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in

TITLE = "Kerja sama pendataan penduduk"
PLEDGE = "200.000 penduduk tercatat"


def _day(days: int) -> str:
    """A day so many days from today, as people type it."""
    return (dt.date.today() + dt.timedelta(days=days)).strftime("%d-%m-%Y")


def _follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state()


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def _begin(page: Page) -> None:
    """A draft, signed a year ago, that ends in two months; the end before the beginning is refused first."""
    _follow(page, "Perjanjian baru")
    page.get_by_label("Judul").fill(TITLE)
    page.get_by_label("Perjanjian kerja sama").check()
    page.get_by_label("Pokok perjanjian").fill("Semua penduduk kabupaten tercatat dalam buku penduduk desa.")
    page.get_by_label("Ditandatangani tanggal").fill(_day(-365))
    page.get_by_label("Hari terakhir").fill(_day(-366))
    _press(page, "Mulai perjanjian")
    expect(page.locator(".error-summary")).to_contain_text("sebelum")
    page.get_by_label("Hari terakhir").fill(_day(60))
    _press(page, "Mulai perjanjian")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def _name_parties(page: Page) -> None:
    for name, region in (("Pemerintah Kabupaten Manggarai Barat", "Kabupaten Manggarai Barat"), ("Kementerian", "")):
        _follow(page, "Tambah pihak")
        page.get_by_label("Nama", exact=True).fill(name)
        if region:
            page.get_by_label("Wilayah").select_option(label=region)
        _press(page, "Tambah pihak ini")


def _promise(page: Page) -> None:
    """A pledge whose target lies below its baseline is refused beside the field; nothing typed is lost."""
    _follow(page, "Komitmen baru")
    page.get_by_label("Yang dijanjikan").fill(PLEDGE)
    page.get_by_label("Angka terhitung").select_option("measure:residents")
    page.get_by_label("Target").fill("-5")
    page.get_by_label("Angka awal").fill("0")
    page.get_by_label("Dihitung sejak").fill(_day(-365))
    page.get_by_label("Batas waktu").fill(_day(60))
    _press(page, "Tambah komitmen")
    expect(page.locator("#id_target_error")).to_be_visible()
    expect(page.get_by_label("Yang dijanjikan")).to_have_value(PLEDGE)
    page.get_by_label("Target").fill("200.000")
    _press(page, "Tambah komitmen")


def test_an_officer_goes_from_an_agreement_to_a_late_pledge_and_its_villages(
    page: Page, server: Server, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    sign_in(page, server, "petugas.kominfo")
    page.get_by_role("link", name="Perjanjian", exact=True).click()
    _begin(page)
    _name_parties(page)
    _promise(page)
    _follow(page, TITLE)
    _press(page, "Berlakukan perjanjian")
    problems = axe(page)
    main = page.get_by_role("main")
    expect(main).to_contain_text("Berakhir dalam tiga bulan")
    expect(main.get_by_role("row").filter(has_text=PLEDGE)).to_contain_text("Terlambat")

    _follow(page, PLEDGE)
    problems += axe(page)
    expect(main).to_contain_text("Dengan laju sejauh ini target tercapai pada")
    expect(main).to_contain_text(re.compile(r"dibutuhkan [\d.,]+ orang per bulan"))
    expect(page.get_by_role("img").first).to_be_visible()

    _follow(page, "Lihat per desa")
    problems += axe(page)
    _follow(page, "Angka (orang)")
    expect(main.locator("th[aria-sort=descending]")).to_be_visible()
    first = main.get_by_role("table").locator("tbody tr").first
    village = first.get_by_role("link").inner_text()
    number = first.locator("td").last.inner_text()
    assert int(number.replace(".", "")) > 0
    first.get_by_role("link").click()
    page.wait_for_load_state()
    around = page.get_by_role("table").first.get_by_role("row").filter(has_text=village)
    expect(around).to_contain_text(number)

    page.goto("/agreements/")
    _follow(page, TITLE)
    with page.expect_download() as started:
        main.get_by_role("link", name=str(dt.date.today().year), exact=True).click()
    paper = tmp_path / "report.pdf"
    started.value.save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF")
    assert problems == []
