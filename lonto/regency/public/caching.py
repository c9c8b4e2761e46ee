"""Public pages are the same for everybody who is not signed in, so they are made once a minute and then repeated.

What is repeated holds nothing of a visitor: no message, no token of a form. A browser that has the page already is told
so in a few bytes (304), by the digest of what would be sent.
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from lonto.regions.models import Region

SECONDS = 60
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
KEPT_HEADERS = ("Content-Type", "Content-Disposition")


def same_for_everybody(view: View[P]) -> View[P]:
    """Repeat the answer of `view` for a minute to all who are not signed in, in each language, with an ETag."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated or request.GET:
            return view(request, *args, **kwargs)
        key = _key(request.path, get_language())
        kept = cache.get(key)
        if kept is None:
            made = view(request, *args, **kwargs)
            if made.status_code != 200 or isinstance(made, FileResponse):
                return made
            headers = {name: made.headers[name] for name in KEPT_HEADERS if name in made.headers}
            kept = (hashlib.sha256(made.content).hexdigest()[:32], headers, gzip.compress(made.content, mtime=0))
            cache.set(key, kept, SECONDS)
        return _answer(request, *kept)

    return inner


def _answer(request: HttpRequest, digest: str, headers: Mapping[str, str], packed: bytes) -> HttpResponse:
    """The kept answer, packed once for all browsers that unpack; or that nothing has changed."""
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{digest}"'
    response = HttpResponse(packed if takes_packed else gzip.decompress(packed), headers={**headers, "ETag": tag})
    if takes_packed:
        response.headers["ETag"] = f"W/{tag}"  # the same page in other bytes
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    patch_vary_headers(response, ("Accept-Encoding",))
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def forget(region: Region) -> None:
    """Let the next visitor see the page of a region as it is now."""
    address = reverse("public:place", args=[region.pk])
    cache.delete_many([_key(address, language) for language, _name in settings.LANGUAGES])


def _key(path: str, language: str | None) -> str:
    digest = hashlib.sha256(path.encode()).hexdigest()
    return f"public:{language}:{digest}"
