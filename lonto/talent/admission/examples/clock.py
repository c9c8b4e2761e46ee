"""Playing an admission that lies in the past: while an example acts, the server's clock shows another moment."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone


@contextmanager
def played_at(moment: dt.datetime) -> Iterator[None]:
    """Everything inside happens at `moment`. Refused in production, where the clock alone decides about deadlines."""
    if settings.ENVIRONMENT.is_production:
        raise RuntimeError("Production never turns its clock.")
    true_now = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = true_now
