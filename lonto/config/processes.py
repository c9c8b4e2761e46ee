"""The processes of a running server: granian for the pages, one worker for the work behind them."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

GRACE = 15.0
"""Seconds that a process gets to finish what it does."""
PAUSE = 2.0
"""Seconds before a worker that fell over is started again."""


@dataclass
class Supervisor:
    """Runs the server and one worker; when the server ends everything ends, a lost worker is replaced."""

    server: Sequence[str]
    worker: Sequence[str]
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Work until a signal or the end of the server; return the exit status for the shell."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._stop.set())
        server, worker = _start(self.server), _start(self.worker)
        try:
            while not self._stop.wait(0.2):
                status = server.poll()
                if status is not None:
                    return status or 1
                if worker.poll() is not None and not self._stop.wait(PAUSE):
                    worker = _start(self.worker)
            return 0
        finally:
            _end([server, worker])


def server_command(address: str, port: int) -> list[str]:
    """granian with two workers of one thread each: measured as fast as any other arrangement on two cores."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1"),
        *("--host", address, "--port", str(port), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "10", "--respawn-failed-workers", "lonto.config.wsgi:application"),
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "lonto.config.cli", "worker"]


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches only this process, which then ends the others in order.
    setup = _end_with_parent if os.name == "posix" else None
    return subprocess.Popen(command, start_new_session=True, preexec_fn=setup)  # noqa: S603  our own commands


def _end_with_parent() -> None:
    """On Linux a process whose parent was killed is told to end too, so that no stray server keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
