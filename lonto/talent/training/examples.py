"""The programme and intakes of the demonstration, made through the actions. Places are real, all else is invented."""

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.training.actions import (
    ClassDetails,
    IntakeDetails,
    PoolDetails,
    ProgrammeDetails,
    add_pool,
    copy_intake,
    create_class,
    create_intake,
    create_programme,
    open_intake,
    set_conditions,
    set_documents,
)
from lonto.talent.training.choices import Need, Whom
from lonto.talent.training.documents import as_json, documents_of
from lonto.talent.training.models import Academy, Intake, Programme

DATA = Path(__file__).with_name("data") / "example_classes.json"
GUESTS = ["53.10", "53.19"]
CYCLE = dt.timedelta(days=126)
DESCRIPTION = (
    "Pelatihan digital bagi pimpinan, tenaga teknis dan masyarakat umum, "
    "berdasarkan nota kesepahaman kementerian dan kabupaten."
)
DAYS_AFTER_OPENING = {"closes": 30, "documents": 40, "results": 45, "confirm": 52}


@dataclass(frozen=True)
class Example:
    """`earlier` is announced and its deadline has passed, `current` takes applications now; both have 14 classes."""

    programme: Programme
    earlier: Intake
    current: Intake


def make_example(*, by: Membership, today: dt.date) -> Example:
    """Digital Talent Scholarship with its eight academies, Gelombang 1 in the past and Gelombang 2 open since ten days.

    `by` is the programme officer of the hosting regency.
    """
    opened = today - dt.timedelta(days=10)
    programme = create_programme(
        by=by,
        details=ProgrammeDetails(
            name=f"Digital Talent Scholarship {opened.year}",
            starts_on=dt.date(opened.year, 1, 1),
            ends_on=dt.date(opened.year + 1, 6, 30),
            target=20_000,
            description=DESCRIPTION,
        ),
        with_eight_academies=True,
    )
    _choose_documents(by, programme)
    earlier = _first_intake(by, programme, opened - CYCLE)
    current = copy_intake(
        by=by,
        source=earlier,
        programme=programme,
        name="Gelombang 2",
        code=f"DTS{opened:%y}-2",
        opens_on=opened,
    )
    return Example(programme, open_intake(by=by, intake=earlier), open_intake(by=by, intake=current))


def _choose_documents(by: Membership, programme: Programme) -> None:
    """Who is still studying shows the student card; everybody else the diploma."""
    academy = programme.academies.get(code="FGA")
    usual = as_json(documents_of(academy))
    kept = [line for line in usual if line["kind"] != "diploma"]
    diploma = {"kind": "diploma", "need": Need.REQUIRED.value, "whom": Whom.FINISHED.value}
    card = {"kind": "student_card", "need": Need.REQUIRED.value, "whom": Whom.FINAL_YEAR.value}
    set_documents(by=by, academy=academy, documents=[*kept, diploma, card], instead_of=usual)


def _first_intake(by: Membership, programme: Programme, opens_on: dt.date) -> Intake:
    def day(name: str) -> dt.date:
        return opens_on + dt.timedelta(days=DAYS_AFTER_OPENING[name])

    intake = create_intake(
        by=by,
        programme=programme,
        details=IntakeDetails(
            name="Gelombang 1",
            code=f"DTS{opens_on + CYCLE:%y}-1",
            opens_at=_moment(opens_on, dt.time(8)),
            closes_at=_moment(day("closes"), dt.time(23, 59)),
            documents_until=day("documents"),
            results_on=day("results"),
            confirm_until=_moment(day("confirm"), dt.time(23, 59)),
            regencies=GUESTS,
        ),
    )
    academies = {academy.code: academy for academy in programme.academies.all()}
    begins = day("confirm") + dt.timedelta(days=7)
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        _add_class(by, intake, academies, begins, row)
    return intake


def _add_class(
    by: Membership, intake: Intake, academies: dict[str, Academy], begins: dt.date, row: dict[str, Any]
) -> None:
    starts_on = _monday(begins + dt.timedelta(weeks=row["week"]))
    texts = {name: row.get(name, "") for name in ("place", "partner", "organiser")}
    made = create_class(
        by=by,
        intake=intake,
        details=ClassDetails(
            academy=academies[row["academy"]],
            code=row["code"],
            theme=row["theme"],
            level=academies[row["academy"]].level,
            starts_on=starts_on,
            ends_on=starts_on + dt.timedelta(days=row["days"] - 1),
            seats=row["seats"],
            minimum=row["minimum"],
            mode=row["mode"],
            region=Region.objects.get(pk=row["region"]) if "region" in row else None,
            accessible_to=row["accessible_to"],
            **texts,
        ),
    )
    for pool in row["pools"]:
        add_pool(by=by, training_class=made, details=PoolDetails(**pool))
    if row.get("conditions"):
        set_conditions(by=by, owner=made, conditions=row["conditions"], instead_of=[])


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time), timezone.get_default_timezone())


def _monday(day: dt.date) -> dt.date:
    """The first Monday from a day on."""
    return day + dt.timedelta(days=-day.weekday() % 7)
