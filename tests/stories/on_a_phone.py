"""What a person does on a telephone: going on from page to page, and signing in with a code."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, ViewportSize

from lonto.talent.admission.examples.papers import example_pdf

PHONE: ViewportSize = {"width": 360, "height": 740}
CODE = re.compile(r"\b\d{6}\b")
CARD: FilePayload = {"name": "KTP saya.pdf", "mimeType": "application/pdf", "buffer": example_pdf(["KTP-el", "CONTOH"])}
MISSING = "main .ranking li:not(:has(form)) a.btn"
"""A document that is asked for and not handed in yet."""

Look = Callable[[Page], None]


def go_on(page: Page) -> None:
    """Press the button of the page."""
    page.locator("main form button.btn-primary").last.click()
    page.wait_for_load_state()


def enter(page: Page, address: str, look: Look = lambda page: None) -> None:
    """Sign in with the code that a demonstration shows."""
    page.fill("[name=address]", address)
    look(page)
    go_on(page)
    code = CODE.search(page.locator("main").inner_text())
    assert code is not None
    page.fill("[name=code]", code[0])
    look(page)
    go_on(page)
