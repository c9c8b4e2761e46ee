"""Who may open the pages of plans: the coordinator plans, an agency moves its own tasks, readers look."""

import datetime as dt
from decimal import Decimal

from lonto.accounts.choices import Role
from lonto.regency.maturity.actions import AnswerDetails, assign, hand_in, open_assessment
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans.actions import EffortDetails, set_efforts, tie
from tests.regency.plans.planning import adopted, asked, computed, table_of
from tests.scope import Cast, Objects, Rule, Table

COORDINATOR, OFFICER = frozenset({Role.COORDINATOR}), frozenset({Role.AGENCY_OFFICER})
READERS = frozenset({Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR})
PLANNING = COORDINATOR | READERS
VIEWERS = PLANNING | OFFICER
DUE = dt.date(2026, 8, 1)


def prepare(cast: Cast) -> Objects:
    by, officer = cast[Role.COORDINATOR], cast[Role.AGENCY_OFFICER]
    assessment = open_assessment(by=by, year=2025, scheme_key="spbe-2020")
    assign(by=by, assessment=assessment, numbers=[1, 2], office=officer.office, due_on=DUE)
    for answer in assessment.answers.filter(number__in=[1, 2]):
        met = [f"1.{place}" for place in range(1, 10)]
        details = AnswerDetails(Decimal(1), met, "Rancangan sudah ada.")
        hand_in(by=officer, answer=answer, details=details)
    scheme = scheme_named("spbe-2020")
    set_efforts(by=by, scheme=scheme, details=[EffortDetails(1, 2, 12, 5_000_000)])
    bond = tie(by=by, scheme=scheme, kind="together", rises=[Rise(1, 2), Rise(2, 2)])
    open_plan = asked(by, assessment, "0.1")
    answered_plan = computed(by, assessment, "0.1")
    followed = computed(by, assessment, "0.1")
    [task, *_others] = adopted(by, followed, officer.office)
    return {
        "assessment": {"pk": assessment.pk},
        "asked": {"pk": open_plan.pk},
        "answered": {"pk": answered_plan.pk},
        "place": {"pk": answered_plan.pk, "place": 1},
        "plan": {"pk": followed.pk},
        "task": {"pk": task.pk},
        "begin": {"pk": task.pk, "name": "begin"},
        "scheme": {"key": "spbe-2020"},
        "indicator": {"key": "spbe-2020", "number": 1},
        "bond": {"pk": bond.pk},
        "table": {"pk": table_of(by, "1;3;9;").pk},
    }


TABLE = Table(
    {
        "plans:list": Rule(VIEWERS),
        "plans:choose": Rule(COORDINATOR),
        "plans:ask": Rule(COORDINATOR, about="assessment"),
        "plans:plan": Rule(VIEWERS, about="plan"),
        "plans:progress": Rule(VIEWERS, about="plan"),
        "plans:workbook": Rule(VIEWERS, about="plan"),
        "plans:ask_again": Rule(COORDINATOR, about="asked", is_post=True),
        "plans:discard": Rule(COORDINATOR, about="asked", is_post=True),
        "plans:adopt": Rule(COORDINATOR, about="place"),
        "plans:end": Rule(COORDINATOR, about="plan"),
        "plans:tasks": Rule(VIEWERS),
        "plans:task": Rule(VIEWERS, about="task"),
        "plans:give": Rule(COORDINATOR, about="task"),
        "plans:move": Rule(OFFICER, about="begin"),
        "plans:efforts": Rule(PLANNING, about="scheme", is_own=False),
        "plans:effort_template": Rule(PLANNING, about="scheme", is_own=False),
        "plans:effort": Rule(COORDINATOR, about="indicator", is_own=False),
        "plans:effort_import": Rule(COORDINATOR, about="scheme", is_own=False),
        "plans:effort_table": Rule(COORDINATOR, about="table"),
        "plans:effort_table_confirm": Rule(COORDINATOR, about="table", is_post=True),
        "plans:effort_table_cancel": Rule(COORDINATOR, about="table", is_post=True),
        "plans:tie": Rule(COORDINATOR, about="scheme", is_own=False),
        "plans:untie": Rule(COORDINATOR, about="bond", is_post=True),
    },
    prepare,
)
