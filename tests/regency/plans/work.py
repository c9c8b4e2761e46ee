"""A plan from the efforts to its end, with a task on every way."""

import datetime as dt
from decimal import Decimal

from lonto.accounts.choices import Role
from lonto.regency.maturity.actions import AnswerDetails, assign, hand_in, open_assessment
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans.actions import (
    EffortDetails,
    ask_again,
    cancel_efforts,
    confirm_efforts,
    discard,
    end,
    give_task,
    move,
    set_efforts,
    tie,
    untie,
)
from lonto.regency.plans.actions.planning import _halt
from lonto.regency.plans.states import ACCEPT, BEGIN, DROP, REPORT, SEND_BACK, TAKE_UP
from tests.regency.plans.planning import adopted, asked, computed, table_of
from tests.scope import Cast


def do(cast: Cast) -> None:
    by, officer = cast[Role.COORDINATOR], cast[Role.AGENCY_OFFICER]
    assessment = open_assessment(by=by, year=2024, scheme_key="spbe-2020")
    assign(by=by, assessment=assessment, numbers=[1], office=officer.office, due_on=dt.date(2026, 8, 1))
    met = [f"1.{place}" for place in range(1, 10)]
    hand_in(by=officer, answer=assessment.answers.get(number=1), details=AnswerDetails(Decimal(1), met, "Ada."))
    scheme = scheme_named("spbe-2020")
    set_efforts(by=by, scheme=scheme, details=[EffortDetails(1, 2, 12), EffortDetails(1, 3, 30, 0, True, "Menunggu.")])
    set_efforts(by=by, scheme=scheme, details=[EffortDetails(1, 3, None)])
    confirm_efforts(by=by, table=table_of(by, "2;1;3;1000000"))
    cancel_efforts(by=by, table=table_of(by, "2;1;4;"))
    untie(by=by, bond=tie(by=by, scheme=scheme, kind="needs", rises=[Rise(1, 2), Rise(3, 1)], reason="Dasar."))
    tie(by=by, scheme=scheme, kind="together", rises=[Rise(1, 2), Rise(2, 1)])
    stopped = asked(by, assessment, "0.1")
    _halt(str(stopped.pk), "Terlalu sulit.")
    ask_again(by=by, plan=stopped)
    discard(by=by, plan=computed(by, assessment, "0.1"))
    plan = computed(by, assessment, "0.3", most_levels=None)
    first, second, *_others = adopted(by, plan, officer.office)
    move(by=officer, task=first, way=BEGIN)
    move(by=officer, task=first, way=REPORT, text="Peraturan ditetapkan.")
    move(by=by, task=first, way=SEND_BACK, text="Lampirkan salinannya.")
    move(by=officer, task=first, way=REPORT, text="Salinan terlampir.")
    move(by=by, task=first, way=ACCEPT)
    move(by=by, task=second, way=DROP, text="Tidak jadi.")
    move(by=by, task=second, way=TAKE_UP)
    give_task(by=by, task=second, office=officer.office, due_on=plan.due_on - dt.timedelta(days=7))
    end(by=by, plan=plan, reason="Penilaian baru dibuka.")
