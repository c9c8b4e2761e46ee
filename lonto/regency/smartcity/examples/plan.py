"""The masterplan of the demonstration."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lonto.accounts.models import Membership, Office
from lonto.regency.figures.actions import FigureDetails, SeriesDetails, create_series, record_figure
from lonto.regency.figures.references import Reference
from lonto.regency.smartcity.actions import (
    ActivityDetails,
    BudgetDetails,
    IndicatorDetails,
    PlanDetails,
    ProgrammeDetails,
    add_activity,
    add_budget,
    add_goal,
    add_indicator,
    create_plan,
    create_programme,
    set_done,
    take_step,
    write_report,
)
from lonto.regency.smartcity.choices import Kind
from lonto.regency.smartcity.examples.programmes import PROGRAMMES, QUICK_WINS, SERIES, Example
from lonto.regency.smartcity.models import Masterplan, Programme
from lonto.regency.smartcity.states import transition_named

SOURCE = "Angka contoh untuk peragaan"
YEARS = 10
VISION = (
    "Manggarai Barat yang dekat dengan warganya: layanan desa tuntas di desa, wisata yang menghidupi kampung, dan alam "
    "yang terjaga.\nContoh untuk peragaan; bukan dokumen resmi pemerintah daerah."
)
GOALS = (
    ("governance", "Setiap desa menerbitkan suratnya sendiri, paling lama satu hari kerja."),
    ("branding", "Wisatawan mengenal desa, bukan hanya pelabuhan."),
    ("economy", "Usaha kecil tercatat, terbayar tanpa uang tunai, dan mendapat kredit."),
    ("living", "Riwayat kesehatan warga terbaca di setiap puskesmas."),
    ("society", "Dua puluh ribu orang terlatih dalam keterampilan digital."),
    ("environment", "Empat dari lima bagian sampah kota diolah."),
)


@dataclass(frozen=True)
class Planners:
    """Who makes the example: the coordinator, the officers of agencies by key, and every agency's office by key."""

    coordinator: Membership
    officers: Mapping[str, Membership]
    offices: Mapping[str, Office]


def plan_example(planners: Planners, today: dt.date) -> Masterplan:
    """A plan of ten years in its fifth: programmes and quick wins in every state but one, with reported numbers."""
    first = today.year - 4
    details = PlanDetails(
        f"Contoh rencana induk smart city {first}–{first + YEARS - 1}", VISION, first, first + YEARS - 1
    )
    plan = create_plan(by=planners.coordinator, details=details)
    for dimension, text in GOALS:
        add_goal(by=planners.coordinator, plan=plan, dimension=dimension, text=text)
    references = _report_series(planners, today)
    for one in PROGRAMMES:
        days = dt.date(first + one.time[0], 1, 1), dt.date(first + one.time[1], 12, 31)
        _programme(planners, plan, one, Kind.PROGRAMME, days, references, today)
    for one in QUICK_WINS:
        days = dt.date(today.year, one.time[0], 1), _month_end(today.year, one.time[1])
        _programme(planners, plan, one, Kind.QUICK_WIN, days, references, today)
    return plan


def _report_series(planners: Planners, today: dt.date) -> dict[str, str]:
    """Make the reported series with a figure at the end of each past year; key -> reference."""
    references = {}
    by = planners.coordinator
    for key, (title, unit, definition, figures) in SERIES.items():
        series = create_series(by=by, details=SeriesDetails(title, unit, definition, SOURCE, by.office))
        for age, value in zip(range(len(figures), 0, -1), figures, strict=True):
            day = dt.date(today.year - age, 12, 31)
            record_figure(by=by, series=series, details=FigureDetails(by.office.region, day, Decimal(value)))
        references[key] = str(Reference.of_series(series.pk))
    return references


def _programme(
    planners: Planners,
    plan: Masterplan,
    one: Example,
    kind: Kind,
    days: tuple[dt.date, dt.date],
    references: Mapping[str, str],
    today: dt.date,
) -> None:
    by, office = planners.coordinator, planners.offices[one.agency]
    details = ProgrammeDetails(one.name, one.aim, one.part, one.layer, office, *days, kind, one.risks)
    made = create_programme(by=by, plan=plan, details=details)
    for kind_of, key, baseline, target in one.indicators:
        reference = references.get(key, key)
        add_indicator(
            by=by,
            programme=made,
            details=IndicatorDetails(kind_of, reference, Decimal(baseline), Decimal(target), days[1]),
        )
    for source, millions in one.money:
        for year in range(days[0].year, min(days[1].year, today.year + 1) + 1):
            add_budget(by=by, programme=made, details=BudgetDetails(year, source, millions * 1_000_000))
    _act(planners, made, one, today)


def _act(planners: Planners, made: Programme, one: Example, today: dt.date) -> None:
    """Activities share the time of their programme; what is over by now is done, and the owner has reported."""
    by = planners.officers.get(one.agency, planners.coordinator)
    span = (made.last_on - made.first_on).days + 1
    count = len(one.activities)
    for place, name in enumerate(one.activities):
        first = made.first_on + dt.timedelta(days=span * place // count)
        last = made.first_on + dt.timedelta(days=span * (place + 1) // count - 1)
        activity = add_activity(by=planners.coordinator, programme=made, details=ActivityDetails(name, first, last))
        if last < today and one.steps:
            set_done(by=by, activity=activity, is_done=True, on=last)
    for name, text in one.steps:
        transition = transition_named(name)
        assert transition is not None
        take_step(by=by, programme=made, transition=transition, text=text)
    if one.steps and made.last_on > today and made.kind == Kind.PROGRAMME:
        write_report(
            by=by, programme=made, text="Berjalan menurut rencana tahun ini; angka dilaporkan tiap akhir tahun."
        )


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
