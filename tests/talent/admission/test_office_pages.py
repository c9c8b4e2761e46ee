"""The officer's way through the pages, from the commitment to the published result and what follows."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Account, Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions.seats import confirm_seat
from lonto.talent.admission.choices import AppealState, DocumentState, OfferState, ReviewState
from lonto.talent.admission.models import Application, Document, Review, Sanction, Score
from lonto.talent.admission.queries.allocations import first_round
from lonto.talent.training.models import Intake, SeatPool, TrainingClass
from tests.conftest import As
from tests.downloads import content_of
from tests.talent.admission.allocating import (
    PUBLIC_VALUE,
    SOURCE,
    allocate_and_publish,
    apply,
    close,
    offer_of,
)
from tests.talent.admission.conftest import JPG, AsPerson, Committed, MakeClass


@pytest.fixture
def chosen(make_class: MakeClass, intake: Intake) -> TrainingClass:
    chosen = make_class("TA-1", seats=2)
    SeatPool.objects.create(regency=intake.regency, training_class=chosen, position=1, group="women", seats=1)
    return chosen


@pytest.fixture
def people(intake: Intake, village: Region, chosen: TrainingClass, person: Account) -> list[Application]:
    """Rosalina, who has an account, and three others."""
    own = apply(intake, village, [chosen], 7000, person, name="Rosalina Jehabut", sex="P")
    return [own, *(apply(intake, village, [chosen], score) for score in (9000, 8000, 6000))]


def url(name: str, *args: object) -> str:
    return reverse(f"admission:{name}", args=args)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    content: str = answer.content.decode()
    return content


def download(client: Client, address: str) -> bytes:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    return content_of(answer)


def test_officer_goes_from_commitment_to_published_bundle(
    officer: Membership, intake: Intake, people: list[Application], as_: As, client: Client, committed: Committed
) -> None:
    office = as_(officer)
    assert "UJI-000001" in text_of(office, url("roll", intake.pk))
    office.post(url("commit", intake.pk), {"source": SOURCE})
    allocation = first_round(intake)
    assert allocation is not None
    assert allocation.commitment in text_of(client, url("public_result", intake.pk))
    office.post(url("freeze", intake.pk))
    close(intake)
    with committed(execute=True):
        office.post(url("run", intake.pk), {"public_value": PUBLIC_VALUE})
    assert client.get(url("bundle", intake.pk, 1)).status_code == 404, "nothing is shown before it is published"
    office.post(url("publish", intake.pk))
    text_of(office, url("steps", intake.pk))
    shown = text_of(client, url("public_result", intake.pk))
    allocation.refresh_from_db()
    for proof in (allocation.commitment, PUBLIC_VALUE, allocation.seed, allocation.bundle_sha256, "70,00"):
        assert proof in shown
    assert "Rosalina" not in shown
    published = download(client, url("bundle", intake.pk, 1))
    assert hashlib.sha256(published).hexdigest() == allocation.bundle_sha256
    assert b"def main" in download(client, url("replay_program", "replay_allocation.py"))
    assert client.get(url("replay_program", "other.py")).status_code == 404


def test_simulator_compares_the_policies_side_by_side(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    shown = text_of(
        as_(officer), url("simulator", intake.pk) + "?order=open_first&order=reserves_first&size=100&size=0"
    )
    assert shown.count("<svg") >= 4
    assert "E." in shown


def test_applicant_sees_the_reason_confirms_and_cannot_lose_the_seat(
    officer: Membership, intake: Intake, people: list[Application], person: Account, as_person: AsPerson
) -> None:
    allocate_and_publish(officer, intake)
    own = as_person(person)
    assert "70,00" in text_of(own, url("result", intake.pk))
    own.post(url("seat_confirm", intake.pk))
    assert offer_of(people[0]).state == OfferState.CONFIRMED
    text_of(own, url("seat_leave", intake.pk))
    own.post(url("seat_leave", intake.pk))
    assert offer_of(people[0]).state == OfferState.GIVEN_BACK
    text_of(own, url("result", intake.pk))


def test_review_is_asked_answered_and_mended(
    officer: Membership, intake: Intake, people: list[Application], person: Account, as_: As, as_person: AsPerson
) -> None:
    Score.objects.filter(application=people[0]).update(hundredths=100)
    people[0].applicant.sex = "L"
    people[0].sent["applicant"]["sex"] = "L"
    people[0].save()
    allocate_and_publish(officer, intake)
    assert offer_of(people[0]).state == OfferState.WAITING
    as_person(person).post(url("review_ask", intake.pk), {"text": "Nilai saya 95, bukan 1."})
    review = Review.objects.get()
    office = as_(officer)
    text_of(office, url("reviews"))
    text_of(office, url("review", review.pk))
    office.post(url("review_mend", review.pk), {"answer": "Benar, lembar Anda tertukar.", "score": "95"})
    review.refresh_from_db()
    assert review.state == ReviewState.MENDED
    assert offer_of(people[0]).state == OfferState.ADMITTED
    assert [offer_of(one).state for one in people[1:3]] == [OfferState.ADMITTED] * 2, "nobody loses a seat"
    text_of(office, url("review", review.pk))
    assert "Benar, lembar" in text_of(as_person(person), url("result", intake.pk))


def test_sanction_is_appealed_against_and_lifted(
    officer: Membership, intake: Intake, people: list[Application], person: Account, as_: As, as_person: AsPerson
) -> None:
    allocate_and_publish(officer, intake)
    confirm_seat(by=person, application=people[0])
    office = as_(officer)
    text_of(office, url("sanction_new", people[0].pk))
    office.post(
        url("sanction_new", people[0].pk), {"ground": "no_show", "until": "31-12-2027", "note": "Tidak datang."}
    )
    sanction = Sanction.objects.get()
    own = as_person(person)
    text_of(own, url("appeal", sanction.pk))
    own.post(url("appeal", sanction.pk), {"text": "Saya sakit, surat dokter ada."})
    text_of(office, url("sanctions"))
    text_of(office, url("sanction", sanction.pk))
    office.post(url("sanction", sanction.pk), {"decision": "lifted", "answer": "Surat dokter diterima."})
    sanction.refresh_from_db()
    assert sanction.appeal_state == AppealState.LIFTED


def test_checker_takes_the_next_document_and_accepts_it(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    for one in people[:2]:
        Document.objects.create(
            regency=intake.regency,
            application=one,
            kind="identity_card",
            sha256="0" * 64,
            name="ktp.jpg",
            file=SimpleUploadedFile("ktp.jpg", JPG),
            uploaded_at=timezone.now(),
        )
    office = as_(officer)
    text_of(office, url("checks"))
    first = office.post(url("check_next")).headers["Location"]
    text_of(office, first)
    document = Document.objects.get(held_by=officer)
    file = office.get(url("check_file", document.pk))
    assert content_of(file) == JPG
    assert file["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in file["Content-Security-Policy"]
    second = office.post(url("check_accept", document.pk)).headers["Location"]
    assert second != first
    document = Document.objects.get(held_by=officer)
    until = (intake.documents_until).strftime("%d-%m-%Y")
    office.post(url("check_again", document.pk), {"reason": "Foto buram.", "until": until})
    document.refresh_from_db()
    assert document.state == DocumentState.ASKED_AGAIN
    assert document.again_until == intake.documents_until


def test_scores_are_looked_at_before_they_count(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    office = as_(officer)
    assert download(office, url("score_template", intake.pk))
    table = (
        'nomor,nilai,kelas\nUJI-000001,"99,5",\nUJI-000002,90,\nUJI-999999,50,\nUJI-000003,101,\nUJI-000004,1.234,\n'
    )
    sent = office.post(url("scores", intake.pk), {"file": SimpleUploadedFile("nilai.csv", table.encode())})
    shown = text_of(office, sent.headers["Location"])
    for words in ("UJI-999999", "101", "1.234", "99,50"):
        assert words in shown
    run = sent.headers["Location"].rstrip("/").rpartition("/")[2]
    office.post(url("score_table_confirm", run))
    assert Score.objects.get(application=people[0]).hundredths == 7000, "refused rows keep the table back"
    office.post(url("score_table_confirm", run), {"takes_good_rows": "1"})
    assert Score.objects.get(application=people[0]).hundredths == 9950


def test_officer_of_a_guest_regency_sees_only_the_own_people(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    from lonto.accounts.choices import OfficeKind, Role
    from lonto.accounts.models import Office
    from tests.conftest import make_member

    guest = Region.objects.get(pk="53.10")
    Intake.objects.filter(pk=intake.pk).update(regencies=["53.15", "53.10"])
    elsewhere = Region.objects.create(
        code="53.10.01.2001", level=4, kind="desa", name="Pau", folded="pau", parent_id="53.10.01"
    )
    own = apply(Intake.objects.get(pk=intake.pk), elsewhere, [people[0].preferences.get().training_class], 5000)
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=guest, name="Dinas Kominfo Manggarai")
    neighbour = as_(make_member(office, Role.PROGRAMME_OFFICER, "program.manggarai", "Yohana Nanu"))
    shown = text_of(neighbour, url("roll", intake.pk))
    assert own.number in shown
    assert people[0].number not in shown
    assert b"Rosalina" not in download(neighbour, url("roll", intake.pk) + "?format=csv")
    assert neighbour.get(url("roll_application", people[0].pk)).status_code == 404
    assert neighbour.get(url("roll_application", own.pk)).status_code == 200
    assert neighbour.get(url("run", intake.pk)).status_code == 404
