"""Who may open the pages of maturity: the coordinator all, agencies and assessors what was given to them."""

import datetime as dt
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.maturity.actions import (
    AnswerDetails,
    add_evidence,
    advance,
    ask,
    assign,
    give_to_assessor,
    open_assessment,
    prepare_table,
    publish,
    save_answer,
)
from lonto.regency.maturity.choices import Step
from lonto.regency.maturity.index import compute
from lonto.regency.maturity.openly import result_data
from lonto.regency.maturity.states import CLOSE_SELF
from tests.scope import Cast, Objects, Rule, Table

COORDINATOR = frozenset({Role.COORDINATOR})
OFFICER, ASSESSOR = frozenset({Role.AGENCY_OFFICER}), frozenset({Role.ASSESSOR})
ANSWERERS = COORDINATOR | OFFICER | ASSESSOR
READERS = frozenset({Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR})
EVERYBODY = ANSWERERS | READERS
VILLAGE_READERS = EVERYBODY | {Role.DISTRICT_OFFICER, Role.HEAD, Role.SECRETARY, Role.CLERK}


def _objects(cast: Cast) -> Objects:
    by, officer, assessor = (cast[role] for role in (Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ASSESSOR))
    assessment = open_assessment(by=by, year=2025, scheme_key="spbe-2020")
    assign(by=by, assessment=assessment, numbers=[1], office=officer.office, due_on=dt.date(2026, 8, 1))
    give_to_assessor(by=by, assessment=assessment, assessor=assessor, side="internal", numbers=[1])
    answer = assessment.answers.get(number=1)
    save_answer(by=officer, answer=answer, details=AnswerDetails(Decimal(2)))
    table = prepare_table(by=officer, assessment=assessment, file=ContentFile(b"nomor;tingkat\n1;3\n", "jawaban.csv"))
    advance(by=by, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    made = add_link(by=officer, url="https://manggaraibarat.example/sk.pdf", details=EvidenceDetails("SK Tim"))
    [link] = add_evidence(by=officer, answer=answer, evidence=[made])
    question = ask(by=assessor, answer=answer, text="Sejak kapan?")
    published = open_assessment(by=by, year=2024, scheme_key="spbe-2020")
    published.step, published.ended_at = Step.FINAL, timezone.now()
    published.result = result_data(published.scheme, compute(published.scheme, {}))
    published.save()
    publish(by=by, assessment=published)
    return {
        "assessment": {"pk": assessment.pk},
        "published": {"pk": published.pk},
        "step": {"pk": assessment.pk, "name": "close_internal"},
        "answer": {"pk": answer.pk},
        "link": {"pk": link.pk},
        "question": {"pk": question.pk},
        "table": {"pk": table.pk},
        "scheme": {"key": "spbe-2020"},
        "village": {"code": "53.15.05.2008"},
    }


TABLE = Table(
    {
        "maturity:home": Rule(EVERYBODY),
        "maturity:new": Rule(COORDINATOR),
        "maturity:assessment": Rule(EVERYBODY, about="assessment"),
        "maturity:assign": Rule(COORDINATOR, about="assessment"),
        "maturity:assign_again": Rule(COORDINATOR, about="assessment"),
        "maturity:give": Rule(COORDINATOR, about="assessment"),
        "maturity:remind": Rule(COORDINATOR, about="assessment"),
        "maturity:agencies": Rule(COORDINATOR, about="assessment"),
        "maturity:advance": Rule(COORDINATOR, about="step"),
        "maturity:indicators": Rule(ANSWERERS, about="assessment"),
        "maturity:answer": Rule(ANSWERERS, about="answer"),
        "maturity:answer_save": Rule(OFFICER, about="answer", is_post=True),
        "maturity:answer_take_over": Rule(OFFICER, about="answer", is_post=True),
        "maturity:answer_evidence": Rule(OFFICER, about="answer"),
        "maturity:evidence_remove": Rule(OFFICER, about="link", is_post=True),
        "maturity:table_new": Rule(OFFICER, about="assessment"),
        "maturity:table_template": Rule(OFFICER, about="assessment"),
        "maturity:table": Rule(OFFICER, about="table"),
        "maturity:table_confirm": Rule(OFFICER, about="table", is_post=True),
        "maturity:table_cancel": Rule(OFFICER, about="table", is_post=True),
        "maturity:answer_judge": Rule(ASSESSOR, about="answer", is_post=True),
        "maturity:answer_ask": Rule(ASSESSOR, about="answer", is_post=True),
        "maturity:answer_settle": Rule(COORDINATOR, about="answer", is_post=True),
        "maturity:results": Rule(EVERYBODY),
        "maturity:reported_new": Rule(COORDINATOR),
        "maturity:result": Rule(COORDINATOR | READERS, about="assessment"),
        "maturity:result_json": Rule(EVERYBODY, about="published"),
        "maturity:publish": Rule(COORDINATOR, about="assessment"),
        "maturity:withdraw": Rule(COORDINATOR, about="published"),
        "maturity:report_pdf": Rule(COORDINATOR | READERS, about="assessment"),
        "maturity:report_xlsx": Rule(COORDINATOR | READERS, about="assessment"),
        "maturity:schemes": Rule(EVERYBODY),
        "maturity:scheme_check": Rule(COORDINATOR | {Role.REGENCY_ADMINISTRATOR}),
        "maturity:scheme": Rule(EVERYBODY, about="scheme", is_own=False),
        "maturity:villages": Rule(VILLAGE_READERS),
        "maturity:village": Rule(VILLAGE_READERS, about="village"),
        "maturity:question_reply": Rule(OFFICER, about="question", is_post=True),
    },
    _objects,
)
