"""Applications that an office types for people without an account."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Account, Membership, Office
from lonto.regions.models import Region
from lonto.talent.admission.actions.applications import send
from lonto.talent.admission.actions.paper import PaperForm, write_paper
from lonto.talent.admission.choices import ApplicationState, Channel, LinkState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.village.residents.models import Resident
from tests.conftest import As
from tests.talent.admission.conftest import NIK, MakeApplicant, MakeClass

SEEN = ["identity_card"]


@pytest.fixture
def form(village: Region, resident: Resident, classes: list[TrainingClass]) -> PaperForm:
    """Rosalina's form, filled in at the office of her village."""
    return PaperForm(village, {"employment": "none"}, classes[:2], SEEN, resident)


@pytest.fixture
def loose_form(village: Region, classes: list[TrainingClass]) -> PaperForm:
    """A form of somebody who is not in the register."""
    answers: dict[str, object] = {
        "name": "Maria Jelita",
        "nik": "5315054808950002",
        "born_on": dt.date(1995, 8, 8),
        "sex": "P",
        "education": 5,
        "employment": "self",
    }
    return PaperForm(village, answers, classes[:1], SEEN)


def test_a_resident_is_taken_from_the_register(clerk: Membership, intake: Intake, form: PaperForm) -> None:
    sent = write_paper(by=clerk, intake=intake, form=form)

    person = Applicant.objects.get()
    assert (person.name, person.nik, person.education) == ("Rosalina Jehabut", NIK, 8)
    assert person.link_state == LinkState.CONFIRMED
    assert (sent.number, sent.channel, sent.typed_by) == ("DTS26-1-000001", Channel.PAPER, clerk)


def test_typing_the_same_person_again_changes_the_one_application(
    clerk: Membership, intake: Intake, form: PaperForm, classes: list[TrainingClass]
) -> None:
    first = write_paper(by=clerk, intake=intake, form=form)
    again = write_paper(
        by=clerk, intake=intake, form=PaperForm(form.village, form.answers, classes[2:], SEEN, form.resident)
    )

    assert (again.pk, again.number) == (first.pk, first.number)
    assert [choice["code"] for choice in again.sent["ranking"]] == ["TA-3"]


def test_a_person_outside_the_register_is_typed_whole(clerk: Membership, intake: Intake, loose_form: PaperForm) -> None:
    write_paper(by=clerk, intake=intake, form=loose_form)

    assert Applicant.objects.get().link_state == LinkState.NONE


def test_the_originals_must_have_been_seen(clerk: Membership, intake: Intake, loose_form: PaperForm) -> None:
    unseen = PaperForm(loose_form.village, loose_form.answers, loose_form.ranking, [])

    with pytest.raises(Refused) as refused:
        write_paper(by=clerk, intake=intake, form=unseen)
    assert refused.value.code == "documents"
    assert not Applicant.objects.exists(), "nothing of a refused form is kept"


def test_the_rules_are_those_of_the_web(
    clerk: Membership, intake: Intake, loose_form: PaperForm, make_class: MakeClass, young_academy: Academy
) -> None:
    young = make_class("FGA-1", academy=young_academy)
    form = PaperForm(loose_form.village, loose_form.answers, [young], ["identity_card", "diploma"])

    with pytest.raises(Refused) as refused:
        write_paper(by=clerk, intake=intake, form=form)
    assert refused.value.code == "not_eligible"
    assert "29" in str(refused.value.message)


def test_the_deadline_is_that_of_the_web(clerk: Membership, intake: Intake, form: PaperForm) -> None:
    with time_machine.travel(intake.closes_at, tick=False), pytest.raises(Refused) as refused:
        write_paper(by=clerk, intake=intake, form=form)
    assert refused.value.code == "closed"


def test_a_person_with_an_account_applies_alone(
    clerk: Membership, intake: Intake, form: PaperForm, applicant: Applicant
) -> None:
    with pytest.raises(Refused) as refused:
        write_paper(by=clerk, intake=intake, form=form)
    assert refused.value.code == "account"


def test_a_nik_of_somebody_else_is_refused(
    clerk: Membership, intake: Intake, loose_form: PaperForm, make_applicant: MakeApplicant
) -> None:
    make_applicant(None, nik="5315054808950002")

    with pytest.raises(Refused) as refused:
        write_paper(by=clerk, intake=intake, form=loose_form)
    assert refused.value.code == "nik_taken"


def test_a_clerk_types_only_for_the_own_village(
    stranger: Membership, intake: Intake, form: PaperForm, loose_form: PaperForm
) -> None:
    for foreign in (form, loose_form):
        with pytest.raises(NotAllowed):
            write_paper(by=stranger, intake=intake, form=foreign)


def test_other_roles_do_not_type(head: Membership, auditor: Membership, intake: Intake, form: PaperForm) -> None:
    for by in (head, auditor):
        with pytest.raises(NotAllowed):
            write_paper(by=by, intake=intake, form=form)


def test_a_programme_officer_types_for_any_village_of_the_regency(
    officer: Membership, intake: Intake, loose_form: PaperForm, other_village: Region
) -> None:
    form = PaperForm(other_village, loose_form.answers, loose_form.ranking, SEEN)

    assert write_paper(by=officer, intake=intake, form=form).applicant.region == other_village


