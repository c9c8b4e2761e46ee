"""From the resident file that a village already has to a signed letter that anybody can check."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from lonto.config.demo.cast import SIGNING_PASSPHRASE
from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in

VILLAGE = "53.15.05.2008"
SAMPLES = Path(__file__).parents[1] / "data"
CODES = SAMPLES / f"opensid-export-{VILLAGE}-codes.xlsx"
LABELS = SAMPLES / f"opensid-export-{VILLAGE}-labels.xlsx"


def _as(browser: Browser, server: Server, username: str) -> Page:
    page = browser.new_context(base_url=server.url, locale="id-ID", accept_downloads=True).new_page()
    page.set_default_timeout(15_000)
    sign_in(page, server, username)
    return page


def _press_primary(page: Page) -> None:
    page.locator("main .btn-primary").first.click()
    page.wait_for_load_state()


def _import(page: Page, file: Path) -> str:
    """Hand in a file and confirm it if there is something to import; gives back the address of its report."""
    page.goto("/residents/imports/new/")
    page.set_input_files("input[type=file]", file)
    _press_primary(page)
    address = page.url
    confirm = page.locator("form[action$='/confirm/'] .btn-primary")
    if confirm.count():
        confirm.click()
        expect(page.locator("a.btn-primary[href='/residents/']")).to_be_visible(timeout=60_000)
    return address


def test_a_village_imports_its_residents_and_issues_a_letter_that_anybody_can_check(
    browser: Browser, server: Server, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    # The clerk imports the file of the office. Nothing is written before she confirms.
    clerk = _as(browser, server, "operator")
    dry_run = server.command("import-residents", str(CODES), "--village", VILLAGE, "--dry-run", "--json")
    expected = json.loads(dry_run.stdout)
    assert expected["new"] > 1000
    assert expected["refused"] == 0
    _import(clerk, CODES)
    again = json.loads(server.command("import-residents", str(CODES), "--village", VILLAGE, "--json").stdout)
    assert (again["new"], again["changed"], again["refused"]) == (0, 0, 0)
    before = server.command("export-residents", "--village", VILLAGE, "--json", str(tmp_path / "before.xlsx"))
    assert before.returncode == 0, before.stderr
    _import(clerk, LABELS)
    twin = json.loads(
        server.command("import-residents", str(CODES), "--village", VILLAGE, "--dry-run", "--json").stdout
    )
    assert (twin["new"], twin["changed"], twin["refused"]) == (0, 0, 0), "the second file destroyed what the first knew"

    # She finds a resident by a few letters and opens the profile. A list of several pages is sound too.
    clerk.goto("/residents/")
    assert clerk.locator("nav.pages").count() == 1
    assert axe(clerk) == []
    clerk.fill("main input[name=q]", "mar")
    clerk.press("main input[name=q]", "Enter")
    clerk.wait_for_load_state()
    clerk.locator("#results tbody a").first.click()
    clerk.wait_for_load_state()
    name = clerk.locator("h1").inner_text()
    assert re.search(r"531505\*{6}\d{4}|\d{6}\*{6}\d{4}", clerk.locator("main").inner_text())

    # She starts a letter, checks her answers and sends it.
    clerk.locator("main a[href*='/letters/new/']").first.click()
    clerk.locator("main a[href$='/SKDOM/']").click()
    clerk.wait_for_load_state()
    clerk.fill("main [name=since]", "01-02-2015")
    clerk.fill("main [name=purpose]", "Mengurus rekening bank")
    clerk.check("main [name=status][value=menetap]")
    if not clerk.input_value("main [name=domicile]"):
        clerk.fill("main [name=domicile]", "Macang Tanggar")
    _press_primary(clerk)
    assert name.upper() in clerk.locator("main").inner_text().upper()
    _press_primary(clerk)
    clerk.locator("main a.btn-outline-primary").first.click()
    clerk.wait_for_load_state()
    letter = clerk.url

    # The secretary returns it with a reason, the clerk sends it again, the secretary approves.
    secretary = _as(browser, server, "sekdes")
    secretary.goto(letter)
    secretary.locator("main a[href$='/return/']").click()
    secretary.fill("main textarea", "Keperluan belum jelas.")
    _press_primary(secretary)
    clerk.goto(letter)
    assert "Keperluan belum jelas." in clerk.locator("main").inner_text()
    clerk.locator("main a[href$='/edit/']").click()
    clerk.wait_for_load_state()
    _press_primary(clerk)
    _press_primary(clerk)
    secretary.goto(letter)
    secretary.locator("form[action$='/approve/'] button").click()
    secretary.wait_for_load_state()

    # The head signs with a second factor and a passphrase.
    head = _as(browser, server, "kades")
    head.goto(letter)
    head.locator("main a[href$='/sign/']").click()
    head.fill("main input[type=password]", "bukan-kata-kunci-ini")
    _press_primary(head)
    expect(head.locator(".error-summary")).to_be_visible()
    head.fill("main input[type=password]", SIGNING_PASSPHRASE)
    _press_primary(head)
    head.goto(letter)
    body = head.locator("main").inner_text()
    number = re.search(r"\d[\d.]*/\d+[^\s]*/(?:[IVX]+)/20\d\d", body)
    assert number, body
    with head.expect_download() as download:
        head.evaluate(
            "address => { const a = document.createElement('a'); a.href = address; a.download = ''; a.click() }",
            letter + "letter.pdf",
        )
    paper = tmp_path / "surat.pdf"
    download.value.save_as(paper)
    code = re.search(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", body)
    assert code, body

    # Anybody checks it: by the code, by the file, and by command.
    anybody = browser.new_context(base_url=server.url).new_page()
    anybody.goto(f"/V/{code.group().replace('-', '')}")
    assert number.group() in anybody.locator("main").inner_text()
    assert not re.search(r"\b\d{16}\b", anybody.locator("main").inner_text()), "the public page shows a NIK"
    anybody.goto("/V/0000000000000000")
    assert number.group() not in anybody.locator("main").inner_text()
    assert server.command("check-letter", str(paper)).returncode == 0
    forged = tmp_path / "palsu.pdf"
    forged.write_bytes(paper.read_bytes() + b"\n% appended\n")
    assert server.command("check-letter", str(forged)).returncode != 0
    for file, expected_tone in ((paper, "notice-good"), (forged, "notice-bad")):
        anybody.goto("/check/")
        anybody.set_input_files("input[type=file]", file)
        anybody.locator("form[enctype] button").click()
        expect(anybody.locator(f".{expected_tone}").first).to_be_visible()

    # The head withdraws it; the paper in somebody's hand now says so.
    head.locator("main a[href$='/withdraw/']").click()
    head.fill("main textarea", "Data keliru.")
    head.locator("main form .btn-danger, main form .btn-primary").first.click()
    anybody.goto(f"/V/{code.group().replace('-', '')}")
    expect(anybody.locator(".notice-bad").first).to_be_visible()

    # The journal shows the whole story and is whole.
    auditor = _as(browser, server, "auditor")
    auditor.goto("/journal/")
    story = auditor.locator("main").inner_text()
    for person in ("Maria Goreti Nggadas", "Yosef Hambur", "Petrus Dagung"):
        assert person in story
    verified = server.command("verify-journal", "--rows", "--json")
    assert verified.returncode == 0, verified.stdout
