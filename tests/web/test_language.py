"""The language of the pages: Indonesian, until the reader chooses."""

from django.test import Client

from tests.web.reading import text_of


def language_of(client: Client, **headers: str) -> str:
    response = client.get("/gallery/", headers=headers)
    content_language = response.headers["Content-Language"]
    assert f'<html lang="{content_language}">' in text_of(response)
    return content_language


def test_pages_are_indonesian_whatever_the_browser_wishes(client: Client) -> None:
    assert language_of(client) == "id"
    assert language_of(client, accept_language="en-US,en;q=0.9") == "id"


def test_a_reader_chooses_and_stays_on_the_page(client: Client) -> None:
    response = client.post("/language/", {"language": "en", "next": "/gallery/?errors"})
    assert response.headers["Location"] == "/gallery/?errors"
    assert language_of(client) == "en"


def test_choosing_changes_back(client: Client) -> None:
    for language in ("en", "id"):
        client.post("/language/", {"language": language, "next": "/gallery/"})
    assert language_of(client) == "id"


def test_a_language_we_do_not_speak_changes_nothing(client: Client) -> None:
    client.post("/language/", {"language": "tlh", "next": "/gallery/"})
    assert language_of(client) == "id"


def test_a_broken_cookie_changes_nothing(client: Client) -> None:
    client.cookies["lonto_language"] = "../../etc"
    assert language_of(client) == "id"


def test_a_page_that_a_shared_cache_repeats_still_offers_the_choice() -> None:
    """No token of a form stands in it, so none is asked."""
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "en", "next": "/check/"})
    assert response.headers["Location"] == "/check/"


def test_choosing_never_leads_to_another_host(client: Client) -> None:
    response = client.post("/language/", {"language": "en", "next": "https://evil.example/"})
    assert "evil" not in response.headers["Location"]


def test_a_link_cannot_change_the_language(client: Client) -> None:
    client.get("/language/?language=en&next=/gallery/")
    assert language_of(client) == "id"


def test_a_shared_cache_keeps_the_languages_apart(client: Client) -> None:
    assert "Cookie" in client.get("/gallery/").headers["Vary"]


def test_both_languages_are_offered_in_their_own_words(client: Client) -> None:
    page = " ".join(text_of(client.get("/gallery/")).split())
    assert 'value="id" lang="id" aria-current="true">Bahasa Indonesia</button>' in page
    assert 'value="en" lang="en">English</button>' in page
