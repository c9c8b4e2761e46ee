"""A plan of a whole assessment, made through the actions, so that a test may begin at any step."""

import datetime as dt
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.models import Membership, Office
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans.actions import Assignment, adopt, ask, compute, prepare_efforts
from lonto.regency.plans.models import EffortTable, RisePlan, RiseTask
from lonto.regency.plans.queries.problems import Wanted
from lonto.regency.plans.stored import plans_in
from tests.regency.maturity.assessing import opened

LEVEL = 3


def wanted(
    target: str = "3.5", budget: int | None = None, most_levels: int | None = 1, spared: str = "effort"
) -> Wanted:
    return Wanted(Decimal(target).quantize(Decimal("0.0001")), budget, most_levels, spared)


def in_a_year() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=365)


def handed_in(coordinator: Membership, officer: Membership, level: int = LEVEL, key: str = "spbe-2020") -> Assessment:
    """Every indicator at one level, handed in by one agency; how it was answered does not matter here."""
    assessment = opened(coordinator, 2025 if key == "spbe-2020" else 2026, key)
    assessment.answers.update(state=AnswerState.HANDED_IN, level=level, office=officer.office)
    return assessment


def asked(coordinator: Membership, assessment: Assessment, target: str = "3.5", **more: object) -> RisePlan:
    question = wanted(target, **more)  # type: ignore[arg-type]
    return ask(by=coordinator, assessment=assessment, name="Naik", wanted=question, due_on=in_a_year())


def computed(coordinator: Membership, assessment: Assessment, target: str = "3.5", **more: object) -> RisePlan:
    plan = asked(coordinator, assessment, target, **more)
    assert compute.call(str(plan.pk)) == "computed"
    plan.refresh_from_db()
    return plan


def adopted(coordinator: Membership, plan: RisePlan, office: Office, place: int = 1) -> list[RiseTask]:
    """The plan at this place, every rise given to one agency, all due on the day of the plan."""
    chosen = next(one for one in plans_in(plan.answer) if one.place == place)
    given_to = {rise: Assignment(office, plan.due_on) for rise in chosen.rises}
    return adopt(by=coordinator, plan=plan, place=place, assignments=given_to)


def table_of(by: Membership, *rows: str) -> EffortTable:
    """A prepared table of efforts: number, level, person-days, rupiah."""
    content = "\n".join(("nomor;tingkat;hari-orang;rupiah", *rows)).encode()
    return prepare_efforts(by=by, scheme=scheme_named("spbe-2020"), file=SimpleUploadedFile("upaya.csv", content))
