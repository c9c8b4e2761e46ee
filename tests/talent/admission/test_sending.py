"""Sending, changing and withdrawing an application around the deadline."""

import datetime as dt
import hashlib

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Account
from lonto.journal.models import Change, Entry
from lonto.talent.admission import snapshots
from lonto.talent.admission.actions.applications import drop_changes, send, start_application, withdraw
from lonto.talent.admission.actions.documents import drop_document, keep_document
from lonto.talent.admission.actions.profiles import answer
from lonto.talent.admission.actions.rankings import add_class, move_class, rank_classes
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application, Document, Preference
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Academy, Intake, TrainingClass
from tests.talent.admission.conftest import JPG, PDF, MakeApplicant, MakeClass, ready


def _code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def test_sending_gives_a_number_and_the_digest_of_what_was_sent(application: Application, person: Account) -> None:
    sent = send(by=person, application=application)

    assert sent.number == "DTS26-1-000001"
    assert sent.state == ApplicationState.SUBMITTED
    assert sent.digest == hashlib.sha256(snapshots.text_of(sent.sent).encode()).hexdigest()
    assert [choice["code"] for choice in sent.sent["ranking"]] == ["TA-1", "TA-2"]
    assert sent.sent["applicant"]["name"] == "Rosalina Jehabut"


def test_preferences_and_documents_become_rows_only_when_sent(application: Application, person: Account) -> None:
    assert not Preference.objects.exists()
    assert not Document.objects.exists()

    send(by=person, application=application)

    assert [p.training_class.code for p in Preference.objects.order_by("rank")] == ["TA-1", "TA-2"]
    assert [d.kind for d in Document.objects.all()] == ["identity_card"]


