"""A whole assessment, made through the actions, so that a test may begin at any step."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from lonto.accounts.models import Membership
from lonto.regency.maturity.actions import (
    AnswerDetails,
    advance,
    assign,
    give_to_assessor,
    hand_in,
    judge,
    open_assessment,
)
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.states import CLOSE_DOCUMENTS, CLOSE_INTERNAL, CLOSE_SELF

DUE = dt.date(2026, 8, 1)


def opened(coordinator: Membership, year: int = 2025, key: str = "spbe-2020") -> Assessment:
    return open_assessment(by=coordinator, year=year, scheme_key=key)


def given(coordinator: Membership, assessment: Assessment, officer: Membership, numbers: Iterable[int] = ()) -> None:
    """To the officer's agency; every indicator where no numbers are named."""
    chosen = list(numbers) or list(assessment.scheme.by_number)
    assign(by=coordinator, assessment=assessment, numbers=chosen, office=officer.office, due_on=DUE)


def claim(answer: Answer, level: int | Decimal) -> AnswerDetails:
    """A complete claim of a level with every criterion up to it."""
    met = [
        f"{one.number}.{place}"
        for one in answer.assessment.scheme.levels_of(answer.indicator)
        for place in range(1, len(one.criteria) + 1)
        if one.number <= level
    ]
    return AnswerDetails(Decimal(level), met, "Diterapkan sejak 2024.", None)


def answered(officer: Membership, assessment: Assessment, level: int = 3) -> None:
    for answer in assessment.answers.filter(office=officer.office):
        hand_in(by=officer, answer=answer, details=claim(answer, level))


def in_internal_review(
    coordinator: Membership, officer: Membership, assessor: Membership, key: str = "pemdi-2026", year: int = 2026
) -> Assessment:
    """Every indicator handed in with level 3, all of them given to the internal assessor."""
    assessment = opened(coordinator, year, key)
    given(coordinator, assessment, officer)
    answered(officer, assessment)
    numbers = list(assessment.scheme.by_number)
    give_to_assessor(by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=numbers)
    return advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF)


def judged(by: Membership, assessment: Assessment, level: int = 3, **others: int) -> None:
    """Every indicator at one level, some at others: judged(by, assessment, 3, n5=2)."""
    for answer in assessment.answers.all():
        own = others.get(f"n{answer.number}", level)
        judge(by=by, answer=answer, level=Decimal(own), reason="Bukti belum cukup." if own != 3 else "")


def in_interview(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership, **external: int
) -> Assessment:
    """Judged by both sides; `external` are the levels that the external side set differently (n5=2)."""
    assessment = in_internal_review(coordinator, officer, assessor)
    judged(assessor, assessment)
    numbers = list(assessment.scheme.by_number)
    give_to_assessor(by=coordinator, assessment=assessment, assessor=outsider, side="external", numbers=numbers)
    advance(by=coordinator, assessment=assessment, transition=CLOSE_INTERNAL)
    judged(outsider, assessment, 3, **external)
    return advance(by=coordinator, assessment=assessment, transition=CLOSE_DOCUMENTS)
