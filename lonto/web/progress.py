"""How far a background job is, kept in the cache because its own transaction shows nothing before it ends."""

from dataclasses import dataclass

from django.core.cache import cache

KEPT = 24 * 60 * 60


@dataclass(frozen=True)
class State:
    """`done` of `total` steps; `total` 0 while it is not known."""

    done: int
    total: int


class Progress:
    """The progress of one job, such as `Progress(f"import-{upload.pk}")`."""

    def __init__(self, key: str) -> None:
        self._key = f"progress:{key}"
        self._shown = -1

    def set(self, done: int, total: int) -> None:
        """Say how far the job is; written only when the whole percentage changes, so it may be called for each row."""
        percent = done * 100 // total if total > 0 else -2
        if percent != self._shown:
            self._shown = percent
            cache.set(self._key, (done, total), KEPT)

    def read(self) -> State | None:
        """The last known state; None when the job has said nothing yet."""
        found = cache.get(self._key)
        return State(*found) if found else None

    def clear(self) -> None:
        cache.delete(self._key)
