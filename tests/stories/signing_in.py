"""How the stories' people sign in."""

from typing import Any

from playwright.sync_api import Page

from lonto.config.demo.cast import PASSWORD
from tests.stories.conftest import Server

_signed_in: dict[tuple[str, str], list[Any]] = {}


def sign_in(page: Page, server: Server, username: str) -> None:
    """Sign in with user name and password, and with the one-time code where the role asks for it.

    A one-time code holds once, so whoever has signed in already on this server goes on in that session.
    """
    home = f"{server.url}/"
    if (server.url, username) in _signed_in:
        page.context.add_cookies(_signed_in[server.url, username])
        page.goto("/")
        if page.url == home:
            return
        page.context.clear_cookies()
    page.goto("/account/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    if page.locator("input[name=code]").count():
        page.fill("input[name=code]", server.one_time_code(username))
        page.press("input[name=code]", "Enter")
    page.wait_for_url(home)
    _signed_in[server.url, username] = [*page.context.cookies()]
