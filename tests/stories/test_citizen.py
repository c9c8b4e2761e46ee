"""A citizen, on a telephone and without an account: from the regency to the own village, to a class that is open."""

import re

from playwright.sync_api import Page, expect

from lonto.config.demo.cast import OTHER_VILLAGE
from tests.stories.conftest import Server
from tests.stories.on_a_phone import Look


def test_a_citizen_finds_the_village_its_hours_its_numbers_and_a_class(phone: Page, look: Look) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Desa dan layanan").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kabupaten Manggarai Barat")
    expect(phone.locator("main")).to_contain_text("Bupati")
    look(phone)

    phone.get_by_role("link", name="Cari desa").click()
    phone.get_by_text("Kecamatan Komodo (").click()
    look(phone)
    phone.get_by_role("link", name="Gorontalo", exact=True).click()
    expect(phone).to_have_url(re.compile(rf"/public/{re.escape(OTHER_VILLAGE)}/$"))
    main = phone.locator("main")
    expect(main).to_contain_text("Kepala Desa")
    expect(main).to_contain_text("08.00–15.00")
    expect(main).to_contain_text("Surat keterangan usaha")
    expect(main).to_contain_text(re.compile(r"Dihitung \d+ surat|Banyaknya surat dari .* disamarkan"))
    look(phone)

    with phone.expect_download() as download:
        phone.get_by_role("link", name="Angka ini sebagai CSV").click()
    assert download.value.suggested_filename.startswith(OTHER_VILLAGE)
    permanent = phone.get_by_role("link", name="Alamat tetap angka ini")
    address = str(permanent.get_attribute("href"))
    permanent.click()
    expect(main).to_contain_text(address)
    look(phone)
    phone.get_by_role("button", name="English").click()
    expect(main).to_contain_text("What stands here does not change any more.")
    look(phone)
    phone.get_by_role("button", name="Bahasa Indonesia").click()

    phone.goto(f"/public/{OTHER_VILLAGE}/")
    classes = phone.locator("#classes + ul a")
    theme = classes.first.inner_text()
    classes.first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(theme)
    expect(phone.get_by_role("link", name="Daftar atau lanjutkan pendaftaran")).to_be_visible()
    look(phone)


def test_a_village_that_is_not_here_says_so(phone: Page, look: Look) -> None:
    answer = phone.goto("/public/53.10.01.2001/")
    assert answer is not None
    assert answer.status == 404
    expect(phone.locator("main")).to_contain_text("tidak menayangkan halamannya di sini")
    look(phone)
    phone.get_by_role("link", name="Cari desa di antara yang ada di sini").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kabupaten Manggarai Barat")


def test_a_page_that_the_browser_has_is_not_sent_again(phone: Page, server: Server) -> None:
    address = f"{server.url}/public/{OTHER_VILLAGE}/"
    first = phone.request.get(address)
    again = phone.request.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert again.status == 304
    assert again.body() == b""
