"""Two years in the regency of the cast: one from opening to a final index, one with everything that happens once."""

import datetime as dt
from decimal import Decimal

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.maturity.actions import (
    add_evidence,
    advance,
    ask,
    assign,
    assign_like_last_year,
    judge,
    open_assessment,
    remind,
    remove_evidence,
    reply,
    save_answer,
    take_over_last_year,
    withdraw_publication,
)
from lonto.regency.maturity.examples import People, finish_2024, finish_2025, record_published
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.states import CLOSE_SELF, RETURN
from tests.conftest import make_member
from tests.regency.maturity.assessing import claim, in_internal_review
from tests.scope import Cast

AGENCIES = ("kominfo", "bappeda", "bkpsdm", "pmd")


def do(cast: Cast) -> None:
    coordinator, officer, assessor = (cast[role] for role in (Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ASSESSOR))
    outside = make_member(assessor.office, Role.ASSESSOR, "cast.assessor.external", "Henny Wulandari")
    people = People(coordinator, dict.fromkeys(AGENCIES, officer), assessor, outside)
    record_published(people)
    finish_2024(people)
    final = finish_2025(people)
    withdraw_publication(by=coordinator, assessment=final, reason="Bobot diperiksa ulang.")
    _again(coordinator, officer, assessor)


def _again(coordinator: Membership, officer: Membership, assessor: Membership) -> None:
    """What an ordinary year does not need: returned, taken over, judged anew, evidence taken away."""
    first = in_internal_review(coordinator, officer, assessor)
    _prove(officer, first)
    judge(by=assessor, answer=first.answers.get(number=1), level=Decimal(3))
    question = ask(by=assessor, answer=first.answers.get(number=1), text="Sejak kapan?")
    reply(by=officer, question=question, text="Sejak 2024.")
    advance(by=coordinator, assessment=first, transition=RETURN)
    answer = first.answers.get(number=1)
    save_answer(by=officer, answer=answer, details=claim(answer, 2))
    remind(by=coordinator, assessment=first, offices=[officer.office], text="Mohon dilengkapi.")
    following = open_assessment(by=coordinator, year=2027, scheme_key="pemdi-2026")
    assign_like_last_year(by=coordinator, assessment=following, due_on=dt.date(2027, 8, 1))
    assign(by=coordinator, assessment=following, numbers=[1, 2], office=officer.office, due_on=dt.date(2027, 9, 1))
    take_over_last_year(by=officer, answer=following.answers.get(number=1))


def _prove(officer: Membership, assessment: Assessment) -> None:
    """Two pieces, one of which is replaced, and the other taken away."""
    answer = assessment.answers.get(number=1)
    first, second = (
        add_link(by=officer, url=f"https://manggaraibarat.example/{name}", details=EvidenceDetails(name))
        for name in ("sk-tim", "pedoman")
    )
    _kept, away = add_evidence(by=officer, answer=answer, evidence=[first, second])
    newer = add_link(
        by=officer, url="https://manggaraibarat.example/sk-baru", details=EvidenceDetails("sk-baru"), replaces=first
    )
    add_evidence(by=officer, answer=answer, evidence=[newer])
    advance(by=assessment.opened_by, assessment=assessment, transition=RETURN)
    remove_evidence(by=officer, link=away)
    advance(by=assessment.opened_by, assessment=assessment, transition=CLOSE_SELF)
