"""Reading a page in a test."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse


def text_of(response: Any) -> str:
    """The markup of an answer."""
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def words(markup: str) -> str:
    """What a reader sees of it, with single spaces."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def rows_of(response: Any) -> list[list[str]]:
    """The cells of the first table's body."""
    body = re.search(r"<tbody>(.*?)</tbody>", text_of(response), re.DOTALL)
    if body is None:
        return []
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr\b[^>]*>(.*?)</tr>", body[1], re.DOTALL)
    ]


def summary_of(response: Any) -> str:
    """The sentence that says what a list counts."""
    found = re.search(r'<p role="status">(.*?)</p>', text_of(response), re.DOTALL)
    return words(found[1]) if found else ""
