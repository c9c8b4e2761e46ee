"""Where a page leads afterwards: only ever to a page of this server."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from lonto.accounts.models import Account


def following(request: HttpRequest, otherwise: str) -> str:
    """The page that the address names in `next`, else `otherwise`."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else otherwise


def account_of(request: HttpRequest) -> Account:
    """The signed-in account of a personal page."""
    assert isinstance(request.user, Account)
    return request.user
