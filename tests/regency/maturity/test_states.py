"""The tables of steps: each act in each step, and the page that draws them."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from lonto.accounts.models import Membership
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.maturity import actions
from lonto.regency.maturity.choices import Side, Step
from lonto.regency.maturity.drawing import PAGE, drawing
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.states import ACTS, ASKING, JUDGING, Act
from tests.regency.maturity.assessing import claim, in_internal_review

DAY = dt.date(2026, 8, 1)


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership, assessor: Membership) -> Assessment:
    """Everything handed in, evidence and an open question there, one judgement that differs."""
    found = in_internal_review(coordinator, officer, assessor)
    answer = found.answers.get(number=1)
    link = add_link(by=officer, url="https://manggaraibarat.example/sk", details=EvidenceDetails("SK"))
    actions.add_evidence(by=officer, answer=answer, evidence=[link])
    actions.judge(by=assessor, answer=answer, level=Decimal(2), reason="Belum di semua unit.")
    actions.ask(by=assessor, answer=answer, text="Sejak kapan?")
    return found


Acts = dict[str, Callable[[], object]]


def _acts(assessment: Assessment, coordinator: Membership, officer: Membership, assessor: Membership) -> Acts:
    answer: Answer = assessment.answers.get(number=1)
    unassigned = assessment.answers.get(number=20)
    link, question = answer.links.get(), answer.questions.get()
    acts: Acts = {
        "assign": lambda: actions.assign(
            by=coordinator, assessment=assessment, numbers=[1], office=officer.office, due_on=DAY
        ),
        "assign_like_last_year": lambda: actions.assign_like_last_year(
            by=coordinator, assessment=assessment, due_on=DAY
        ),
        "remind": lambda: actions.remind(by=coordinator, assessment=assessment, offices=[officer.office]),
        "give_to_assessor": lambda: actions.give_to_assessor(
            by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=[1]
        ),
        "publish": lambda: actions.publish(by=coordinator, assessment=assessment),
        "withdraw_publication": lambda: actions.withdraw_publication(
            by=coordinator, assessment=assessment, reason="Salah hitung."
        ),
        "settle": lambda: actions.settle(by=coordinator, answer=answer, level=Decimal(2), reason="Disepakati."),
        "save_answer": lambda: actions.save_answer(by=officer, answer=answer, details=claim(answer, 3)),
        "hand_in": lambda: actions.hand_in(by=officer, answer=unassigned, details=claim(unassigned, 3)),
        "take_over_last_year": lambda: actions.take_over_last_year(by=officer, answer=unassigned),
        "add_evidence": lambda: actions.add_evidence(by=officer, answer=unassigned, evidence=[link.evidence]),
        "remove_evidence": lambda: actions.remove_evidence(by=officer, link=link),
        "reply": lambda: actions.reply(by=officer, question=question, text="Sejak 2024."),
        "judge": lambda: actions.judge(by=assessor, answer=unassigned, level=Decimal(3)),
        "ask": lambda: actions.ask(by=assessor, answer=answer, text="Di mana?"),
    }
    return acts


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_each_act_belongs_to_the_steps_of_the_table(
    act: Act, assessment: Assessment, coordinator: Membership, officer: Membership, assessor: Membership
) -> None:
    done = _acts(assessment, coordinator, officer, assessor)[act.name]
    sides = {"judge": JUDGING, "ask": ASKING}.get(act.name)
    allowed = sides[Side.INTERNAL] if sides else act.steps
    for step in Step:
        with transaction.atomic():
            Assessment.objects.filter(pk=assessment.pk).update(step=step)
            assert _is_of_the_step(done) == (step in allowed), step
            transaction.set_rollback(True)


def _is_of_the_step(act: Callable[[], object]) -> bool:
    """Whether the act is not refused for its step; other reasons do not matter here."""
    try:
        act()
    except ValidationError as error:
        return getattr(error, "code", None) != "step"
    return True


@pytest.mark.parametrize("name", ["judge", "ask"])
def test_the_table_names_every_step_in_which_any_side_acts(name: str) -> None:
    table = {"judge": JUDGING, "ask": ASKING}[name]
    [act] = [one for one in ACTS if one.name == name]
    assert act.steps == table[Side.INTERNAL] | table[Side.EXTERNAL]


def test_the_page_draws_the_tables_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawing()
