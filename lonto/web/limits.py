"""Bounds for what anybody may ask, so that nobody tries by the thousand."""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds from one address."""

    name: str
    times: int
    seconds: int

    def allows(self, request: HttpRequest) -> bool:
        """Count this time and say whether it is still within the limit."""
        key = f"limit:{self.name}:{get_adapter(request).get_client_ip(request)}"
        cache.add(key, 0, self.seconds)
        try:
            return bool(cache.incr(key) <= self.times)
        except ValueError:  # it ran out between the two lines
            return True
