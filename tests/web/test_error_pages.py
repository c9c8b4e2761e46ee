"""The pages for what goes wrong."""

from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from lonto.web import gallery
from tests.web.reading import text_of, words


@pytest.fixture
def quiet(client: Client) -> Client:
    """A client that shows the page of an error and does not raise it."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (SuspiciousOperation(), 400, "Permintaan ini tidak dapat dibaca"),
        (PermissionDenied(), 403, "Halaman ini tidak terbuka untuk Anda"),
        (RequestDataTooBig(), 413, "Kiriman Anda terlalu besar"),
        (RuntimeError("secret detail"), 500, "Ada yang salah di pihak kami"),
        (DatabaseError("secret detail"), 500, "Ada yang salah di pihak kami"),
    ],
)
def test_an_error_has_a_page_that_tells_what_to_do(quiet: Client, error: Exception, status: int, title: str) -> None:
    with patch.object(gallery, "_samples", side_effect=error):
        response = quiet.get("/gallery/")
    assert response.status_code == status
    page = text_of(response)
    assert f"<h1>{title}</h1>" in page
    assert "secret" not in page
    assert f"Kode {status}" in words(page)
    assert f'href="{reverse("web:home")}"' in page


def test_an_unknown_address_has_a_page(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "Tidak ada apa-apa di alamat ini" in text_of(response)


def test_a_form_of_an_old_session_is_explained() -> None:
    response = Client(enforce_csrf_checks=True).post("/check/", {"by_code-code": "K7Q2"})
    assert response.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in text_of(response)


def test_error_pages_speak_the_chosen_language(client: Client) -> None:
    client.cookies["lonto_language"] = "en"
    response = client.get("/no/such/page/")
    assert '<html lang="en">' in text_of(response)
    assert "Nothing is at this address" in text_of(response)


def test_an_error_page_asks_the_database_nothing(quiet: Client) -> None:
    """There is no database mark on this test: a query would fail it."""
    with patch.object(gallery, "_samples", side_effect=RuntimeError):
        assert quiet.get("/gallery/").status_code == 500


def test_a_body_that_says_it_is_enormous_is_refused_before_it_is_read(client: Client) -> None:
    response = client.post("/language/", "x", content_type="text/plain", headers={"content-length": str(10**9)})
    assert response.status_code == 413
    assert "Kiriman Anda terlalu besar" in text_of(response)
