"""The menu and the office home."""

import importlib
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.web import navigation, urls
from lonto.web.navigation import NavigationEntry, PublicEntry, QuickStart, Waiting
from tests.conftest import As
from tests.web.reading import text_of, words


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rooms' own entries stay out of these tests."""
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_public", {})
    monkeypatch.setattr(navigation, "_starts", {})
    monkeypatch.setattr(navigation, "_providers", [])
    return


def labels(membership: Membership | None, path: str = "/") -> list[str]:
    return [str(link.label) for group in navigation.entries_for(membership, path) for link in group.links]


def test_a_role_sees_its_entries_in_order(clerk: Membership, head: Membership) -> None:
    navigation.register(NavigationEntry("Security", "accounts:security", {Role.HEAD, Role.CLERK}, order=20))
    navigation.register(NavigationEntry("Gallery", "web:gallery", {Role.CLERK}, order=10))
    assert labels(clerk) == ["Gallery", "Security"]
    assert labels(head) == ["Security"]
    assert labels(None) == []


def test_entries_stand_in_their_group(clerk: Membership) -> None:
    navigation.register(NavigationEntry("Security", "accounts:security", {Role.CLERK}, group="office"))
    navigation.register(NavigationEntry("Gallery", "web:gallery", {Role.CLERK}, group="village"))
    assert [str(group.title) for group in navigation.entries_for(clerk)] == ["Desa", "Kantor"]


def test_a_group_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        navigation.register(NavigationEntry("Gallery", "web:gallery", {Role.CLERK}, group="galaxy"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/gallery/", {"Gallery": "page"}),
        ("/gallery/list/", {"List": "page"}),
        ("/gallery/list/7/", {"List": "true"}),
        ("/gallery/other/", {"Gallery": "true"}),
        ("/elsewhere/", {}),
    ],
)
def test_the_entry_nearest_to_the_page_is_marked(clerk: Membership, path: str, current: dict[str, str]) -> None:
    navigation.register(NavigationEntry("Gallery", "web:gallery", {Role.CLERK}))
    navigation.register(NavigationEntry("List", "web:gallery_list", {Role.CLERK}))
    links = [link for group in navigation.entries_for(clerk, path) for link in group.links]
    assert {str(link.label): link.current for link in links if link.current} == current


def test_the_home_shows_who_one_is_and_what_waits(clerk: Membership, as_: As) -> None:
    navigation.register_waiting(
        lambda by: [Waiting("letters to approve", 3, "/three/"), Waiting("nothing", 0, "/none/")]
    )
    navigation.register_start(QuickStart("Write a letter", "web:gallery", {Role.CLERK}, hint="In three steps."))
    navigation.register_start(QuickStart("Sign", "web:gallery_list", {Role.HEAD}))
    page = text_of(as_(clerk).get("/"))
    assert "Kantor Desa Macang Tanggar" in page
    assert "Maria Jelita" in page
    assert "3 letters to approve" in words(page)
    assert "/none/" not in page
    assert "Write a letter In three steps." in words(page)
    assert "Sign<" not in page


def test_the_home_says_when_nothing_waits(clerk: Membership, as_: As) -> None:
    assert "Saat ini tidak ada yang menunggu Anda." in text_of(as_(clerk).get("/"))


def test_somebody_without_an_office_is_told_whom_to_ask(
    clerk: Membership, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_(clerk)
    Membership.objects.filter(pk=clerk.pk).update(until="2024-02-01")
    monkeypatch.setattr(navigation, "_personal_home", [])
    assert "belum ditugaskan" in text_of(client.get("/"))


def test_two_roles_can_be_switched_and_one_cannot(
    clerk: Membership, stranger: Membership, as_: As, client: Client
) -> None:
    assert reverse("accounts:switch") not in text_of(as_(clerk).get("/"))
    Membership.objects.create(account=clerk.account, office=stranger.office, role=Role.SECRETARY, since="2024-01-01")
    page = text_of(as_(clerk).get("/"))
    assert page.count('class="account-choice"') == 2
    assert page.count('class="account-choice"') == 2
    assert "Kantor Desa Gorontalo" in page


def test_public_pages_name_each_other(client: Client) -> None:
    navigation.register_public(PublicEntry("Check a letter", "web:gallery_list"))
    page = text_of(client.get("/gallery/"))
    assert f'href="{reverse("web:gallery_list")}">Check a letter</a>' in page


def test_who_is_not_signed_in_is_led_to_signing_in(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/")


def test_the_gallery_is_there_for_the_demonstration_alone() -> None:
    production = replace(settings.ENVIRONMENT, mode="production")
    try:
        with override_settings(LONTO_DEMO=False, ENVIRONMENT=production):
            assert {pattern.name for pattern in importlib.reload(urls).urlpatterns} == {"home", "language", "sent"}
    finally:
        importlib.reload(urls)
