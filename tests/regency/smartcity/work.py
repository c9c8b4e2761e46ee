"""The smart city of a regency: a masterplan with one of everything, changed, reported on and taken apart."""

import datetime as dt
from decimal import Decimal

from lonto.accounts.choices import Role
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.smartcity.actions import (
    add_activity,
    add_budget,
    add_evidence,
    add_goal,
    add_indicator,
    advance,
    judge_line,
    remove_detail,
    remove_evidence,
    remove_goal,
    remove_programme,
    score_line,
    set_assessors,
    set_dimensions,
    set_done,
    take_step,
    update_activity,
    update_budget,
    update_goal,
    update_indicator,
    update_plan,
    update_programme,
    weigh,
    write_report,
)
from lonto.regency.smartcity.evaluation_states import CLOSE_SELF, FINISH, RETURN
from lonto.regency.smartcity.states import TRANSITIONS
from lonto.talent.training.academies import eight_academies
from lonto.talent.training.actions.programmes import ProgrammeDetails
from lonto.talent.training.actions.programmes import create_programme as create_training
from tests.regency.smartcity.evaluating import WEIGHTS, give_all, hand_over, line_of, open_year
from tests.regency.smartcity.planning import (
    activity_details,
    budget_details,
    indicator_details,
    make_plan,
    make_programme,
    plan_details,
    programme_details,
)
from tests.scope import Cast

TRAINING = ProgrammeDetails("DTS 2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31), 20_000)


def do(cast: Cast) -> None:
    _plan(cast)
    _evaluate(cast)
    _tie(cast)


def _evaluate(cast: Cast) -> None:
    by, officer, assessor = (cast[role] for role in (Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ASSESSOR))
    year = open_year(by, by_dimension=("impact",))
    weigh(by=by, evaluation=year, weights={**WEIGHTS, "impact": 30, "quick_win": 10}, source="Surat lain")
    give_all(by, year, officer.office)
    proof = add_link(by=officer, url="https://manggaraibarat.example/laporan.pdf", details=EvidenceDetails("Laporan"))
    lines = line_of(year, "output"), line_of(year, "outcome")
    for line in lines:
        add_evidence(by=officer, line=line, evidence=[proof])
    remove_evidence(by=officer, link=lines[0].links.get())
    hand_over(by, year, assessor)
    set_assessors(by=by, evaluation=year, assessors=[])
    set_assessors(by=by, evaluation=year, assessors=[assessor])
    for score in ("3", "3.1"):
        judge_line(by=assessor, line=lines[0], score=Decimal(score), reason="Bukti kurang.")
    advance(by=by, evaluation=year, way=RETURN)
    score_line(by=officer, line=lines[0], score=Decimal("2.5"), explanation="Dihitung ulang.")
    advance(by=by, evaluation=year, way=CLOSE_SELF)
    for line in year.lines.all():
        judge_line(by=assessor, line=line, score=Decimal(2), reason="Menurut bukti.")
    advance(by=by, evaluation=year, way=FINISH)


def _tie(cast: Cast) -> None:
    by = cast[Role.COORDINATOR]
    create_training(by=cast[Role.PROGRAMME_OFFICER], details=TRAINING, with_eight_academies=True)
    code = eight_academies()[0].code
    set_dimensions(by=by, academy=code, dimensions=["society", "living"])
    set_dimensions(by=by, academy=code, dimensions=["governance"])


def _plan(cast: Cast) -> None:
    by, officer = cast[Role.COORDINATOR], cast[Role.AGENCY_OFFICER]
    plan = make_plan(by)
    update_plan(by=by, plan=plan, details=plan_details(vision="Layanan dekat dan cepat.", basis="Perbup contoh"))
    goal = add_goal(by=by, plan=plan, dimension="living", text="Kota yang sehat.")
    update_goal(by=by, goal=goal, dimension="living", text="Desa yang sehat.")
    remove_goal(by=by, goal=add_goal(by=by, plan=plan, dimension="society", text="Salah."))
    programme = make_programme(by, plan, officer.office)
    update_programme(by=by, programme=programme, details=programme_details(officer.office, risks="Jaringan."))
    activity = add_activity(by=by, programme=programme, details=activity_details())
    update_activity(by=by, activity=activity, details=activity_details(name="Pelatihan kader"))
    for is_done in (True, False):
        set_done(by=officer, activity=activity, is_done=is_done)
    line = add_budget(by=by, programme=programme, details=budget_details())
    update_budget(by=by, line=line, details=budget_details(amount=1))
    remove_detail(by=by, row=add_budget(by=by, programme=programme, details=budget_details(source="state")))
    indicator = add_indicator(by=by, programme=programme, details=indicator_details())
    update_indicator(by=by, indicator=indicator, details=indicator_details(kind="impact"))
    write_report(by=officer, programme=programme, text="Persiapan berjalan.")
    ways = {one.name: one for one in TRANSITIONS}
    for name in ("start", "halt", "resume", "finish", "reopen", "drop", "revive"):
        take_step(by=by, programme=programme, transition=ways[name], text="Seperti rencana.")
    unwanted = make_programme(by, plan, officer.office, name="Tidak jadi")
    add_activity(by=by, programme=unwanted, details=activity_details())
    remove_programme(by=by, programme=unwanted)
