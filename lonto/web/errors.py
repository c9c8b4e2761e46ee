"""The pages for what goes wrong: each says what happened and what to do next."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where what was sent is too big."""
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request,
            413,
            title=_("What you sent is too big"),
            text=_("The file or form is larger than this page accepts. Nothing was saved."),
            advice=_("Send a smaller file, or leave out what is not needed."),
        )
    return _page(
        request,
        400,
        title=_("This request cannot be read"),
        text=_("Something in the address or the form is not as it should be. Nothing was saved."),
        advice=_("Go back and try again. If you typed the address yourself, check it."),
    )


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        title=_("This is not open to you"),
        text=_("You are signed in, but your role may not do this."),
        advice=_("If you need it for your work, ask the person who manages the accounts of your office."),
    )


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 where the form does not belong to this browser's session any more."""
    return _page(
        request,
        403,
        title=_("This form has expired"),
        text=_("You signed in or out in the meantime, or the browser refuses cookies. Nothing was saved."),
        advice=_("Go back, load the page again and send the form once more. Cookies must be allowed for this site."),
    )


@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what exists but belongs to somebody else."""
    return _page(
        request,
        404,
        title=_("Nothing is at this address"),
        text=_("The page was moved, the address has a mistake, or it belongs to another office."),
        advice=_("Check the address, or start again from the first page."),
    )


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500. Nothing here asks the database, which may be the very thing that fails."""
    return _page(
        request,
        500,
        title=_("Something went wrong here"),
        text=_(
            "It is our mistake, not yours. What was being saved was not saved in part: it is all there or not at all."
        ),
        advice=_(
            "Try again in a few minutes. If it happens again, tell the operator of this server what you did and when."
        ),
    )


def _page(request: HttpRequest, status: int, **words: Any) -> HttpResponse:
    """Rendered without context processors, so that the page stands on nothing that may be broken."""
    return HttpResponse(loader.render_to_string("web/error.html", {"status": status, **words}), status=status)
