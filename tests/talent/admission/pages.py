"""Opening the pages of a person."""

from django.test import Client
from django.urls import reverse


def page_of(browser: Client, name: str, *args: object) -> str:
    """The markup of a page of admission."""
    return browser.get(reverse(f"admission:{name}", args=args)).content.decode()
