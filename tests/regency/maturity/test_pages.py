"""The pages of an assessment, for each person in it."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.maturity.actions import (
    AnswerDetails,
    add_evidence,
    advance,
    ask,
    assign,
    give_to_assessor,
    hand_in,
    save_answer,
)
from lonto.regency.maturity.choices import AnswerState, Step
from lonto.regency.maturity.models import Answer, Assessment, Question
from lonto.regency.maturity.states import CLOSE_SELF
from lonto.regions.models import Region
from tests.conftest import As
from tests.regency.maturity.asking import asked
from tests.regency.maturity.assessing import DUE, claim, given, in_internal_review, in_interview, opened
from tests.web.reading import text_of, words

CRITERIA = ["1.1", "2.1", "2.2"]


def url(name: str, *args: object) -> str:
    return reverse(f"maturity:{name}", args=args)


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership) -> Assessment:
    found = opened(coordinator)
    given(coordinator, found, officer, [1, 2, 3])
    return found


def test_a_coordinator_opens_gives_out_and_closes(
    coordinator: Membership, officer: Membership, assessor: Membership, as_: As
) -> None:
    office = as_(coordinator)
    office.post(url("new"), {"year": "2025", "scheme": "spbe-2020"})
    assessment = Assessment.objects.get()
    given_out = {"office": str(officer.office_id), "due_on": "01-08-2026", "aspects": ["1"], "numbers": ["11"]}
    assert office.post(url("assign", assessment.pk), given_out).status_code == 302
    assert assessment.answers.filter(office=officer.office).count() == 11
    task = {"assessor": str(assessor.pk), "side": "internal", "aspects": ["1"]}
    assert office.post(url("give", assessment.pk), task).status_code == 302
    shown = words(text_of(office.get(url("assessment", assessment.pk))))
    assert officer.office.name in shown
    assert assessor.account.name in shown
    page = text_of(office.get(url("advance", assessment.pk, "close_self")))
    assert "47. " in page
    office.post(
        url("advance", assessment.pk, "close_self"), {"confirmed": "on", "numbers": " ".join(map(str, range(1, 48)))}
    )
    assessment.refresh_from_db()
    assert assessment.step == Step.INTERNAL


def test_what_is_wrong_is_said_beside_the_field(coordinator: Membership, assessment: Assessment, as_: As) -> None:
    office = as_(coordinator)
    page = text_of(office.post(url("new"), {"year": "2025", "scheme": "pemdi-2026"}))
    assert "2025" in page
    assert 'aria-invalid="true"' in page
    page = text_of(office.post(url("assign", assessment.pk), {"office": "", "due_on": "31-02-2026"}))
    assert page.count('aria-invalid="true"') >= 2


def test_an_agency_saves_a_draft_then_hands_in(officer: Membership, assessment: Assessment, as_: As) -> None:
    answer = assessment.answers.get(number=1)
    office = as_(officer)
    draft = {"version": "0", "level": "2", "met": CRITERIA[:1], "explanation": ""}
    office.post(url("answer_save", answer.pk), draft)
    answer.refresh_from_db()
    assert answer.state == AnswerState.DRAFT
    page = text_of(office.post(url("answer_save", answer.pk), {**draft, "version": "1", "hand_in": "1"}))
    assert "2.1, 2.2" in page
    whole = {"version": "1", "level": "2", "met": CRITERIA, "explanation": "Sejak 2024.", "hand_in": "1"}
    assert office.post(url("answer_save", answer.pk), whole).status_code == 302
    answer.refresh_from_db()
    assert answer.state == AnswerState.HANDED_IN


def test_nothing_typed_is_lost_when_a_colleague_was_faster(
    officer: Membership, colleague: Membership, assessment: Assessment, as_: As
) -> None:
    answer = assessment.answers.get(number=1)
    as_(officer).post(url("answer_save", answer.pk), {"version": "0", "level": "2", "explanation": "Dari Edmundus"})
    mine = {"version": "0", "level": "4", "explanation": "Dari Rofina"}
    page = text_of(as_(colleague).post(url("answer_save", answer.pk), mine))
    assert officer.account.name in page
    assert "Dari Edmundus" in page, "both are shown to be compared"
    assert "Dari Rofina" in page
    shown = re.search(r'name="version" value="(\d+)"', page)
    assert shown is not None
    as_(colleague).post(url("answer_save", answer.pk), {**mine, "version": shown[1]})
    answer.refresh_from_db()
    assert answer.explanation == "Dari Rofina", "seen and decided, the second save stands"


def test_holes_are_listed_with_the_rule_and_whose_rule_it_is(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    pemdi = opened(coordinator, 2026, "pemdi-2026")
    given(coordinator, pemdi, officer)
    for answer in pemdi.answers.exclude(number__in=[7, 20]):
        hand_in(by=officer, answer=answer, details=claim(answer, 3))
    desk, address = as_(coordinator), url("advance", pemdi.pk, "close_self")
    page = text_of(desk.get(address))
    listed = [one.number for one in pemdi.answers.all() if url("answer", one.pk) in page]
    assert listed == [7, 20]
    assert "Anggapan kami" in words(page)
    assert 'name="confirmed"' not in page
    desk.post(address, {"confirmed": "on", "numbers": "7 20"})
    pemdi.refresh_from_db()
    assert pemdi.step == Step.SELF


@pytest.mark.parametrize("level", ["6", "2.5", "x", "", "NaN"])
def test_a_bad_level_never_breaks_the_page(officer: Membership, assessment: Assessment, as_: As, level: str) -> None:
    answer = assessment.answers.get(number=1)
    sent = {"version": "0", "level": level, "hand_in": "1", "explanation": "x"}
    assert as_(officer).post(url("answer_save", answer.pk), sent).status_code == 200


@pytest.mark.parametrize("level", ["6", "x", "1e9", "NaN", "3.333"])
def test_a_bad_fraction_never_breaks_the_page(
    coordinator: Membership, officer: Membership, as_: As, level: str
) -> None:
    pemdi = opened(coordinator, 2026, "pemdi-2026")
    given(coordinator, pemdi, officer, [1])
    answer = pemdi.answers.get(number=1)
    assert as_(officer).post(url("answer_save", answer.pk), {"version": "0", "level": level}).status_code == 200
    assert as_(officer).post(url("answer_save", answer.pk), {"version": "0", "level": "3,25"}).status_code == 302
    answer.refresh_from_db()
    assert answer.level == Decimal("3.25")


def test_assessors_judge_and_ask_and_agencies_reply(
    coordinator: Membership, officer: Membership, assessor: Membership, as_: As
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    answer = assessment.answers.get(number=1)
    desk = as_(assessor)
    text_of(desk.get(url("answer", answer.pk)))
    page = text_of(desk.post(url("answer_judge", answer.pk), {"level": "2", "reason": ""}))
    assert 'aria-invalid="true"' in page
    desk.post(url("answer_judge", answer.pk), {"level": "2", "reason": "Belum di semua unit."})
    assert answer.judgements.get().level == 2
    desk.post(url("answer_ask", answer.pk), {"ask-text": "Sejak kapan?"})
    question = Question.objects.get()
    office = as_(officer)
    assert "Sejak kapan?" in text_of(office.get(url("answer", answer.pk)))
    office.post(url("question_reply", question.pk), {f"reply-{question.pk}-text": "Sejak 2024."})
    assert "Sejak 2024." in text_of(desk.get(url("answer", answer.pk)))


def test_a_disagreement_is_shown_and_settled(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership, as_: As
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider, n5=2)
    answer = assessment.answers.get(number=5)
    office = as_(coordinator)
    assert "?sides=open" in text_of(office.get(url("assessment", assessment.pk)))
    listed = text_of(office.get(url("indicators", assessment.pk), {"sides": "open"}))
    assert listed.count("maturity/indicators/") == 1
    assert url("answer", answer.pk) in listed
    office.post(url("answer_settle", answer.pk), {"level": "2,5", "reason": "Disepakati."})
    answer.refresh_from_db()
    assert answer.final_level == Decimal("2.5")
    office.post(url("advance", assessment.pk, "finish"))
    assessment.refresh_from_db()
    assert assessment.result["index"] == "2.98"


def test_indicators_are_searched_narrowed_and_exported(
    coordinator: Membership, officer: Membership, assessment: Assessment, as_: As
) -> None:
    hand_in(by=officer, answer=(first := assessment.answers.get(number=1)), details=claim(first, 3))
    office = as_(coordinator)
    address = url("indicators", assessment.pk)
    assert "Arsitektur" in text_of(office.get(address, {"q": "arsitektur"}))
    assert "Peta Rencana" not in text_of(office.get(address, {"q": "arsitektur"}))
    assert text_of(office.get(address, {"state": "handed_in"})).count("maturity/indicators/") == 1
    assert text_of(office.get(address, {"agency": str(officer.office_id)})).count("maturity/indicators/") == 3


@pytest.mark.parametrize("name", ["indicators", "assessment", "assign", "remind", "advance"])
def test_a_page_asks_as_often_for_twenty_as_for_ten(
    name: str, coordinator: Membership, officer: Membership, as_: As
) -> None:
    office = as_(coordinator)
    counts: list[int] = []
    for numbers in (range(1, 11), range(1, 21)):
        assessment = opened(coordinator, 2021 + len(counts))
        given(coordinator, assessment, officer, numbers)
        counts.append(asked(office, url(name, assessment.pk, *(["close_self"] if name == "advance" else []))))
    assert counts[0] == counts[1]


def test_the_list_of_agencies_asks_as_often_for_twenty_as_for_ten(
    coordinator: Membership, officer: Membership, pilot: Region, as_: As
) -> None:
    counts: list[int] = []
    for number in (10, 20):
        assessment = opened(coordinator, 2021 + len(counts))
        for place in range(1, number + 1):
            kind = OfficeKind.AGENCY
            office, _new = Office.objects.get_or_create(kind=kind, region=pilot, name=f"Dinas {place}")
            assign(by=coordinator, assessment=assessment, numbers=[place], office=office, due_on=DUE)
        counts.append(asked(as_(coordinator), url("agencies", assessment.pk)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("who", ["officer", "assessor", "coordinator"])
def test_an_indicator_asks_as_often_for_twenty_questions_as_for_ten(
    who: str, coordinator: Membership, officer: Membership, assessor: Membership, as_: As
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    answer = assessment.answers.get(number=1)
    by = {"officer": officer, "assessor": assessor, "coordinator": coordinator}[who]
    counts: list[int] = []
    for round_ in range(2):
        for place in range(10):
            name = f"{round_}-{place}"
            link = add_link(by=officer, url=f"https://lonto.example/{name}", details=EvidenceDetails(name))
            add_evidence(by=officer, answer=answer, evidence=[link])
            ask(by=assessor, answer=answer, text=name)
        counts.append(asked(as_(by), url("answer", answer.pk)))
    assert counts[0] == counts[1]


def test_an_indicator_asks_as_often_for_twenty_pieces_of_last_year_as_for_ten(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    before, now = opened(coordinator, 2024), opened(coordinator, 2025)
    for assessment in (before, now):
        given(coordinator, assessment, officer, [1])
    old, new = before.answers.get(number=1), now.answers.get(number=1)
    hand_in(by=officer, answer=old, details=claim(old, 3))
    counts: list[int] = []
    for count in (10, 20):
        for place in range(count - 10, count):
            link = add_link(by=officer, url=f"https://lonto.example/{place}", details=EvidenceDetails(f"SK {place}"))
            add_evidence(by=officer, answer=old, evidence=[link])
        counts.append(asked(as_(officer), url("answer", new.pk)))
    assert counts[0] == counts[1]
    assert "SK 19" in text_of(as_(officer).get(url("answer", new.pk)))


def test_agencies_are_listed_with_what_is_missing_and_late(
    coordinator: Membership, officer: Membership, planner: Membership, assessment: Assessment, as_: As
) -> None:
    given(coordinator, assessment, planner, [4])
    assessment.answers.filter(office=officer.office).update(due_on="2090-01-01")
    office, address = as_(coordinator), url("agencies", assessment.pk)
    late = text_of(office.get(address, {"work": "late"}))
    assert f"?agency={planner.office_id}" in late
    assert f"?agency={officer.office_id}" not in late
    assert planner.office.name in words(text_of(office.get(address, {"q": "badan perencanaan"})))


def test_a_handed_in_answer_is_read_until_somebody_wants_to_change_it(
    officer: Membership, assessment: Assessment, as_: As
) -> None:
    answer = assessment.answers.get(number=1)
    hand_in(by=officer, answer=answer, details=claim(answer, 3))
    desk = as_(officer)
    assert 'name="hand_in"' not in text_of(desk.get(url("answer", answer.pk)))
    page = text_of(desk.get(url("answer", answer.pk), {"change": "1"}))
    assert 'name="hand_in"' in page
    assert "tidak lagi diserahkan" in words(page)


def test_an_assessor_reads_nothing_of_a_draft(
    coordinator: Membership, officer: Membership, assessor: Membership, assessment: Assessment, as_: As
) -> None:
    answer = assessment.answers.get(number=1)
    save_answer(by=officer, answer=answer, details=AnswerDetails(Decimal(4), ["1.1"], "Masih rahasia."))
    give_to_assessor(by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=[1])
    page = text_of(as_(assessor).get(url("answer", answer.pk)))
    assert "Masih rahasia." not in page
    assert "belum menyerahkan" in words(page)


def test_an_assessor_agrees_with_one_button(
    coordinator: Membership, officer: Membership, assessor: Membership, as_: As
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    answer = assessment.answers.get(number=1)
    desk = as_(assessor)
    page = text_of(desk.get(url("answer", answer.pk)))
    assert "Setujui tingkat 3" in words(page)
    desk.post(url("answer_judge", answer.pk), {"level": "3"})
    assert answer.judgements.get().level == 3
    assert f'href="{url("answer", assessment.answers.get(number=2).pk)}"' in text_of(desk.get(url("answer", answer.pk)))


def test_the_home_says_what_waits(
    coordinator: Membership, officer: Membership, assessor: Membership, assessment: Assessment, as_: As
) -> None:
    assert "3" in words(text_of(as_(officer).get("/")))
    assert "Indikator yang perlu diserahkan".lower() in words(text_of(as_(officer).get("/"))).lower()
    advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    assert "perlu diserahkan" not in text_of(as_(officer).get("/"))


def test_the_officer_of_another_agency_finds_nothing(planner: Membership, assessment: Assessment, as_: As) -> None:
    answer: Answer = assessment.answers.get(number=1)
    desk = as_(planner)
    assert desk.get(url("answer", answer.pk)).status_code == 404
    assert desk.post(url("answer_save", answer.pk), {"version": "0", "level": "2"}).status_code == 404
    assert desk.get(url("assessment", assessment.pk)).status_code == 404
