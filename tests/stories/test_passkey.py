"""A clerk adds a passkey and from then on signs in with it alone."""

from playwright.sync_api import BrowserContext, Page, expect

from lonto.config.demo.cast import PASSWORD
from tests.stories.conftest import Server
from tests.stories.signing_in import sign_in


def give_device(context: BrowserContext, page: Page) -> None:
    """A device that knows its owner by fingerprint, built into the browser for tests."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_a_passkey_replaces_user_name_and_password(context: BrowserContext, page: Page, server: Server) -> None:
    give_device(context, page)
    sign_in(page, server, "sekdes.gorontalo")
    page.goto("/account/2fa/webauthn/add/")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    page.goto("/account/logout/")
    page.click("main form button[type=submit]")

    page.goto("/account/login/")
    page.click("#passkey_login")

    page.wait_for_url(f"{server.url}/")
    expect(page.locator(".account-name")).to_have_text("Abdul Karim Baco")


def test_a_device_without_a_passkey_says_so_in_words(context: BrowserContext, page: Page, server: Server) -> None:
    give_device(context, page)
    page.goto("/account/login/")
    problem = page.locator("[data-passkey-problem]")
    expect(problem).to_be_hidden()

    page.click("#passkey_login")

    expect(problem).to_be_visible()
