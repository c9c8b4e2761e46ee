"""Two assessments that are over and one that goes on, made through the actions, as a demonstration shows them.

Every level is invented; they only lie near the published index of the regency, so that the numbers look familiar.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lonto.accounts.models import Membership
from lonto.regency.maturity.actions import (
    AnswerDetails,
    add_reported_result,
    advance,
    ask,
    assign,
    assign_like_last_year,
    give_to_assessor,
    hand_in,
    judge,
    open_assessment,
    publish,
    remind,
    reply,
    save_answer,
    settle,
    take_over_last_year,
)
from lonto.regency.maturity.choices import Side
from lonto.regency.maturity.example_evidence import prove_2024, prove_2025, prove_2026
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.states import CLOSE_DOCUMENTS, CLOSE_INTERNAL, CLOSE_SELF, FINISH

EXPLANATION = "Diterapkan dengan pedoman yang ditetapkan dan dipantau setiap semester; contoh peragaan."
PUBLISHED = (
    (2023, "3.44", {"1": "5.00", "2": "2.70", "3": "2.64", "4": "3.70"}),
    (2024, "3.47", {"1": "3.90", "2": "3.10", "3": "2.73", "4": "3.82"}),
)
Differing = Mapping[int, tuple[int, str]]
AGREED = "Disepakati dalam wawancara."


@dataclass(frozen=True)
class People:
    """Who acts; each agency answers the aspects that are its own."""

    coordinator: Membership
    officers: Mapping[str, Membership]
    internal: Membership
    external: Membership


@dataclass(frozen=True)
class Year:
    """A year under PermenPANRB 59/2020: `own` are the levels of its indicators 1 to 47 as the agencies saw themselves.

    `internal` and `external` are the levels that the assessors saw differently, with their reasons.
    """

    year: int
    own: str
    internal: Differing
    external: Differing

    @property
    def levels(self) -> dict[int, int]:
        return dict(enumerate(map(int, self.own.split()), 1))


# Its domains and its index are those that were published of the year; the levels below them are invented.
FIRST = Year(
    2024,
    "4 4 4 4 4 4 4 4 3 4  3 3 3 3 4 3 3 3 3 3  3 3 2 2 3 3 3 3 3 3 3  4 4 4 4 4 4 3 3 3 4  4 5 4 4 4 4",
    {30: (2, "Audit aplikasi baru direncanakan.")},
    {43: (4, "Layanan belum terpadu dengan layanan lain.")},
)
SECOND = Year(
    2025,
    "4 4 4 4 4 4 4 4 3 5  3 3 4 3 4 3 3 3 4 3  3 3 3 2 3 3 2 3 3 2 3  4 4 4 5 4 4 3 4 4 4  5 4 4 4 4 4",
    {24: (1, "Aset TIK belum dicatat di semua perangkat daerah."), 30: (1, "Audit aplikasi belum dilakukan.")},
    {
        5: (3, "Kebijakan belum memuat pusat data nasional."),
        38: (4, "Bukti tambahan menunjukkan keterpaduan dengan keuangan."),
        43: (3, "Portal data belum diperbarui berkala."),
    },
)
# Which agency (by the last part of its officer's user name) answers which aspects.
ASPECTS_SPBE = {"kominfo": (1, 3, 6), "bappeda": (2, 4), "bkpsdm": (5,), "pmd": (7, 8)}
ASPECTS_2026 = {"kominfo": (3, 4, 5), "bappeda": (1, 6), "bkpsdm": (2,), "pmd": (7,)}
# What the agency of informatics begins in 2025 with what it had in 2024.
TAKEN_OVER = range(1, 11)


def record_published(people: People) -> None:
    """The two years that were published before."""
    for year, index, domains in PUBLISHED:
        add_reported_result(
            by=people.coordinator,
            year=year,
            scheme_key="spbe-2020",
            index=Decimal(index),
            domains=domains,
            source=f"Laporan Hasil Evaluasi SPBE {year}",
        )


def finish_2024(people: People) -> Assessment:
    """The first year in Lonto, which the next one looks back on."""
    assessment = open_assessment(by=people.coordinator, year=FIRST.year, scheme_key="spbe-2020")
    _give(people, assessment, ASPECTS_SPBE, dict.fromkeys(ASPECTS_SPBE, dt.date(2024, 7, 31)))
    _hand_in(people, assessment, FIRST)
    prove_2024(people.officers["kominfo"], assessment)
    return _judge_to_the_end(people, assessment, FIRST)


def finish_2025(people: People) -> Assessment:
    """From opening to a published index: given out as last time, partly taken over, a question, disagreements."""
    by, kominfo = people.coordinator, people.officers["kominfo"]
    assessment = open_assessment(by=by, year=SECOND.year, scheme_key="spbe-2020")
    assign_like_last_year(by=by, assessment=assessment, due_on=dt.date(2025, 7, 31))
    for answer in _answers(assessment):
        if answer.number in TAKEN_OVER:
            take_over_last_year(by=kominfo, answer=answer)
    _hand_in(people, assessment, SECOND)
    prove_2025(kominfo, assessment)
    return _judge_to_the_end(people, assessment, SECOND)


def begin_2026(people: People, today: dt.date) -> Assessment:
    """Under the new scheme, in the middle of its self-assessment: one agency is done, one late, a question open."""
    by, kominfo = people.coordinator, people.officers["kominfo"]
    assessment = open_assessment(by=by, year=2026, scheme_key="pemdi-2026")
    days = {key: today + dt.timedelta(days=-5 if key == "pmd" else 20) for key in ASPECTS_2026}
    _give(people, assessment, ASPECTS_2026, days)
    for answer in _answers(assessment):
        officer = _officer_of(people, answer)
        if officer == kominfo:
            hand_in(by=officer, answer=answer, details=_claim(answer, Decimal(3 + answer.number % 2)))
        elif officer == people.officers["bappeda"] and answer.number <= 2:
            save_answer(by=officer, answer=answer, details=AnswerDetails(Decimal("2.5"), [], "Sedang dikumpulkan."))
    prove_2026(kominfo, assessment)
    numbers = list(assessment.scheme.by_number)
    give_to_assessor(by=by, assessment=assessment, assessor=people.internal, side=Side.INTERNAL, numbers=numbers)
    question = "Apakah data referensi sudah dipakai bersama oleh semua perangkat daerah?"
    ask(by=people.internal, answer=assessment.answers.get(number=5), text=question)
    late = people.officers["pmd"].office
    remind(by=by, assessment=assessment, offices=[late], text="Mohon dilengkapi sebelum rapat koordinasi.")
    return assessment


def _hand_in(people: People, assessment: Assessment, year: Year) -> None:
    for answer in _answers(assessment):
        level = Decimal(year.levels[answer.number])
        hand_in(by=_officer_of(people, answer), answer=answer, details=_claim(answer, level))


def _judge_to_the_end(people: People, assessment: Assessment, year: Year) -> Assessment:
    """Both sides judge everything, what they see differently is settled, and the final result is published."""
    by, numbers = people.coordinator, list(assessment.scheme.by_number)
    for assessor, side in ((people.internal, Side.INTERNAL), (people.external, Side.EXTERNAL)):
        give_to_assessor(by=by, assessment=assessment, assessor=assessor, side=side, numbers=numbers)
    assessment = advance(by=by, assessment=assessment, transition=CLOSE_SELF)
    _ask_and_reply(people, assessment)
    _judge(people.internal, assessment, year.levels, year.internal)
    assessment = advance(by=by, assessment=assessment, transition=CLOSE_INTERNAL)
    known = year.levels | {number: level for number, (level, _reason) in year.internal.items()}
    _judge(people.external, assessment, known, year.external)
    assessment = advance(by=by, assessment=assessment, transition=CLOSE_DOCUMENTS)
    for number in sorted({*year.internal, *year.external}):
        level = year.external[number][0] if number in year.external else known[number]
        settle(by=by, answer=assessment.answers.get(number=number), level=Decimal(level), reason=AGREED)
    assessment = advance(by=by, assessment=assessment, transition=FINISH)
    return publish(by=by, assessment=assessment)


def _ask_and_reply(people: People, assessment: Assessment) -> None:
    answer = assessment.answers.get(number=3)
    question = ask(by=people.internal, answer=answer, text="Sejak kapan kebijakan manajemen data berlaku?")
    reply(by=people.officers["kominfo"], question=question, text="Sejak Januari 2024, lihat SK terlampir.")


def _give(
    people: People, assessment: Assessment, aspects: Mapping[str, tuple[int, ...]], days: Mapping[str, dt.date]
) -> None:
    for key, numbers in aspects.items():
        chosen = [one.number for one in assessment.scheme.indicators if one.aspect in numbers]
        office = people.officers[key].office
        assign(by=people.coordinator, assessment=assessment, numbers=chosen, office=office, due_on=days[key])


def _answers(assessment: Assessment) -> list[Answer]:
    return list(assessment.answers.select_related("assessment", "regency", "office"))


def _officer_of(people: People, answer: Answer) -> Membership:
    return next(one for one in people.officers.values() if one.office_id == answer.office_id)


def _claim(answer: Answer, level: Decimal) -> AnswerDetails:
    met = [
        f"{one.number}.{place}"
        for one in answer.assessment.scheme.levels_of(answer.indicator)
        if one.number <= level
        for place in range(1, len(one.criteria) + 1)
    ]
    return AnswerDetails(level, met, EXPLANATION)


def _judge(by: Membership, assessment: Assessment, levels: Mapping[int, int], others: Differing) -> None:
    for answer in _answers(assessment):
        level, reason = others.get(answer.number, (levels[answer.number], ""))
        judge(by=by, answer=answer, level=Decimal(level), reason=reason)