def test_numbers_count_up_within_the_intake(
    application: Application,
    person: Account,
    make_applicant: MakeApplicant,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    other = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    second = ready(other, make_applicant(other, nik="5315054107990002"), intake, classes[:1])

    assert send(by=person, application=application).number == "DTS26-1-000001"
    assert send(by=other, application=second).number == "DTS26-1-000002"


def test_a_number_stays_through_change_withdrawal_and_sending_again(
    application: Application, person: Account, classes: list[TrainingClass]
) -> None:
    first = send(by=person, application=application)
    withdraw(by=person, application=application)
    rank_classes(by=person, application=application, ranking=classes[2:])
    again = send(by=person, application=application)

    assert again.number == first.number
    assert again.digest != first.digest


def test_sending_the_same_twice_changes_nothing(application: Application, person: Account) -> None:
    first = send(by=person, application=application)
    entries = Entry.objects.count()

    again = send(by=person, application=application)

    assert (again.digest, again.sent_at) == (first.digest, first.sent_at)
    assert Entry.objects.count() == entries


def test_a_change_that_was_not_sent_counts_for_nothing(
    application: Application, person: Account, classes: list[TrainingClass]
) -> None:
    first = send(by=person, application=application)
    add_class(by=person, application=application, training_class=classes[2])

    application.refresh_from_db()
    assert application.digest == first.digest
    assert Preference.objects.count() == 2


def test_dropping_changes_leads_back_to_what_was_sent(
    application: Application, person: Account, classes: list[TrainingClass]
) -> None:
    send(by=person, application=application)
    add_class(by=person, application=application, training_class=classes[2])

    dropped = drop_changes(by=person, application=application)

    assert dropped.draft == {}


def test_an_unchanged_document_keeps_its_row_and_a_new_one_replaces_it(
    application: Application, person: Account
) -> None:
    send(by=person, application=application)
    kept = Document.objects.get()
    move_class(
        by=person, application=application, training_class=Preference.objects.get(rank=2).training_class, up=True
    )
    send(by=person, application=application)
    assert Document.objects.get() == kept

    keep_document(by=person, application=application, kind="identity_card", upload=SimpleUploadedFile("ktp.pdf", PDF))
    send(by=person, application=application)
    assert Document.objects.get().name == "ktp.pdf"


def test_one_second_before_the_deadline_counts(application: Application, person: Account, intake: Intake) -> None:
    with time_machine.travel(intake.closes_at - dt.timedelta(seconds=1), tick=False):
        assert send(by=person, application=application).number


@pytest.mark.parametrize("after", [dt.timedelta(0), dt.timedelta(seconds=1)])
def test_at_the_deadline_and_a_second_after_it_is_too_late(
    application: Application, person: Account, intake: Intake, after: dt.timedelta
) -> None:
    with time_machine.travel(intake.closes_at + after, tick=False), pytest.raises(Refused) as refused:
        send(by=person, application=application)

    assert _code_of(refused) == "closed"
    application.refresh_from_db()
    assert application.number == ""


def test_after_the_deadline_what_was_sent_cannot_be_changed_or_withdrawn(
    application: Application, person: Account, intake: Intake, classes: list[TrainingClass]
) -> None:
    send(by=person, application=application)

    with time_machine.travel(intake.closes_at, tick=False):
        with pytest.raises(Refused):
            withdraw(by=person, application=application)
        with pytest.raises(Refused):
            add_class(by=person, application=application, training_class=classes[2])
        with pytest.raises(Refused):
            send(by=person, application=application)


def test_before_the_opening_nothing_can_be_begun(
    applicant: Applicant, person: Account, intake: Intake, classes: list[TrainingClass]
) -> None:
    with (
        time_machine.travel(intake.opens_at - dt.timedelta(seconds=1), tick=False),
        pytest.raises(Refused) as refused,
    ):
        start_application(by=person, applicant=applicant, intake=intake)
    assert _code_of(refused) == "not_open"


def test_a_frozen_rule_still_takes_applications_until_the_deadline(
    application: Application, person: Account, intake: Intake
) -> None:
    Intake.objects.filter(pk=intake.pk).update(state=IntakeState.FROZEN)

    assert send(by=person, application=application).number


def test_beginning_twice_gives_one_application(applicant: Applicant, person: Account, intake: Intake) -> None:
    first = start_application(by=person, applicant=applicant, intake=intake)
    second = start_application(by=person, applicant=applicant, intake=intake)

    assert first == second


def test_another_person_cannot_send_it(application: Application) -> None:
    thief = Account.objects.create(username="p-x", name="Orang Lain")

    with pytest.raises(NotAllowed):
        send(by=thief, application=application)


def test_an_empty_list_is_not_sent(applicant: Applicant, person: Account, intake: Intake) -> None:
    application = start_application(by=person, applicant=applicant, intake=intake)

    with pytest.raises(Refused) as refused:
        send(by=person, application=application)
    assert _code_of(refused) == "no_classes"


def test_a_missing_document_is_named(application: Application, person: Account) -> None:
    drop_document(by=person, application=application, kind="identity_card")

    with pytest.raises(Refused) as refused:
        send(by=person, application=application)
    assert _code_of(refused) == "documents"
    assert "KTP-el" in str(refused.value.message)


def test_a_class_whose_rule_fails_cannot_be_ranked(
    applicant: Applicant, person: Account, intake: Intake, make_class: MakeClass, young_academy: Academy
) -> None:
    young = make_class("FGA-1", academy=young_academy)
    answer(by=person, applicant=applicant, born_on=dt.date(1980, 1, 1))
    application = start_application(by=person, applicant=applicant, intake=intake)

    with pytest.raises(Refused) as refused:
        add_class(by=person, application=application, training_class=young)
    assert _code_of(refused) == "not_eligible"


def test_a_profile_that_changed_since_ranking_is_checked_again_when_sending(
    applicant: Applicant, person: Account, intake: Intake, make_class: MakeClass, young_academy: Academy
) -> None:
    young = make_class("FGA-1", academy=young_academy)
    application = ready(person, applicant, intake, [young])
    keep_document(by=person, application=application, kind="diploma", upload=SimpleUploadedFile("ijazah.pdf", PDF))
    answer(by=person, applicant=applicant, born_on=dt.date(1980, 1, 1))

    with pytest.raises(Refused) as refused:
        send(by=person, application=application)
    assert _code_of(refused) == "not_eligible"
    assert "FGA-1" in str(refused.value.message)


def test_the_list_holds_as_many_classes_as_the_intake_allows(
    applicant: Applicant, person: Account, intake: Intake, classes: list[TrainingClass], make_class: MakeClass
) -> None:
    application = start_application(by=person, applicant=applicant, intake=intake)
    for training_class in classes:
        add_class(by=person, application=application, training_class=training_class)

    with pytest.raises(Refused) as refused:
        add_class(by=person, application=application, training_class=make_class("TA-4"))
    assert _code_of(refused) == "full"


def test_a_class_of_another_intake_cannot_be_ranked(
    applicant: Applicant, person: Account, intake: Intake, make_class: MakeClass
) -> None:
    other = Intake.objects.get(pk=intake.pk)
    other.pk, other.name = None, "Gelombang 2"
    other._state.adding = True
    other.id = Intake().id
    other.save()
    foreign = make_class("X-1", intake=other)
    application = start_application(by=person, applicant=applicant, intake=intake)

    with pytest.raises(Refused) as refused:
        add_class(by=person, application=application, training_class=foreign)
    assert _code_of(refused) == "elsewhere"


def test_people_of_a_regency_that_does_not_take_part_cannot_apply(
    applicant: Applicant, person: Account, intake: Intake, classes: list[TrainingClass]
) -> None:
    from lonto.regions.models import Region

    Applicant.objects.filter(pk=applicant.pk).update(regency=Region.objects.get(pk="53.10"))
    applicant.refresh_from_db()

    with pytest.raises(Refused) as refused:
        start_application(by=person, applicant=applicant, intake=intake)
    assert _code_of(refused) == "other_regency"


@pytest.mark.parametrize("field", ["name", "born_on", "sex", "education", "employment", "nik"])
def test_every_needed_answer_is_asked_for(application: Application, person: Account, field: str) -> None:
    empty = None if field in {"born_on", "education", "nik"} else ""
    Applicant.objects.filter(account=person).update(**{field: empty})

    with pytest.raises(Refused) as refused:
        send(by=person, application=application)
    assert _code_of(refused) == "profile"


def test_every_state_stands_in_the_journal(application: Application, person: Account) -> None:
    sent = send(by=person, application=application)

    last = Change.objects.filter(row=str(sent.pk)).order_by("-entry__number").first()
    assert last is not None
    assert sent.digest in str(last.state)
    assert Entry.objects.filter(verb="admission.send").count() == 1


def test_files_that_are_not_pictures_or_pdf_are_refused_by_their_content(
    application: Application, person: Account
) -> None:
    program = SimpleUploadedFile("ktp.jpg", b"MZ\x90\x00" + b"\x00" * 50, content_type="image/jpeg")

    with pytest.raises(Refused) as refused:
        keep_document(by=person, application=application, kind="identity_card", upload=program)
    assert _code_of(refused) == "file"


def test_a_file_above_five_megabytes_is_refused(application: Application, person: Account) -> None:
    large = SimpleUploadedFile("ktp.jpg", JPG + b"\x00" * (5 * 1024 * 1024))

    with pytest.raises(Refused, match="5 MB"):
        keep_document(by=person, application=application, kind="identity_card", upload=large)
