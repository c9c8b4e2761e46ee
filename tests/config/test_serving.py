"""The processes of a running server: one server, one worker, and a clean end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = """
import sys
from lonto.config import processes
processes.PAUSE = 0.1
server = [sys.executable, "-c", sys.argv[1]]
worker = [sys.executable, "-c", sys.argv[2]]
sys.exit(processes.Supervisor(server, worker).run())
"""
STAYS = "import time; time.sleep(60)"


def start(server: str, worker: str, directory: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SCRIPT, server, worker], cwd=directory, start_new_session=True)


def writes(name: str, then: str) -> str:
    """A program that leaves a line with its process id in a file, and then goes on."""
    return f"import os, time; open({name!r}, 'a').write(f'{{os.getpid()}}\\n'); {then}"


def wait_for(condition: object, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_server_and_worker_and_leaves_nobody(number: signal.Signals, here: Path) -> None:
    running = start(writes("server", STAYS.split(";")[1]), writes("worker", STAYS.split(";")[1]), here)
    wait_for(lambda: pids(here / "server") and pids(here / "worker"))

    running.send_signal(number)

    assert running.wait(timeout=20) == 0
    assert not any(is_alive(pid) for pid in pids(here / "server") + pids(here / "worker"))


def test_a_worker_that_fell_over_is_started_again(here: Path) -> None:
    running = start(STAYS, writes("worker", "raise SystemExit(1)"), here)

    wait_for(lambda: len(pids(here / "worker")) >= 2)

    assert running.poll() is None
    running.terminate()
    assert running.wait(timeout=20) == 0


def test_when_the_server_ends_everything_ends_with_a_failure(here: Path) -> None:
    running = start("raise SystemExit(3)", writes("worker", STAYS.split(";")[1]), here)

    assert running.wait(timeout=20) == 3
    assert not any(is_alive(pid) for pid in pids(here / "worker"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent is gone")
def test_a_killed_supervisor_leaves_nobody_behind(here: Path) -> None:
    running = start(writes("server", STAYS.split(";")[1]), writes("worker", STAYS.split(";")[1]), here)
    wait_for(lambda: pids(here / "server") and pids(here / "worker"))

    running.kill()
    running.wait(timeout=20)

    wait_for(lambda: not any(is_alive(pid) for pid in pids(here / "server") + pids(here / "worker")))
