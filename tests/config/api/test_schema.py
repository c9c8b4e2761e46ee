"""The interface does what its own description says, whatever is sent; needs no network and no running server."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from lonto.config.wsgi import application
from lonto.regency.maturity import api as maturity

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture(autouse=True)
def _unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limiter has its own test; here it would only hide the answers."""
    for bound in (maturity.READING, maturity.COMPUTING):
        monkeypatch.setattr(bound, "allow_request", lambda request: True)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """A real application closes its connection after each request, and with it the transaction of the test."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_the_description_names(case: "schemathesis.Case[Any]") -> None:
    # What is right in shape may still be wrong for a scheme, such as level 6.
    case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance])
