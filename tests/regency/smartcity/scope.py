"""Who may open the pages of the smart city: everybody of the regency reads, the coordinator writes, owners report."""

from lonto.accounts.choices import Role
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.smartcity.actions import (
    add_activity,
    add_budget,
    add_evidence,
    add_goal,
    add_indicator,
)
from lonto.talent.training.academies import academy_row, eight_academies
from lonto.talent.training.models import Programme as TrainingProgramme
from tests.regency.smartcity.evaluating import give_all, hand_over, line_of, open_year
from tests.regency.smartcity.planning import (
    activity_details,
    budget_details,
    indicator_details,
    make_plan,
    make_programme,
)
from tests.scope import Cast, Objects, Rule, Table

COORDINATOR, ASSESSOR = frozenset({Role.COORDINATOR}), frozenset({Role.ASSESSOR})
REPORTERS = COORDINATOR | {Role.AGENCY_OFFICER}
READERS = frozenset({Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR})
VIEWERS = REPORTERS | READERS | ASSESSOR


def _objects(cast: Cast) -> Objects:
    by, officer = cast[Role.COORDINATOR], cast[Role.AGENCY_OFFICER]
    plan = make_plan(by)
    programme = make_programme(by, plan, officer.office)
    goal = add_goal(by=by, plan=plan, dimension="governance", text="Layanan satu hari.")
    activity = add_activity(by=by, programme=programme, details=activity_details())
    line = add_budget(by=by, programme=programme, details=budget_details())
    indicator = add_indicator(by=by, programme=programme, details=indicator_details())
    year = open_year(by)
    give_all(by, year, officer.office)
    proof = add_link(by=officer, url="https://manggaraibarat.example/laporan.pdf", details=EvidenceDetails("Laporan"))
    [link] = add_evidence(by=officer, line=line_of(year, "output"), evidence=[proof])
    hand_over(by, year, cast[Role.ASSESSOR])
    training = TrainingProgramme.objects.create(
        regency=by.office.region, name="DTS", starts_on="2025-01-01", ends_on="2025-12-31", target=100
    )
    academy_row(training, eight_academies()[0]).save()
    return {
        "year": {"pk": year.pk},
        "year_step": {"pk": year.pk, "name": "return"},
        "line_of_year": {"pk": line_of(year, "output").pk},
        "link": {"pk": link.pk},
        "academy": {"code": eight_academies()[0].code},
        "plan": {"pk": plan.pk},
        "goal": {"pk": goal.pk},
        "programme": {"pk": programme.pk},
        "step": {"pk": programme.pk, "name": "start"},
        "activity": {"pk": activity.pk},
        "line": {"pk": line.pk},
        "indicator": {"pk": indicator.pk},
        "detail": {"kind": "indicator", "pk": indicator.pk},
    }


TABLE = Table(
    {
        "smartcity:home": Rule(VIEWERS),
        "smartcity:plan_new": Rule(COORDINATOR),
        "smartcity:plan": Rule(VIEWERS, about="plan"),
        "smartcity:plan_edit": Rule(COORDINATOR, about="plan"),
        "smartcity:timeline": Rule(VIEWERS, about="plan"),
        "smartcity:board": Rule(VIEWERS, about="plan"),
        "smartcity:goal_new": Rule(COORDINATOR, about="plan"),
        "smartcity:goal_edit": Rule(COORDINATOR, about="goal"),
        "smartcity:goal_remove": Rule(COORDINATOR, about="goal", is_post=True),
        "smartcity:programme_new": Rule(COORDINATOR, about="plan"),
        "smartcity:programmes": Rule(VIEWERS),
        "smartcity:programme": Rule(VIEWERS, about="programme"),
        "smartcity:programme_edit": Rule(COORDINATOR, about="programme"),
        "smartcity:programme_remove": Rule(COORDINATOR, about="programme", is_post=True),
        "smartcity:report": Rule(REPORTERS, about="programme"),
        "smartcity:step": Rule(REPORTERS, about="step"),
        "smartcity:activity_new": Rule(COORDINATOR, about="programme"),
        "smartcity:activity_edit": Rule(COORDINATOR, about="activity"),
        "smartcity:activity_done": Rule(REPORTERS, about="activity", is_post=True),
        "smartcity:budget_new": Rule(COORDINATOR, about="programme"),
        "smartcity:budget_edit": Rule(COORDINATOR, about="line"),
        "smartcity:indicator_new": Rule(COORDINATOR, about="programme"),
        "smartcity:indicator_edit": Rule(COORDINATOR, about="indicator"),
        "smartcity:detail_remove": Rule(COORDINATOR, about="detail", is_post=True),
        "smartcity:evaluations": Rule(VIEWERS),
        "smartcity:evaluation_new": Rule(COORDINATOR),
        "smartcity:evaluation": Rule(VIEWERS, about="year"),
        "smartcity:evaluation_weights": Rule(COORDINATOR, about="year"),
        "smartcity:evaluation_give": Rule(COORDINATOR, about="year"),
        "smartcity:evaluation_assessors": Rule(COORDINATOR, about="year"),
        "smartcity:evaluation_advance": Rule(COORDINATOR, about="year_step", is_post=True),
        "smartcity:line": Rule(VIEWERS, about="line_of_year"),
        "smartcity:line_score": Rule(REPORTERS, about="line_of_year", is_post=True),
        "smartcity:line_judge": Rule(ASSESSOR, about="line_of_year", is_post=True),
        "smartcity:line_evidence": Rule(REPORTERS, about="line_of_year"),
        "smartcity:evidence_remove": Rule(REPORTERS, about="link", is_post=True),
        "smartcity:people": Rule(VIEWERS),
        "smartcity:academy": Rule(COORDINATOR, about="academy"),
    },
    _objects,
)
