"""What the shell of every page needs to know about the request."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from lonto.web import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """The acting membership, the menus (built only where a page shows them) and whether this is a demonstration."""
    membership = getattr(request, "membership", None)
    return {
        "is_demo": settings.LONTO_DEMO,
        "membership": membership,
        "memberships": getattr(request, "memberships", []),
        "menu": SimpleLazyObject(lambda: navigation.entries_for(membership, request.path)),
        "public_menu": SimpleLazyObject(lambda: navigation.public_entries(request.path)),
    }
