"""The addresses below `/api/`: open to anybody, small, and never a page of HTML where a program asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from lonto.config.api import api, refuse, views
from lonto.lib.bilingual import Both

LARGEST = 64 * 1024
"""Bytes of a body; the levels of the largest scheme have 2,000."""
View = Callable[..., HttpResponseBase]


def _open(view: View) -> View:
    """For anybody, without a form's token, and with a small body only."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            sentence = Both(f"Lebih besar dari {LARGEST} bita.", f"Larger than {LARGEST} bytes.")
            return refuse(request, [("request", sentence)], 413)
        return view(request, *args, **kwargs)

    return login_not_required(csrf_exempt(guarded))


def _nothing(request: HttpRequest) -> HttpResponseBase:
    sentence = Both("Tidak ada apa-apa di alamat ini.", "Nothing is at this address.")
    return refuse(request, [("address", sentence)], 404)


def _patterns() -> list[URLPattern]:
    routes: list[URLPattern] = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for route in routes:
        is_document = route.name == "openapi-json"
        route.callback = _open(require_safe(route.callback) if is_document else route.callback)
    return routes


app_name = "api"
urlpatterns = [
    path("", login_not_required(require_safe(views.documentation)), name="api-root"),
    *_patterns(),
    re_path(r"^.", _open(_nothing)),
]
