"""A regency that plans its rise: estimates, a plan that is carried out and one that waits; invented."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from lonto.accounts.models import Membership
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.planner import Rise
from lonto.regency.plans.actions import Assignment, EffortDetails, adopt, ask, compute, move, set_efforts, tie
from lonto.regency.plans.choices import BondKind
from lonto.regency.plans.models import RisePlan, RiseTask
from lonto.regency.plans.queries.problems import Wanted
from lonto.regency.plans.states import ACCEPT, BEGIN, REPORT
from lonto.regency.plans.stored import plans_in

# What the coordinator knows better than the rule below: indicator, level, person-days, millions of rupiah.
KNOWN = {
    (24, 2): (15, 5),
    (24, 3): (25, 10),
    (30, 2): (18, 45),
    (30, 3): (26, 90),
    (17, 4): (50, 150),
    (43, 5): (60, 70),
}
FROZEN = ((15, 4, 60, 400, "Menunggu pusat data nasional."),)
MILLION = 1_000_000


def plan_the_rise(coordinator: Membership, officers: Mapping[str, Membership], today: dt.date) -> None:
    """From the final levels of 2025: two plans, the first of them carried out by its agencies."""
    assessment = Assessment.objects.select_related("regency").get(
        regency=coordinator.office.region_id, year=2025, scheme_key="spbe-2020"
    )
    scheme = assessment.scheme
    details = [
        _estimate(number, level) for number in range(1, 48) for level in (2, 3, 4, 5) if (number, level) != (15, 4)
    ]
    details += [EffortDetails(n, level, days, cost * MILLION, True, note) for n, level, days, cost, note in FROZEN]
    set_efforts(by=coordinator, scheme=scheme, details=details)
    tie(
        by=coordinator,
        scheme=scheme,
        kind=BondKind.NEEDS,
        rises=[Rise(30, 2), Rise(24, 2)],
        reason="Audit aplikasi memerlukan daftar aset.",
    )
    first = _computed(coordinator, assessment, "Naik ke 3,9", Wanted(Decimal("3.9000"), None, 1, "effort"), today)
    thrifty = Wanted(Decimal("3.8500"), 300 * MILLION, 2, "cost")
    _computed(coordinator, assessment, "Naik dengan Rp300 juta", thrifty, today)
    _carry_out(coordinator, officers, first, today)


def _estimate(number: int, level: int) -> EffortDetails:
    """Invented, and different for every rise, so that plans differ."""
    days, cost = KNOWN.get((number, level), (9 * level + number * 7 % 13, level * (number * 5 % 12)))
    return EffortDetails(number, level, days, cost * MILLION)


def _computed(by: Membership, assessment: Assessment, name: str, wanted: Wanted, today: dt.date) -> RisePlan:
    plan = ask(by=by, assessment=assessment, name=name, wanted=wanted, due_on=today + dt.timedelta(days=300))
    compute.call(str(plan.pk))
    plan.refresh_from_db()
    return plan


def _carry_out(by: Membership, officers: Mapping[str, Membership], plan: RisePlan, today: dt.date) -> None:
    """The first plan becomes tasks; some agencies have begun, one has been accepted."""
    agencies = dict(plan.assessment.answers.values_list("number", "office"))
    offices = {one.office_id: one.office for one in officers.values()}
    rises = plans_in(plan.answer)[0].rises
    assignments = {
        rise: Assignment(offices[agencies[rise.number]], today + dt.timedelta(days=60 + 200 * place // len(rises)))
        for place, rise in enumerate(rises)
    }
    tasks = adopt(by=by, plan=plan, place=1, assignments=assignments)
    for place, task in enumerate(tasks[:4]):
        officer = next(one for one in officers.values() if one.office_id == task.office_id)
        move(by=officer, task=task, way=BEGIN, text="Tim kerja dibentuk.")
        if place < 2:
            move(by=officer, task=task, way=REPORT, text="Pedoman ditetapkan dan dipakai; contoh peragaan.")
        if place == 0:
            move(by=by, task=_fresh(task), way=ACCEPT, text="Bukti lengkap.")


def _fresh(task: RiseTask) -> RiseTask:
    return RiseTask.objects.select_related("plan", "regency", "office").get(pk=task.pk)
