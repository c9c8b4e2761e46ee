"""Where the journal plugs in: accounts stand below it, yet every change of theirs is recorded."""

from collections.abc import Sequence
from typing import Protocol

from django.db import models

from lonto.accounts.models import Membership
from lonto.regions.models import Region


class Recorder(Protocol):
    def __call__(self, *, by: Membership | None, region: Region, verb: str, saved: Sequence[models.Model]) -> None: ...


_recorders: list[Recorder] = []


def plug_in(recorder: Recorder) -> None:
    """Called once by the journal when the house starts."""
    _recorders.append(recorder)


def record(*, by: Membership | None, region: Region, verb: str, saved: Sequence[models.Model]) -> None:
    """Record a change of offices, accounts or memberships in the stream of the regency that holds `region`."""
    for recorder in _recorders:
        recorder(by=by, region=region, verb=verb, saved=saved)