def test_a_programme_officer_does_not_look_into_a_register(
    officer: Membership, intake: Intake, form: PaperForm
) -> None:
    with pytest.raises(NotAllowed):
        write_paper(by=officer, intake=intake, form=form)


def test_from_the_register_to_the_receipt_on_the_pages(
    as_: As, clerk: Membership, intake: Intake, resident: Resident, classes: list[TrainingClass]
) -> None:
    desk = as_(clerk)
    found = desk.get(reverse("admission:paper_find", args=[intake.pk]), {"q": "rosa"})
    address = f"{reverse('admission:paper_new', args=[intake.pk])}?resident={resident.pk}"
    assert address in found.content.decode()

    answer = desk.post(address, {"employment": "none", "choice_1": classes[0].pk, "choice_2": classes[1].pk})

    sent = Application.objects.get()
    assert answer["Location"] == reverse("admission:paper", args=[sent.pk])
    receipt = desk.get(answer["Location"]).content.decode()
    assert sent.number in receipt
    assert "Rosalina Jehabut" in desk.get(reverse("admission:papers")).content.decode()


def test_what_was_typed_comes_back_with_the_errors(
    as_: As, clerk: Membership, intake: Intake, classes: list[TrainingClass]
) -> None:
    answer = as_(clerk).post(
        reverse("admission:paper_new", args=[intake.pk]),
        {"name": "Maria Jelita", "choice_1": classes[0].pk, "choice_2": classes[0].pk},
    )

    assert answer.status_code == 200
    assert {"nik", "born_on", "sex", "choice_2"} <= answer.context["form"].errors.keys()
    assert answer.context["form"].data["name"] == "Maria Jelita"


def test_changing_begins_with_what_was_typed(
    as_: As, clerk: Membership, intake: Intake, form: PaperForm, classes: list[TrainingClass]
) -> None:
    sent = write_paper(by=clerk, intake=intake, form=form)
    desk = as_(clerk)
    page = desk.get(f"{reverse('admission:paper_new', args=[intake.pk])}?again={sent.pk}")

    assert page.context["form"].initial["choice_1"] == str(classes[0].pk)
    assert page.context["resident"] == form.resident


def test_an_application_on_paper_is_withdrawn_at_the_desk(
    as_: As, clerk: Membership, intake: Intake, form: PaperForm
) -> None:
    sent = write_paper(by=clerk, intake=intake, form=form)

    as_(clerk).post(reverse("admission:paper_withdraw", args=[sent.pk]))

    sent.refresh_from_db()
    assert sent.state == ApplicationState.WITHDRAWN


@pytest.mark.parametrize("name", ["paper", "paper_copy", "paper_withdraw"])
def test_somebody_elses_application_is_not_there(
    as_: As, clerk: Membership, stranger: Membership, intake: Intake, form: PaperForm, name: str
) -> None:
    sent = write_paper(by=clerk, intake=intake, form=form)
    url = reverse(f"admission:{name}", args=[sent.pk])

    assert as_(stranger).get(url).status_code == 404
    assert as_(stranger).post(url).status_code in (404, 405)


def test_a_web_application_is_not_at_the_desk(
    as_: As, clerk: Membership, application: Application, person: Account
) -> None:
    send(by=person, application=application)

    assert as_(clerk).get(reverse("admission:paper", args=[application.pk])).status_code == 404


def test_a_resident_of_another_village_does_not_fill_a_form(
    as_: As, stranger: Membership, intake: Intake, resident: Resident, classes: list[TrainingClass]
) -> None:
    url = f"{reverse('admission:paper_new', args=[intake.pk])}?resident={resident.pk}"

    assert as_(stranger).get(url).status_code == 404


def test_a_closed_intake_has_no_form(
    as_: As, clerk: Membership, intake: Intake, as_person: Callable[[Account], Client]
) -> None:
    Intake.objects.filter(pk=intake.pk).update(closes_at=intake.opens_at + (intake.closes_at - intake.opens_at) / 4)

    assert as_(clerk).get(reverse("admission:paper_new", args=[intake.pk])).status_code == 404


def test_an_officer_of_a_regency_that_takes_part_sees_its_own_people(
    officer: Membership, intake: Intake, loose_form: PaperForm, as_: As, agency: Office
) -> None:
    from lonto.accounts.choices import OfficeKind, Role
    from tests.conftest import make_member

    sent = write_paper(by=officer, intake=intake, form=loose_form)
    Intake.objects.filter(pk=intake.pk).update(regencies=["53.15", "53.10"])
    neighbour = Region.objects.get(pk="53.10")
    guest_office = Office.objects.create(kind=OfficeKind.AGENCY, region=neighbour, name="Dinas Kominfo Manggarai")
    guest = make_member(guest_office, Role.PROGRAMME_OFFICER, "program.manggarai", "Hendrikus")

    assert as_(guest).get(reverse("admission:paper", args=[sent.pk])).status_code == 404
    assert as_(officer).get(reverse("admission:paper", args=[sent.pk])).status_code == 200
