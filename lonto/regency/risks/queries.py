"""The matrix filled with the risks of a person's view, and what is due."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from lonto.regency.risks.choices import RiskState
from lonto.regency.risks.matrix import STEPS, Band, Step, band_of, size_of, steps_of
from lonto.regency.risks.models import Risk


@dataclass(frozen=True)
class Cell:
    """How many risks have this likelihood and impact, and how large such a risk is."""

    likelihood: int
    impact: int
    size: int
    band: Band
    count: int


@dataclass(frozen=True)
class Row:
    likelihood: Step
    cells: list[Cell]


def matrix_of(risks: QuerySet[Risk]) -> list[Row]:
    """The matrix from the likeliest down; closed risks are not counted."""
    rows = risks.exclude(state=RiskState.CLOSED).order_by().values("likelihood", "impact").annotate(count=Count("pk"))
    counts = {(row["likelihood"], row["impact"]): row["count"] for row in rows}
    return [
        Row(
            step,
            [
                Cell(
                    step.number,
                    impact,
                    (size := size_of(step.number, impact)),
                    band_of(size),
                    counts.get((step.number, impact), 0),
                )
                for impact in STEPS
            ],
        )
        for step in reversed(steps_of("likelihood"))
    ]


def overdue(risks: QuerySet[Risk], day: dt.date) -> QuerySet[Risk]:
    """Risks whose review or treatment is late."""
    alive = risks.exclude(state=RiskState.CLOSED)
    return alive.filter(review_on__lt=day) | alive.filter(state=RiskState.TREATED, due_on__lt=day)
