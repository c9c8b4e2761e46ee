"""What the programming interface of every room shares: how a refusal reads, and how often anybody may ask.

A room keeps its routes in `api.py` as a `ninja.Router`; `lonto.config.api` joins them below `/api/`.
"""

from collections.abc import Sequence
from typing import cast

from django.http import HttpRequest
from ninja import Schema
from ninja.throttling import BaseThrottle

from lonto.lib.bilingual import Both
from lonto.web.limits import Limit
from lonto.web.texts import Text


class Problem(Schema):
    """One thing that is wrong: where, and what to do, in the language of the request."""

    place: str
    sentence: str


class Refusal(Schema):
    """Why nothing was done; every problem at once."""

    problems: list[Problem]


class Refused(Exception):  # noqa: N818  reads as a sentence where it is raised
    """Answer with `status` and the problems, as (place, sentence)."""

    def __init__(self, problems: Sequence[tuple[str, Both]], status: int = 422) -> None:
        self.problems = tuple(problems)
        self.status = status
        super().__init__(" ".join(sentence.en for _place, sentence in self.problems))


class Limited(BaseThrottle):
    """Bounds a route by the house's limiter."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit

    def allow_request(self, request: HttpRequest) -> bool:
        return self.limit.allows(request)

    def wait(self) -> float:
        return self.limit.seconds


def said(text: Text) -> str:
    """A lazy text where ninja asks for a plain one: it is written in the language of whoever asks."""
    return cast(str, text)


def language_of(request: HttpRequest) -> str:
    """English for who asks for it first by `Accept-Language`, else Indonesian."""
    return "en" if request.headers.get("Accept-Language", "").strip().lower().startswith("en") else "id"
