"""Counting what a page asks of the database."""

from collections.abc import Mapping

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def asked(office: Client, address: str, query: Mapping[str, str] | None = None) -> int:
    """How many queries a page costs once everything around it is warm."""
    office.get(address, query)
    with CaptureQueriesContext(connection) as found:
        assert office.get(address, query).status_code == 200
    assert len(found) > 0, "a page that asks nothing proves nothing"
    return len(found)
