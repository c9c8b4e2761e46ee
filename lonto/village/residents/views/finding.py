"""Searching by POST, so that a NIK or a family card number stands in no address and in no log."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from lonto.lib import nik

MANY_DIGITS = 6


def narrowed(request: HttpRequest, address: str, show: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The list as it was searched: by its address, or for htmx its results. Most of a number is left out of both."""
    asked = request.POST.copy()
    asked.pop("csrfmiddlewaretoken", None)
    digits = nik.clean(asked.get("q", ""))
    if len(digits) >= MANY_DIGITS and digits.isdigit():
        asked["q"] = f"{digits[:4]}…"
    for name in [name for name in asked if not asked[name]]:
        del asked[name]
    if asked:
        address = f"{address}?{asked.urlencode()}"
    if request.headers.get("HX-Request") != "true":
        return redirect(address)
    request.GET = asked  # type: ignore[assignment]
    response = show()
    response["HX-Replace-Url"] = address
    return response


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """To another page, whether the browser or htmx asks."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
