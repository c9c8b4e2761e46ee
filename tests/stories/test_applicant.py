"""A person wants a seat: on a telephone from the first look to the receipt, and with the keyboard alone."""

import hashlib
import re
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.stories.conftest import Server
from tests.stories.on_a_phone import CARD, CODE, MISSING, Look, enter, go_on
from tests.stories.signing_in import sign_in

NO_CARD: FilePayload = {"name": "KTP.pdf", "mimeType": "application/pdf", "buffer": b"MZ this is a program"}
VILLAGE = "53.15.05.2020"


def _type(page: Page, field: str, text: str) -> None:
    """Type into a field and send the form with the keyboard."""
    page.focus(f"[name={field}]")
    page.keyboard.type(text)
    _press(page, f"[name={field}]")


def _press(page: Page, target: str) -> None:
    with page.expect_navigation():
        page.locator(target).first.press("Enter")


def test_from_the_first_look_to_the_receipt_on_a_telephone(
    phone: Page, browser: Browser, server: Server, look: Look, tmp_path: Path
) -> None:
    # A first look at what there is, without an account.
    phone.goto("/training/")
    phone.locator("main .starts a").first.click()
    look(phone)
    phone.locator("main tbody a").first.click()
    look(phone)
    phone.locator("main a.btn-primary").click()

    # A code instead of a password.
    enter(phone, "rosalina.cerita@contoh.example", look)

    # One question a page. A mistake comes back with what was typed.
    phone.select_option("[name=village]", VILLAGE)
    look(phone)
    go_on(phone)
    phone.fill("[name=name]", "R0salina")
    go_on(phone)
    expect(phone.locator("[name=name]")).to_have_value("R0salina")
    look(phone)
    answers: list[tuple[str, str, str]] = [
        ("fill", "[name=name]", "Rosalina D'Ornay"),
        ("fill", "[name=born_on]", "1 Juli 1999"),
        ("fill", "[name=nik]", "5315.0541.0799-9001"),
        ("check", "[name=sex][value=P]", ""),
        ("", "", ""),  # the usual citizenship is chosen already
        ("check", "[name=education][value='8']", ""),
        ("check", "[name=employment][value=none]", ""),
        ("select", "[name=occupation]", "1"),
        ("", "", ""),  # no place of work
        ("", "", ""),  # no disability
        ("fill", "[name=address]", "RT 3 RW 1"),
    ]
    for how, field, value in answers:
        if how == "fill":
            phone.fill(field, value)
        elif how == "check":
            phone.check(field)
        elif how == "select":
            phone.select_option(field, value)
        look(phone)
        go_on(phone)
    look(phone)

    # She leaves, and comes back on another day: everything is there.
    phone.context.clear_cookies()
    phone.goto("/admission/me/")
    enter(phone, "rosalina.cerita@contoh.example")
    look(phone)
    expect(phone.locator("main")).not_to_contain_text("pertanyaan")

    # What fits, and why the rest does not.
    phone.locator("main .tasks a").first.click()
    look(phone)
    go_on(phone)
    look(phone)
    application = phone.url

    # She ranks three classes and moves the last one up.
    phone.goto(f"{application}classes/")
    for _ in range(3):
        phone.locator("form[action$='/add/'] button").first.click()
    third = phone.locator(".ranking-class a").nth(2).inner_text()
    phone.locator("form[action$='/up/'] button").last.click()
    expect(phone.locator(".ranking-class a").nth(1)).to_have_text(third)
    look(phone)

    # Documents: something else than a picture is refused, then all are handed in.
    phone.goto(f"{application}documents/")
    look(phone)
    phone.locator("main .ranking a.btn").first.click()
    phone.set_input_files("[name=file]", NO_CARD)
    go_on(phone)
    expect(phone.locator(".error-summary")).to_be_visible()
    look(phone)
    phone.goto(f"{application}documents/")
    while phone.locator(MISSING).count():
        phone.locator(MISSING).first.click()
        phone.set_input_files("[name=file]", CARD)
        go_on(phone)

    # She checks and sends. Going back and sending again sends nothing again.
    phone.goto(f"{application}check/")
    look(phone)
    go_on(phone)
    look(phone)
    number = phone.locator(".confirmation-reference strong").inner_text()
    assert re.fullmatch(r"DTS\d\d-\d-\d{6}", number)
    phone.go_back()
    go_on(phone)
    expect(phone.locator(".confirmation-reference strong")).to_have_text(number)

    # The receipt's digest is that of the copy she keeps.
    phone.goto(f"{application}receipt/")
    look(phone)
    digest = "".join(phone.locator(".digest span").all_inner_texts())
    with phone.expect_download() as waiting:
        phone.locator("main a[download]").click()
    copy = tmp_path / "salinan.json"
    waiting.value.save_as(copy)
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == digest

    # Her village looks whether it knows her: it does not, and says so; she reads why.
    phone.goto("/admission/me/village/")
    look(phone)
    go_on(phone)
    clerk = browser.new_context(base_url=server.url, locale="id-ID").new_page()
    sign_in(clerk, server, "operator.gorontalo")
    clerk.goto("/admission/confirm/?q=rosalina")
    clerk.locator("main tbody a").first.click()
    clerk.fill("[name=reason]", "Nama ini tidak ada di desa kami. Bawa kartu keluarga ke kantor.")
    clerk.locator("form[action$='/no/'] button").click()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("Bawa kartu keluarga")
    look(phone)
    clerk.context.close()


def test_without_javascript_and_mouse_a_person_ranks_and_withdraws(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url, locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto("/admission/me/")
    _type(page, "address", "papan.ketik@contoh.example")
    code = CODE.search(page.locator("main").inner_text())
    assert code is not None
    _type(page, "code", code[0])
    page.goto("/admission/me/profile/village/")
    page.focus("[name=village]")
    page.keyboard.type("Gorontalo")
    _press(page, "main button.btn-primary")
    for field, text in (("name", "Maria Papan"), ("born_on", "2-2-1998"), ("nik", "5315054202989002")):
        _type(page, field, text)
    for field, choice in (("sex", "P"), ("education", "5"), ("employment", "none")):
        page.goto(f"/admission/me/profile/{field}/")
        page.focus(f"[name={field}][value='{choice}']")
        page.keyboard.press("Space")
        _press(page, "main button.btn-primary")
    page.goto("/admission/me/")
    _press(page, "main .tasks a")
    _press(page, "main form button.btn-primary")
    application = page.url
    page.goto(f"{application}classes/")
    _press(page, "form[action$='/add/'] button")
    page.goto(f"{application}documents/")
    while page.locator(MISSING).count():
        _press(page, MISSING)
        page.set_input_files("[name=file]", CARD)
        _press(page, "main form button.btn-primary")
    page.goto(f"{application}check/")
    _press(page, "main form button.btn-primary")
    expect(page.locator(".confirmation-reference strong")).to_be_visible()
    page.goto(f"{application}withdraw/")
    _press(page, "main form button.btn-danger")
    expect(page.locator("main .notice-neutral")).to_be_visible()
    context.close()
