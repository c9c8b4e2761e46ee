"""Takes the pictures of the guides from a running demonstration: `python docs/pictures/make.py [ADDRESS [WHO...]]`.

Start it on a fresh demo (`make run`): the import's picture needs the village whose register is still empty. WHO names
the people whose pictures are wanted (clerk, head, regency, agreements, overview, smart_city, programme, public);
all are taken without it.
"""

import os
import subprocess
import sys
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.prepare import find_browser

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lonto.config.settings")
django.setup()

from lonto.config.demo.cast import PASSWORD, SIGNING_PASSPHRASE  # noqa: E402  needs the settings above

HERE = Path(__file__).parent
CONNECTIONS = b"""desa;jaringan;media;dasar;tanggal;sumber
Macang Tanggar;baik;serat optik;terukur;20-11-2026;BAKTI
53.15.05.2020;lemah;seluler;dilaporkan;20-11-2026;Kantor camat
Gorontalo Timur;baik;;;20-11-2026;BAKTI
Batu Cermin;cepat;seluler;;20-11-2026;BAKTI
"""
SAMPLE = HERE.parents[1] / "tests" / "data" / "opensid-export-53.15.05.2008-codes.xlsx"


def sign_in(browser: Browser, address: str, username: str, *, width: int = 1100) -> Page:
    """A page of somebody who is signed in."""
    page = browser.new_context(base_url=address, locale="id-ID", viewport={"width": width, "height": 720}).new_page()
    page.goto("/account/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    if page.locator("input[name=code]").count():
        lonto = Path(sys.executable).with_name("lonto")
        asked = subprocess.run([lonto, "demo-code", username], capture_output=True, text=True, check=True)  # noqa: S603
        page.fill("input[name=code]", asked.stdout.strip())
        page.press("input[name=code]", "Enter")
    page.wait_for_url("**/")
    return page


def take(page: Page, name: str, address: str | None = None) -> None:
    """One picture, of the page as it is or of another address."""
    if address:
        page.goto(address)
    page.screenshot(path=HERE / f"{name}.png")
    print(f"{name}.png")


def take_part(page: Page, name: str, part: str) -> None:
    """A picture of one part of the page."""
    page.locator(part).first.screenshot(path=HERE / f"{name}.png")
    print(f"{name}.png")


def clerk(browser: Browser, address: str) -> None:
    page = sign_in(browser, address, "operator")
    page.goto("/residents/imports/new/")
    page.set_input_files("input[type=file]", SAMPLE)
    page.locator("main .btn-primary").first.click()
    page.wait_for_load_state()
    take(page, "import-preview")
    page.locator("form[action$='/confirm/'] .btn-primary").click()
    page.locator("main a.btn-primary[href='/residents/']").wait_for(timeout=120_000)
    take(page, "import-report")
    take(page, "office-home", "/")
    take(page, "residents", "/residents/")
    page.locator("#results tbody a").first.click()
    page.wait_for_load_state()
    take(page, "profile")
    page.locator("main a[href*='/letters/new/']").first.click()
    page.locator("main a[href$='/SKU/']").click()
    page.wait_for_load_state()
    take(page, "letter-form")


def head(browser: Browser, address: str) -> None:
    page = sign_in(browser, address, "kades.gorontalo", width=400)
    take(page, "head-home")
    page.goto("/letters/?state=approved")
    page.locator("#results tbody a").first.click()
    page.locator("main a[href$='/sign/']").click()
    page.fill("main input[type=password]", SIGNING_PASSPHRASE)
    take(page, "sign")


def regency(browser: Browser, address: str) -> None:
    page = sign_in(browser, address, "admin")
    take(page, "measures", "/measures/")
    page = sign_in(browser, address, "auditor")
    take(page, "journal", "/journal/")


def agreements(browser: Browser, address: str) -> None:
    """The officer of an agency: every pledge, what is late first, and the line of the late one against its plan."""
    page = sign_in(browser, address, "petugas.kominfo", width=1280)
    take(page, "pledges", "/agreements/pledges/")
    _open(page, "#results tbody a")
    take(page, "pledge")


def overview(browser: Browser, address: str) -> None:
    """The regent: the regency in one view, and its map."""
    page = sign_in(browser, address, "bupati", width=1280)
    take(page, "overview", "/dashboards/")
    _open(page, "main a[href*='/map/']")
    take_part(page, "map", "main figure")


def smart_city(browser: Browser, address: str) -> None:
    """The coordinator: the board of the smart city, a plan to rise, and a table before it is written."""
    page = sign_in(browser, address, "koordinator", width=1280)
    page.goto("/smart-city/")
    _open(page, "main a[href*='/board/']")
    take(page, "board")
    page.goto("/plans/")
    _open(page, "#results tbody a")
    take_part(page, "plan", "main table")
    page.goto("/connectivity/table/")
    page.set_input_files("input[type=file]", {"name": "jaringan.csv", "mimeType": "text/csv", "buffer": CONNECTIONS})
    page.locator("main .btn-primary").first.click()
    page.wait_for_load_state()
    take_part(page, "table", "main")
    page.locator("main button[formaction]").click()


def programme(browser: Browser, address: str) -> None:
    """The programme officer: the promise, a rule, the comparison of policies, documents, the result, absent people."""
    page = sign_in(browser, address, "program")
    page.goto("/training/office/programmes/")
    _open(page, "#results tbody a")
    take(page, "programme")
    _open(page, "main a[href*='/academies/']:text('FGA')")
    _open(page, "main a[href$='/documents/']")
    take(page, "academy-documents")
    page.goto("/admission/office/")
    _open(page, "#results tbody tr:has-text('Gelombang 2') a")
    take(page, "admission-steps")
    page.goto(f"{page.url}simulator/?order=reserves_first&order=open_first&size=100&size=0&size=50")
    take_part(page, "simulator", "main .scroll")
    take_part(page, "simulator-pictures", "main .charts")
    page.goto("/admission/office/")
    _open(page, "#results tbody tr:has-text('Gelombang 1') a")
    decided = page.url
    _open(page, "main tr:has-text('TA-LIT-MT') a[href$='/absent/']")
    for box in page.locator("main input[type=checkbox]").all()[:2]:
        box.check()
    page.locator("main button.btn-primary").click()
    page.wait_for_load_state()
    take(page, "absent")
    page.goto(decided)
    _open(page, "main a[href*='/results/']")
    take(page, "public-result")


def _open(page: Page, link: str) -> None:
    page.locator(link).first.click()
    page.wait_for_load_state()


def public(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, locale="id-ID", viewport={"width": 1100, "height": 720}).new_page()
    take(page, "check", "/check/")
    take(page, "training", "/training/")
    take(page, "public-village", "/public/53.15.05.2020/")


PEOPLE = (clerk, head, regency, agreements, overview, smart_city, programme, public)
WHO = {people.__name__: people for people in PEOPLE}


def main(address: str = "http://localhost:8000", *names: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        for name in names or WHO:
            WHO[name](browser, address)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
