"""What every answer carries: the headers that keep a page to itself, and the language that the reader chose."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from lonto.web.errors import bad_request

Handler = Callable[[HttpRequest], HttpResponseBase]

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the arrow of a select and the tick of a checkbox are data: pictures in the styles
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy_with(**changes: str) -> str:
    """The content security policy with some directives changed: `policy_with(object_src="'self'")`."""
    changed = POLICY | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in changed.items())


CONTENT_SECURITY_POLICY = policy_with()
PERMISSIONS_POLICY = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


LARGEST_BODY = 25 * 1024 * 1024
"""Bytes of one request; each form that takes a file has its own, smaller limit."""


class BodyLimit:
    """Refuses a request that says it is larger than any form takes, before anything of it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return bad_request(request, RequestDataTooBig())
        return self.get_response(request)


def show_files_beside(response: HttpResponseBase) -> None:
    """Let this page show a file of our own, such as a PDF beside a form."""
    response.headers["Content-Security-Policy"] = policy_with(object_src="'self'", frame_src="'self'")


def may_stand_beside(response: HttpResponseBase) -> None:
    """Let this file be shown within a page of our own."""
    response.headers["Content-Security-Policy"] = policy_with(frame_ancestors="'self'")
    response.headers["X-Frame-Options"] = "SAMEORIGIN"


class SecurityHeaders:
    """No page loads anything from elsewhere, runs inline code, stands in a frame or stays in a shared cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        user_logged_out.connect(_remember_signing_out, dispatch_uid="lonto.web.signing_out")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if getattr(request, "has_signed_out", False):
            # On a shared office computer the back button must not show residents after signing out.
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


class ChosenLanguage:
    """The language of the cookie, else the default. The browser's own wish does not count: an office computer
    set to English still belongs to an Indonesian office.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.languages = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in self.languages else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


def _remember_signing_out(sender: object, request: HttpRequest | None, **kwargs: object) -> None:
    if request is not None:
        request.has_signed_out = True  # type: ignore[attr-defined]
