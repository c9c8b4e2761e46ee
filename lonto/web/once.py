"""A form is sent once: a double click or a step back never does the same thing twice.

The page carries `{% once_token %}`, the view is decorated with `sent_once`. The first send runs the view; when it
answers with a redirect, later sends with the same token are led to the same place and the view does not run.
A send that fails (errors in the form, an exception) gives the token back.
"""

import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

FIELD = "once"
KEPT = 24 * 60 * 60
IN_WORK = ""
TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def new_token() -> str:
    """A token for one form on one page."""
    return secrets.token_urlsafe(18)


def destination(request: HttpRequest, token: str) -> str | None:
    """Where the form with this token led; empty while its first send is still at work, None when it was never sent."""
    found: str | None = cache.get(_key(request, token))
    return found


def sent_once(view: View[P]) -> View[P]:
    """Let each token run `view` once; a form without a good token is not held back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        token = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not TOKEN.fullmatch(token):
            return view(request, *args, **kwargs)
        key = _key(request, token)
        if not cache.add(key, IN_WORK, KEPT):
            return redirect("web:sent", token=token)
        try:
            response = view(request, *args, **kwargs)
        except BaseException:
            cache.delete(key)
            raise
        if isinstance(response, HttpResponseRedirect):
            cache.set(key, response.url, KEPT)
        else:
            cache.delete(key)
        return response

    return guarded


def _key(request: HttpRequest, token: str) -> str:
    account = request.user.pk if request.user.is_authenticated else "anybody"
    return f"once:{account}:{token}"
