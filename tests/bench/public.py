"""Public pages: one made anew, one repeated, hiding small counts, and how many a running server answers in a second."""

import socket
import threading
import time

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from lonto.lib.suppression import cells_to_hide
from lonto.measures.queries import counts_by_village
from lonto.regency.public import numbers
from lonto.regency.public.editions import parents_in, publish
from lonto.regency.public.models import Edition
from lonto.regions.models import Region
from lonto.village.residents.measures import RESIDENTS
from tests.bench.figures import Figure, Row, median_ms, side_by_side_ms, statements
from tests.bench.offices import REGENCY, VILLAGE, people
from tests.bench.pages import running_server

PAGE, WHOLE = f"/public/{VILLAGE}/", f"/public/{REGENCY}/"
CLIENTS, SECONDS = 16, 5.0
AT_LEAST = 500.0


def measure() -> list[Row]:
    people()
    regency = Region.objects.get(pk=REGENCY)
    Edition.objects.all().delete()
    began = time.perf_counter()
    publish(regency, timezone.localdate())
    edition_ms = (time.perf_counter() - began) * 1000
    shape = numbers.shape_of(parents_in(regency))
    table = shape.filled(numbers.cells_of(counts_by_village(RESIDENTS, regency)))
    client = Client()

    def anew(address: str) -> None:
        cache.clear()
        assert client.get(address).status_code == 200

    with statements() as asked:
        anew(PAGE)
    ours, floor = side_by_side_ms(lambda: anew(PAGE), asked.replay)
    tag = client.get(PAGE).headers["ETag"]

    def known() -> None:
        assert client.get(PAGE, headers={"If-None-Match": tag}).status_code == 304

    rows = [
        Figure("queries of a public village page", len(asked.asked), "", None, 6).as_row(),
        Figure("public village page, made anew", ours, "ms", floor, 30).as_row(),
        Figure("public village page, repeated (304)", median_ms(known), "ms", None, 30).as_row(),
        Figure("public page of the regency, made anew", median_ms(lambda: anew(WHOLE)), "ms", None, 150).as_row(),
        Figure(
            "small counts hidden, 169 villages", median_ms(lambda: cells_to_hide(shape, table)), "ms", None, 1000
        ).as_row(),
        Figure("an edition of numbers, with its first count", edition_ms, "ms").as_row(),
    ]
    with running_server() as port:
        for name, address in (("village", PAGE), ("regency", WHOLE)):
            rate = _requests_a_second(port, address)
            title = f"page of a {name}, {CLIENTS} clients at once on {connection.display_name}: {rate:.0f} a second"
            rows.append(Figure(title, 1000 / rate, "ms each", None, 1000 / AT_LEAST).as_row())
    return rows


def _requests_a_second(port: int, address: str) -> float:
    """Whole answers in a second, asked on connections that stay open; the clients take their part of the cores."""
    ask = f"GET {address} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    counts, until = [0] * CLIENTS, time.perf_counter() + SECONDS

    def keep_asking(number: int) -> None:
        with socket.create_connection(("localhost", port), 30) as connected:
            while time.perf_counter() < until:
                connected.sendall(ask)
                _read_answer(connected)
                counts[number] += 1

    threads = [threading.Thread(target=keep_asking, args=(number,)) for number in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - began)


def _read_answer(connected: socket.socket) -> None:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connected.recv(65536)
    head, _end, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:40]
    length = next(
        int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    )
    left = length - len(body)
    while left > 0:
        left -= len(connected.recv(65536))
