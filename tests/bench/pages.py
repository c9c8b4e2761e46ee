"""What travels to a browser, compressed: the first page with all its files, and the pages after it."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.urls import reverse

from lonto.village.residents.models import Resident
from tests.bench.figures import Figure, Row
from tests.bench.offices import people, signed_in
from tests.bench.places import HOUSE

FIRST, NEXT = 100.0, 15.0
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "text/html,*/*", "Accept-Language": "id"}
FILE = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def measure() -> list[Row]:
    by = people().clerk
    cookie = {"Cookie": f"sessionid={signed_in(by).cookies['sessionid'].value}"}
    person = Resident.objects.filter(village=by.village).order_by("folded").first()
    assert person is not None
    pages = {
        "office home": reverse("web:home"),
        "list of residents": reverse("residents:residents"),
        "a resident": person.get_absolute_url(),
        "letters": reverse("letters:letters"),
        "numbers": reverse("measures:index"),
    }
    with running_server() as port:
        first, files = _weight(port, reverse("account_login"), {})
        first += sum(_weight(port, file, {})[0] for file in sorted(files))
        rows = [Figure("first page with all its files", first, "kB", None, FIRST).as_row()]
        for name, address in pages.items():
            weight, later = _weight(port, address, cookie)
            weight += sum(_weight(port, file, {})[0] for file in sorted(later - files))
            rows.append(Figure(f"next page: {name}", weight, "kB", None, NEXT).as_row())
    return rows


def _weight(port: int, address: str, headers: dict[str, str]) -> tuple[float, set[str]]:
    """The kB of an answer's body as sent, and the files it names."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request("GET", address, headers=BROWSER | headers)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, f"{address} answers {answer.status}"
    text = body if "Content-Encoding" not in answer.headers else _plain(port, address, headers)
    return len(body) / 1000, set(FILE.findall(text.decode(errors="replace")))


def _plain(port: int, address: str, headers: dict[str, str]) -> bytes:
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.request("GET", address, headers={"Accept": "text/html"} | headers)
    return connection.getresponse().read()


@contextmanager
def running_server() -> Iterator[int]:
    """`lonto serve` in this place, ready to answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = os.environ | {"LONTO_PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "lonto.config.cli", "serve"], cwd=HOUSE, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server does not answer.")
