"""Joining a profile to the register: the village decides, never a NIK alone."""

import datetime as dt

import pytest
from django.core import mail

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership, Office
from lonto.journal.models import Entry
from lonto.talent.admission.actions.applications import send, start_application
from lonto.talent.admission.actions.links import ask_link, confirm_link, end_link, refuse_link
from lonto.talent.admission.actions.profiles import answer, locked_fields, move
from lonto.talent.admission.actions.rankings import rank_classes
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant, Application, Nomination
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.models import Resident
from tests.conftest import make_member
from tests.talent.admission.conftest import NIK, MakeApplicant, ready

OTHER_NIK = "5315054107990077"


@pytest.fixture
def asked(applicant: Applicant, person: Account) -> Applicant:
    return ask_link(by=person, applicant=applicant)


def test_a_person_asks_and_the_village_waits(asked: Applicant) -> None:
    assert asked.link_state == LinkState.ASKED
    assert asked.link_asked_at is not None


def test_asking_needs_name_and_birth_date_but_no_nik(person: Account, make_applicant: MakeApplicant) -> None:
    nameless = make_applicant(person, name="", nik=None, born_on=None)
    with pytest.raises(Refused):
        ask_link(by=person, applicant=nameless)

    answer(by=person, applicant=nameless, name="Rosalina Jehabut", born_on=dt.date(1999, 7, 1))
    assert ask_link(by=person, applicant=nameless).link_state == LinkState.ASKED


def test_a_confirmed_profile_says_what_the_register_says(
    asked: Applicant, clerk: Membership, resident: Resident
) -> None:
    Resident.objects.filter(pk=resident.pk).update(education=5, occupation=9, disability=1)

    confirmed = confirm_link(by=clerk, applicant=asked, resident=resident)

    assert (confirmed.link_state, confirmed.resident) == (LinkState.CONFIRMED, resident)
    assert (confirmed.education, confirmed.occupation, confirmed.disability) == (5, 9, 1)
    assert confirmed.address == "Jalan Pantai Pede"


def test_what_the_register_knows_is_not_typed_again(
    asked: Applicant, person: Account, clerk: Membership, resident: Resident
) -> None:
    confirmed = confirm_link(by=clerk, applicant=asked, resident=resident)

    assert {"name", "nik", "born_on", "sex", "education"} <= locked_fields(confirmed)
    with pytest.raises(Refused):
        answer(by=person, applicant=confirmed, born_on=dt.date(2005, 1, 1))
    assert answer(by=person, applicant=confirmed, employment="self").employment == "self"


def test_what_the_register_does_not_know_is_still_asked(
    asked: Applicant, person: Account, clerk: Membership, resident: Resident
) -> None:
    Resident.objects.filter(pk=resident.pk).update(education=None)
    confirmed = confirm_link(by=clerk, applicant=asked, resident=Resident.objects.get())

    assert answer(by=person, applicant=confirmed, education=7).education == 7


