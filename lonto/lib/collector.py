"""Python's collector of garbage, and when it is better at rest."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """For work that makes hundreds of thousands of objects which all stay until its end.

    Looking for garbage among them again and again costs a quarter of the time and finds nothing.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
