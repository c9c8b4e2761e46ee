"""A real server with the demo regency, and a real browser in front of it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.environment import DATABASE
from tests.prepare import find_browser
from tests.stories.on_a_phone import PHONE, Look

HERE = Path(__file__).parent
LONTO = str(Path(sys.executable).with_name("lonto"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories share one server, so one worker runs them all."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.story)
            item.add_marker(pytest.mark.xdist_group("stories"))


@dataclass(frozen=True)
class Server:
    """A running Lonto: its address, and the environment in which its commands act on the same data."""

    url: str
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `lonto ARGUMENTS` on this server's data and give back what it printed."""
        return subprocess.run(
            [LONTO, *arguments], env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def one_time_code(self, username: str) -> str:
        return self.command("demo-code", username).stdout.strip()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("office")
    port = _free_port()
    with _database() as database:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LONTO_")}
        environment |= {
            "LONTO_DATA": str(data),
            "LONTO_DATABASE": database,
            "LONTO_PORT": str(port),
            "LONTO_PUBLIC_URL": f"http://localhost:{port}",
        }
        setup = subprocess.run([LONTO, "setup", "--demo"], env=environment, check=False, capture_output=True, text=True)
        assert setup.returncode == 0, setup.stderr
        with (data / "serve.log").open("w") as log:
            process = subprocess.Popen(
                [LONTO, "serve"], env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            _wait_until_it_answers(f"http://localhost:{port}/account/login/", process)
            yield Server(f"http://localhost:{port}", environment)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def _database() -> Iterator[str]:
    """The database of the stories: SQLite in the data directory, or a PostgreSQL database made for this run."""
    if DATABASE == "sqlite":
        yield DATABASE
        return
    name = f"lonto_stories_{os.getpid()}"
    with psycopg.connect(DATABASE, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield urlunsplit(urlsplit(DATABASE)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"lonto serve does not answer at {url}")


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser for one story. It ends with it: Playwright's event loop must not run while other tests do."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server.url, locale="id-ID", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Run axe-core on a page and return one line for each violation."""
    source = (HERE.parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
            " 'best-practice']})).violations.map(v => ({id: v.id, nodes: v.nodes.map(n => n.html)}))"
        )
        return [f"{page.url}: {violation['id']}: {json.dumps(violation['nodes'])[:300]}" for violation in found]

    return violations


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=server.url, locale="id-ID", viewport=PHONE)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def look(axe: Callable[[Page], list[str]]) -> Iterator[Look]:
    """Look at a page as a picture on the telephone: accessible, and no wider than the screen."""
    problems: list[str] = []

    def at(page: Page) -> None:
        problems.extend(axe(page))
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            problems.append(f"{page.url}: wider than the telephone")

    yield at
    assert not problems, "\n".join(problems)