def test_the_person_is_told(
    asked: Applicant, clerk: Membership, resident: Resident, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        confirm_link(by=clerk, applicant=asked, resident=resident)

    assert mail.outbox[-1].to == ["rosalina@contoh.id"]


def test_a_nik_alone_confirms_nobody(
    person: Account, make_applicant: MakeApplicant, clerk: Membership, resident: Resident
) -> None:
    thief = make_applicant(person, name="Orang Lain", born_on=dt.date(1980, 1, 1))
    ask_link(by=person, applicant=thief)

    with pytest.raises(Refused):
        confirm_link(by=clerk, applicant=thief, resident=resident)
    thief.refresh_from_db()
    assert thief.resident is None


def test_name_and_birth_date_confirm_without_nik(
    person: Account, make_applicant: MakeApplicant, clerk: Membership, resident: Resident
) -> None:
    forgot = make_applicant(person, nik=None)
    ask_link(by=person, applicant=forgot)

    assert confirm_link(by=clerk, applicant=forgot, resident=resident).nik == NIK


def test_a_clerk_of_another_village_cannot_decide(asked: Applicant, stranger: Membership, resident: Resident) -> None:
    with pytest.raises(NotAllowed):
        confirm_link(by=stranger, applicant=asked, resident=resident)
    with pytest.raises(NotAllowed):
        refuse_link(by=stranger, applicant=asked, reason="Bukan warga.")


def test_a_resident_of_another_village_is_not_taken(
    asked: Applicant, clerk: Membership, resident: Resident, other_office: Office
) -> None:
    Resident.objects.filter(pk=resident.pk).update(village=other_office.region)

    with pytest.raises(NotAllowed):
        confirm_link(by=clerk, applicant=asked, resident=Resident.objects.get())


def test_a_clerk_does_not_decide_about_themselves(
    office: Office, make_applicant: MakeApplicant, resident: Resident
) -> None:
    own = make_member(office, Role.CLERK, "operator.2", "Rosalina Jehabut")
    mine = make_applicant(own.account)
    ask_link(by=own.account, applicant=mine)

    with pytest.raises(NotAllowed):
        confirm_link(by=own, applicant=mine, resident=resident)


def test_a_person_who_has_not_asked_is_not_linked(applicant: Applicant, clerk: Membership, resident: Resident) -> None:
    with pytest.raises(Refused):
        confirm_link(by=clerk, applicant=applicant, resident=resident)


def test_a_refusal_says_why_and_the_person_asks_again(asked: Applicant, person: Account, clerk: Membership) -> None:
    refused = refuse_link(by=clerk, applicant=asked, reason="Tanggal lahir berbeda.")
    assert (refused.link_state, refused.link_reason) == (LinkState.REFUSED, "Tanggal lahir berbeda.")

    corrected = answer(by=person, applicant=refused, born_on=dt.date(1999, 7, 2))
    assert corrected.link_state == LinkState.NONE
    assert ask_link(by=person, applicant=corrected).link_state == LinkState.ASKED


def test_other_answers_take_the_question_back(asked: Applicant, person: Account) -> None:
    assert answer(by=person, applicant=asked, name="Rosalina J").link_state == LinkState.NONE


def test_moving_ends_the_link(
    asked: Applicant, person: Account, clerk: Membership, resident: Resident, other_office: Office
) -> None:
    confirmed = confirm_link(by=clerk, applicant=asked, resident=resident)

    moved = move(by=person, applicant=confirmed, village=other_office.region)

    assert (moved.link_state, moved.resident) == (LinkState.NONE, None)


def test_ending_the_link_lets_the_person_answer_again(
    asked: Applicant, person: Account, clerk: Membership, resident: Resident
) -> None:
    confirmed = confirm_link(by=clerk, applicant=asked, resident=resident)

    free = end_link(by=person, applicant=confirmed)

    assert answer(by=person, applicant=free, education=5).education == 5


def test_a_nik_of_another_account_is_refused_and_nothing_is_told(
    applicant: Applicant, make_applicant: MakeApplicant
) -> None:
    other = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    second = make_applicant(other, name="Maria Jelita", nik=None)

    with pytest.raises(Refused) as refused:
        answer(by=other, applicant=second, nik=NIK)

    assert refused.value.code == "nik_taken"
    assert "Rosalina" not in str(refused.value.message)
    second.refresh_from_db()
    assert second.nik is None


def test_who_used_a_nik_without_the_villages_word_loses_it(
    make_applicant: MakeApplicant, person: Account, clerk: Membership, resident: Resident
) -> None:
    thief = Account.objects.create(username="p-thief", name="Orang Lain", email="lain@contoh.id")
    squatter = make_applicant(thief, name="Orang Lain", born_on=dt.date(1980, 1, 1))
    real = make_applicant(person, nik=None)
    ask_link(by=person, applicant=real)

    confirmed = confirm_link(by=clerk, applicant=real, resident=resident)

    squatter.refresh_from_db()
    assert (confirmed.nik, squatter.nik, squatter.link_state) == (NIK, None, LinkState.REFUSED)


def test_a_resident_is_linked_to_one_account(
    asked: Applicant, clerk: Membership, resident: Resident, make_applicant: MakeApplicant
) -> None:
    confirm_link(by=clerk, applicant=asked, resident=resident)
    twin = Account.objects.create(username="p-2", name="Rosalina", email="kedua@contoh.id")
    second = make_applicant(twin, nik=None)
    ask_link(by=twin, applicant=second)

    with pytest.raises(Refused):
        confirm_link(by=clerk, applicant=second, resident=resident)


def test_what_an_office_typed_is_joined_with_the_persons_own_profile(
    make_applicant: MakeApplicant,
    person: Account,
    clerk: Membership,
    resident: Resident,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    typed = make_applicant(None, resident=resident, link_state=LinkState.CONFIRMED)
    on_paper = start_application(by=clerk, applicant=typed, intake=intake)
    own = make_applicant(person, nik=None)
    start_application(by=person, applicant=own, intake=intake)
    ask_link(by=person, applicant=own)

    joined = confirm_link(by=clerk, applicant=own, resident=resident)

    assert Applicant.objects.get() == joined
    assert joined.account == person
    assert Application.objects.get().applicant == joined
    assert on_paper.number == ""


def test_two_sent_applications_of_one_person_are_not_joined(
    make_applicant: MakeApplicant,
    application: Application,
    person: Account,
    clerk: Membership,
    resident: Resident,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    own = answer(by=person, applicant=application.applicant, nik=OTHER_NIK)
    send(by=person, application=application)
    typed = make_applicant(None, resident=resident, link_state=LinkState.CONFIRMED)
    assert ready_on_paper(clerk, typed, intake, classes[:1]).number
    ask_link(by=person, applicant=own)

    with pytest.raises(Refused) as refused:
        confirm_link(by=clerk, applicant=own, resident=resident)
    assert refused.value.code == "two"


def test_nominations_go_with_the_person(
    make_applicant: MakeApplicant,
    person: Account,
    clerk: Membership,
    head: Membership,
    resident: Resident,
    classes: list[TrainingClass],
) -> None:
    nominated = make_applicant(None)
    Nomination.objects.create(
        regency=nominated.regency,
        training_class=classes[0],
        applicant=nominated,
        institution="Kantor Desa",
        position="Sekretaris",
        letter="nominations/x.pdf",
        letter_sha256="0" * 64,
        nominated_by=head,
        nominated_at=classes[0].intake.opens_at,
    )
    own = make_applicant(person, nik=None)
    ask_link(by=person, applicant=own)

    joined = confirm_link(by=clerk, applicant=own, resident=resident)

    assert Nomination.objects.get().applicant == joined
    assert not Applicant.objects.filter(pk=nominated.pk).exists()


def test_sending_takes_over_what_the_register_says_today(
    asked: Applicant,
    person: Account,
    clerk: Membership,
    resident: Resident,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    confirm_link(by=clerk, applicant=asked, resident=resident)
    application = ready(person, asked, intake, classes[:1])
    Resident.objects.filter(pk=resident.pk).update(education=9)

    sent = send(by=person, application=application)

    assert sent.sent["applicant"]["education"] == 9
    assert Entry.objects.filter(verb="admission.refresh").count() == 1


def test_a_confirmed_person_needs_no_identity_card(
    asked: Applicant,
    person: Account,
    clerk: Membership,
    resident: Resident,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    confirmed = confirm_link(by=clerk, applicant=asked, resident=resident)
    application = start_application(by=person, applicant=confirmed, intake=intake)
    rank_classes(by=person, application=application, ranking=classes[:1])

    assert send(by=person, application=application).sent["documents"] == []


def ready_on_paper(by: Membership, applicant: Applicant, intake: Intake, ranking: list[TrainingClass]) -> Application:
    """An application that the desk typed and sent."""
    application = start_application(by=by, applicant=applicant, intake=intake)
    rank_classes(by=by, application=application, ranking=ranking)
    return send(by=by, application=application)
