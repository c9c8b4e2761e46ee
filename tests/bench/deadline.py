"""The last hour before a deadline: fifty people apply at once to a running server, from sign-in to number."""

import datetime as dt
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.files.storage import default_storage
from django.db import connection, connections
from django.utils import timezone

from lonto.journal.models import Entry, Stream
from lonto.journal.queries import verify_stream
from lonto.talent.admission import snapshots
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.examples import Invented, invent
from lonto.talent.admission.examples.papers import example_pdf
from lonto.talent.admission.models import Application, Document, Preference
from lonto.talent.training.models import Intake
from tests.bench.applications import open_intake
from tests.bench.figures import Figure, Row

CLIENTS, ROUNDS, CHOICES = 50, 2, 3
LONGEST = 600
WHO = f"{CLIENTS} clients applying at once on {connection.display_name}"
CODE = re.compile(r"\b(\d{6})\b")
NUMBER = re.compile(r"DTS26-1-\d{6}")


@dataclass
class Person:
    """One telephone: keeps its cookies, follows no redirect by itself, notes how long each answer took."""

    port: int
    who: Invented
    cookies: dict[str, str] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    def get(self, path: str) -> str:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, **fields: str) -> str:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **fields}).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, path: str, name: str, content: bytes) -> str:
        token = self.cookies["csrftoken"]
        body = (
            f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode() + content
        return self._ask("POST", path, body + b"\r\n--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"})

    def apply(self, intake: Intake, classes: list[str]) -> str:
        """Sign in, answer, rank, hand in, send from two devices at once; the number of the receipt."""
        self.get("/admission/sign-in/")
        self.post("/admission/sign-in/", address=self.who.email)
        code = CODE.search(self.get("/admission/sign-in/code/").partition("<main")[2])
        assert code is not None, "no code on the page"
        self.post("/admission/sign-in/code/", code=code[1])
        self.get("/admission/me/")
        self.post("/admission/me/profile/village/", village=self.who.village)
        for key, answers in self._answers():
            self.post(f"/admission/me/profile/{key}/", **answers)
        own = f"/admission/me/intakes/{intake.pk}"
        self.get(f"{own}/eligibility/")
        self.post(f"{own}/eligibility/")
        for chosen in classes:
            self.post(f"{own}/classes/add/", **{"class": chosen})
        self.upload(f"{own}/documents/identity_card/", "ktp.pdf", example_pdf([self.who.name]) * 20)
        self.get(f"{own}/check/")
        with ThreadPoolExecutor(2) as devices:
            tokens = [f"{device}-device-{self.who.nik}" for device in ("first", "second")]
            list(devices.map(lambda token: self.post(f"{own}/check/", once=token), tokens))
        found = NUMBER.search(self.get(f"{own}/sent/"))
        assert found is not None, "no number on the page"
        return found[0]

    def _answers(self) -> Iterator[tuple[str, dict[str, str]]]:
        yield "name", {"name": self.who.name}
        yield "birth", {"born_on": f"{self.who.born_on:%d-%m-%Y}"}
        yield "nik", {"nik": self.who.nik}
        yield "sex", {"sex": self.who.sex}
        yield "education", {"education": str(max(self.who.education, 4))}
        yield "employment", {"employment": self.who.employment}

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> str:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        began = time.perf_counter()
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            talk.request(method, path, body or None, {**headers, "Cookie": kept, "Referer": f"http://127.0.0.1{path}"})
            answer = talk.getresponse()
            text = answer.read().decode()
        finally:
            talk.close()
        self.waits.append(time.perf_counter() - began)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _is, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        wanted = {"GET": {200}, "POST": {302}}[method]
        assert answer.status in wanted, f"{method} {path}: {answer.status}"
        return text


