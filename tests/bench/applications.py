"""A table of 20,000 applications with 500 mistakes, beside reading the file and inserting the rows as they are."""

import datetime as dt
import io
import resource
import time
from itertools import cycle

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from python_calamine import CalamineWorkbook
from uuid_utils.compat import uuid7

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from lonto.tables.choices import State
from lonto.talent.admission.actions.tables import carry_out_table, confirm_table, prepare_table
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.examples import invent
from lonto.talent.admission.models import Applicant, Application, Preference
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from tests.bench.figures import Figure, Row
from tests.conftest import make_member
from tests.talent.admission.tables import Row as TableRow
from tests.talent.admission.tables import row_of, workbook

ROWS, MISTAKES, CLASSES = 20_000, 500, 200
MOST = 5
WRONG: tuple[TableRow, ...] = (
    {"nik": "5315"},
    {"born_on": "31-02-1999"},
    {"name": "R0s4"},
    {"education": "Sekolah Sihir"},
    {"village": "Atlantis"},
    {"choice_1": "XX-9"},
    {"choice_2": ""},
    {"seen": "tidak"},
    {"employment": ""},
    {"sex": "X"},
)


def measure() -> list[Row]:
    """Rows of the benchmark's table."""
    intake, officer = open_intake()
    content = workbook(table_rows(), MOST)
    looked, written = imported(intake, officer, content)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    again, _written = imported(intake, officer, content)
    floor = _bare(content)
    what = f"{ROWS:,} applications from a table, {MISTAKES} mistakes"
    return [
        Figure(f"{what}: preview and import", looked + written, "s", floor, 20).as_row(),
        Figure(f"{what}: the preview alone", looked, "s").as_row(),
        Figure(f"{what}: memory at its highest", megabytes, "MB").as_row(),
        Figure(f"{what}: the same table again, preview", again, "s").as_row(),
    ]


def open_intake(classes: int = CLASSES, closes_in: dt.timedelta = dt.timedelta(days=20)) -> tuple[Intake, Membership]:
    """An intake that takes applications now, with classes of one academy, and the officer of its regency."""
    regency = Region.objects.get(pk="53.15")
    now = timezone.now()
    programme = Programme.objects.create(
        regency=regency,
        name="Digital Talent Scholarship 2026",
        starts_on=now.date(),
        ends_on=now.date() + dt.timedelta(days=300),
        target=20_000,
    )
    academy = Academy.objects.create(
        regency=regency,
        programme=programme,
        code="TA",
        name="Thematic Academy",
        audience="public",
        level="basic",
        conditions=[
            {"block": "citizen"},
            {"block": "age_at_least", "years": 15, "on": "deadline", "leap_day": "march_1"},
            {"block": "education_at_least", "level": 4, "final_year_counts": True},
            {"block": "not_banned"},
            {"block": "not_enrolled"},
        ],
    )
    intake = Intake.objects.create(
        regency=regency,
        programme=programme,
        name="Gelombang 1",
        code="DTS26-1",
        regencies=["53.15"],
        opens_at=now - dt.timedelta(days=1),
        closes_at=now + closes_in,
        documents_until=(now + dt.timedelta(days=30)).date(),
        results_on=(now + dt.timedelta(days=31)).date(),
        confirm_until=now + dt.timedelta(days=40),
        max_choices=MOST,
        state=IntakeState.OPEN,
    )
    TrainingClass.objects.bulk_create(
        TrainingClass(
            regency=regency,
            intake=intake,
            academy=academy,
            code=f"TA-{number:03}",
            theme=f"Tema {number}",
            level="basic",
            starts_on=now.date() + dt.timedelta(days=60),
            ends_on=now.date() + dt.timedelta(days=65),
            seats=30,
        )
        for number in range(classes)
    )
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=regency, name="Dinas Komunikasi dan Informatika")
    return intake, make_member(office, Role.PROGRAMME_OFFICER, "bench.program", "Yuliana Mamut")


def table_rows() -> list[TableRow]:
    wrong = cycle(WRONG)
    every = ROWS // MISTAKES
    rows: list[TableRow] = []
    for number, person in enumerate(invent(ROWS)):
        choices = [f"TA-{(number * 7 + step * 13) % CLASSES:03}" for step in range(3)]
        row = row_of(person, *choices)
        rows.append(row | (next(wrong) if number % every == 0 else {}))
    return rows


def imported(intake: Intake, officer: Membership, content: bytes) -> tuple[float, float]:
    """Seconds of the preview and of the writing."""
    began = time.perf_counter()
    run = prepare_table(by=officer, intake=intake, file=ContentFile(content, "pendaftaran.xlsx"))
    looked = time.perf_counter() - began
    counts = run.report["counts"]
    assert counts["refused"] == MISTAKES, counts
    run = confirm_table(by=officer, run=run, takes_good_rows=True)
    run = carry_out_table(run, lambda done, total: None)
    assert run.state == State.DONE, run.report
    assert Application.objects.count() == ROWS - counts["refused"]
    return looked, time.perf_counter() - began - looked


def _bare(content: bytes) -> float:
    """Calamine alone and a bare insert of as many people, applications and choices, taken back at the end."""
    people, applications = list(Applicant.objects.all()), list(Application.objects.all())
    choices = list(Preference.objects.all())
    for row in (*people, *applications, *choices):
        row.pk = uuid7()
    for person in people:
        person.nik = None
    for application in applications:
        application.serial, application.state = None, ApplicationState.WITHDRAWN
    new = cycle(applications)
    for choice in choices:
        choice.application = next(new)
    began = time.perf_counter()
    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    with transaction.atomic():
        Applicant.objects.bulk_create(people)
        Application.objects.bulk_create(applications)
        Preference.objects.bulk_create(choices, ignore_conflicts=True)
        transaction.set_rollback(True)
    return time.perf_counter() - began
