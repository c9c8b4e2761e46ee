"""The officer's long moments with 20,000 applications to 200 classes: simulator, draw, result, a seat given back."""

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle

import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from lonto.talent.admission.actions.freezing import commit_seed, freeze_rule
from lonto.talent.admission.actions.running import publish_result, run_allocation
from lonto.talent.admission.actions.scores import confirm_scores, prepare_scores
from lonto.talent.admission.actions.seats import give_back
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Application, Document, Offer
from lonto.talent.admission.queries.rounds import entrance_of
from lonto.talent.admission.queries.simulating import ORDERS, SIZES
from lonto.talent.training.models import Intake, SeatPool, TableImport
from tests.bench.applications import MISTAKES, ROWS, imported, open_intake, table_rows
from tests.bench.figures import Figure, Row, statements
from tests.bench.offices import signed_in
from tests.talent.admission.tables import workbook

WHAT = f"{ROWS - MISTAKES:,} applications, 200 classes"


def measure() -> list[Row]:
    """Rows of the benchmark's table; each number is of one run, as the officer has it."""
    intake, officer = open_intake()
    _add_pools(intake)
    imported(intake, officer, workbook(table_rows(), 5))
    table = _score_table(intake)
    looking = _seconds(lambda: prepare_scores(by=officer, intake=intake, file=table))
    handed_in = TableImport.objects.get(kind=TableImport.Kind.SCORES)
    scoring = _seconds(lambda: confirm_scores(by=officer, run=handed_in))
    with statements() as asked:
        building = _seconds(lambda: entrance_of(intake))
    floor = _seconds(asked.replay)
    browser = signed_in(officer)
    policies = {"order": list(ORDERS), "size": list(SIZES)}
    simulator = _seconds(lambda: _shown(browser, reverse("admission:simulator", args=[intake.pk]), policies))
    commit_seed(by=officer, intake=intake, source="Angka penutupan IHSG")
    freeze_rule(by=officer, intake=intake)
    Document.objects.all().delete()
    with time_machine.travel(intake.closes_at + dt.timedelta(minutes=1), tick=True):
        drawing = _seconds(lambda: run_allocation(by=officer, intake=intake, public_value="8123,45"))
        publishing = _seconds(lambda: publish_result(by=officer, intake=intake))
        public = reverse("admission:public_result", args=[intake.pk])
        first = _seconds(lambda: _shown(Client(), public))
        again = _seconds(lambda: _shown(Client(), public))
        leaving = [Application.objects.get(offer=one) for one in Offer.objects.filter(state=OfferState.ADMITTED)[:3]]
        given_back = max(_seconds(partial(give_back, by=officer, application=one)) for one in leaving)
    return [
        Figure(f"{WHAT}: a table of scores, preview", looking, "s").as_row(),
        Figure(f"{WHAT}: a table of scores, written", scoring, "s").as_row(),
        Figure(f"{WHAT}: reading them into a round", building, "s", floor).as_row(),
        Figure(f"{WHAT}: the simulator's page with 12 policies", simulator, "s", bound=3).as_row(),
        Figure(f"{WHAT}: draw, bundle and every result", drawing, "s").as_row(),
        Figure(f"{WHAT}: publishing", publishing, "s").as_row(),
        Figure(f"{WHAT}: the public result, first visit", first, "s", again).as_row(),
        Figure(f"{WHAT}: a seat given back, the list moved", given_back, "s").as_row(),
    ]


def _add_pools(intake: Intake) -> None:
    """Ten seats for women, two for people with disabilities and the rest open, in two orders."""
    orders = cycle([("women", "disability", "open"), ("open", "women", "disability")])
    seats = {"women": 10, "disability": 2, "open": 18}
    SeatPool.objects.bulk_create(
        SeatPool(regency=intake.regency, training_class=one, group=group, seats=seats[group], position=position)
        for one in intake.classes.all()
        for position, group in enumerate(next(orders), 1)
    )


def _score_table(intake: Intake) -> ContentFile[bytes]:
    rows = Application.objects.filter(intake=intake).order_by("serial").values_list("number", "serial")
    lines = [f"{number};{(serial or 0) * 7919 % 10_000 / 100}" for number, serial in rows]
    return ContentFile("\n".join(["nomor;nilai", *lines]).encode(), "nilai.csv")


def _shown(client: Client, address: str, asked: dict[str, list[str]] | None = None) -> None:
    assert client.get(address, asked or {}).status_code == 200


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