def measure() -> list[Row]:
    """Rows of the benchmark's table."""
    intake, _officer = open_intake(classes=20, closes_in=dt.timedelta(minutes=30))
    classes = [str(pk) for pk in intake.classes.order_by("code").values_list("pk", flat=True)]
    people = invent(CLIENTS * ROUNDS, seed=4)
    connections.close_all()
    errors: list[str] = []
    numbers: list[str] = []
    with _server() as port:
        phones = [Person(port, person) for person in people]
        began = time.perf_counter()
        gate = threading.Barrier(CLIENTS)
        with ThreadPoolExecutor(CLIENTS) as crowd:
            for start in range(0, len(phones), CLIENTS):
                jobs = [
                    crowd.submit(_at_once, gate, phone, intake, classes[place % 17 : place % 17 + CHOICES])
                    for place, phone in enumerate(phones[start : start + CLIENTS])
                ]
                for job in jobs:
                    try:
                        numbers.append(job.result(timeout=LONGEST))
                    except Exception as failure:
                        errors.append(f"{type(failure).__name__}: {failure}")
        seconds = time.perf_counter() - began
        late = _refused_after(phones[0], intake)
    waits = sorted(wait for phone in phones for wait in phone.waits)
    for error in errors[:5]:
        print(error, file=sys.stderr)
    return [
        Figure(f"{WHO}: errors", len(errors), "", 0, 0).as_row(),
        Figure(f"{WHO}: applications lost or wrong", _lost(intake, numbers), "", 0, 0).as_row(),
        Figure(f"{WHO}: accepted after the deadline", late, "", 0, 0).as_row(),
        Figure(
            f"{WHO}: applications in a minute, from sign-in to number", 60 * len(numbers) / seconds, "/min"
        ).as_row(),
        Figure(f"{WHO}: pages in a second", len(waits) / seconds, "/s").as_row(),
        Figure(f"{WHO}: an answer, median", waits[len(waits) // 2], "s").as_row(),
        Figure(f"{WHO}: an answer, longest", waits[-1], "s").as_row(),
    ]


def _at_once(gate: threading.Barrier, phone: Person, intake: Intake, classes: list[str]) -> str:
    gate.wait(timeout=LONGEST)
    return phone.apply(intake, classes)


def _lost(intake: Intake, numbers: list[str]) -> int:
    """What the people were told and what the database holds, compared: numbers, rows, files, digests, the journal."""
    kept = list(Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED).order_by("serial"))
    wrong = len({*numbers} ^ {one.number for one in kept}) + (len(numbers) - len({*numbers}))
    wrong += sum(one.serial != place for place, one in enumerate(kept, start=1))
    wrong += Entry.objects.filter(verb="admission.send").count() - len(kept)
    wrong += sum(snapshots.digest_of(one.sent) != one.digest for one in kept)
    wrong += abs(Preference.objects.filter(application__in=kept).count() - CHOICES * len(kept))
    documents = Document.objects.filter(application__intake=intake)
    wrong += abs(documents.count() - len(kept)) + sum(
        not default_storage.exists(str(one.file.name)) for one in documents
    )
    return wrong + (verify_stream(Stream.objects.get(region=intake.regency_id)) is not None)


def _refused_after(phone: Person, intake: Intake) -> int:
    """How many of three changes a server accepts whose clock has passed the deadline."""
    Intake.objects.filter(pk=intake.pk).update(closes_at=timezone.now())
    own = f"/admission/me/intakes/{intake.pk}"
    before = Application.objects.filter(intake=intake).order_by("pk").values_list("state", "draft", "digest")
    was = list(before)
    for path in (f"{own}/withdraw/", f"{own}/check/", f"{own}/drop-changes/"):
        phone.post(path)
    connections.close_all()
    return sum(one != other for one, other in zip(was, before.all(), strict=True))


@contextmanager
def _server() -> Iterator[int]:
    """`lonto serve` on this place's data, on loopback only, ended with all its processes."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {"LONTO_PORT": str(port), "LONTO_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    process = subprocess.Popen(
        [sys.executable, "-m", "lonto.config.cli", "serve"],
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("lonto serve does not answer")
