"""What our commands print: one JSON object for scripts, or plain lines and a progress bar for people."""

import json
import sys
from collections.abc import Mapping
from typing import IO, Any


def print_json(result: Mapping[str, Any], out: IO[str] | None = None) -> None:
    """Print `result` as the one JSON object that `--json` promises."""
    print(json.dumps(result, ensure_ascii=False, default=str), file=out or sys.stdout)


class ProgressBar:
    """A bar on the error stream of a terminal; silent where nobody watches."""

    width = 30

    def __init__(self, label: str, stream: IO[str] | None = None) -> None:
        self.label = label
        self.stream = stream or sys.stderr
        self.is_shown = self.stream.isatty()
        self._last = -1

    def set(self, done: int, total: int) -> None:
        """Show that `done` of `total` are finished; redraws only when the whole percentage changes."""
        percent = 100 if total <= 0 else min(100, done * 100 // total)
        if not self.is_shown or percent == self._last:
            return
        self._last = percent
        filled = self.width * percent // 100
        bar = "#" * filled + "." * (self.width - filled)
        end = "\n" if percent == 100 else ""
        self.stream.write(f"\r{self.label} [{bar}] {percent:3d} %{end}")
        self.stream.flush()
