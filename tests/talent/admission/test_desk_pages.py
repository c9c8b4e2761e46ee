"""The village's desk: who waits, who it may be, and the word that counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership
from lonto.journal.models import Entry
from lonto.talent.admission.actions.links import ask_link
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant
from lonto.village.residents.models import Resident
from lonto.web.navigation import waiting_for
from tests.conftest import As, make_member
from tests.talent.admission.conftest import MakeApplicant


@pytest.fixture
def asked(applicant: Applicant, person: Account) -> Applicant:
    return ask_link(by=person, applicant=applicant)


def test_who_waits_stands_on_the_home_page_of_the_own_village_alone(
    asked: Applicant, clerk: Membership, stranger: Membership
) -> None:
    url = f"{reverse('admission:links')}?state=asked"

    assert [work.count for work in waiting_for(clerk) if work.url == url] == [1]
    assert not [work for work in waiting_for(stranger) if work.url == url]


def test_the_page_shows_the_resident_beside_the_person_and_records_the_look(
    asked: Applicant, clerk: Membership, resident: Resident, as_: As
) -> None:
    page = as_(clerk).get(reverse("admission:link", args=[asked.pk]))

    (candidate,) = page.context["candidates"]
    assert (candidate.resident, candidate.agreeing) == (resident, 3)
    assert str(resident.nik) not in page.content.decode(), "numbers are compared masked"
    assert Entry.objects.get(verb="admission.look").looks.get().row == str(resident.pk)


def test_what_somebody_did_not_say_is_neither_same_nor_different(
    person: Account, make_applicant: MakeApplicant, clerk: Membership, resident: Resident, as_: As
) -> None:
    asked = ask_link(by=person, applicant=make_applicant(person, nik=None, sex=""))

    (candidate,) = as_(clerk).get(reverse("admission:link", args=[asked.pk])).context["candidates"]

    assert [verdict for *_rest, verdict in candidate.rows] == [True, True, None, None, None]


def test_a_resident_with_the_same_nik_alone_cannot_be_chosen(
    person: Account, make_applicant: MakeApplicant, clerk: Membership, resident: Resident, as_: As
) -> None:
    asked = ask_link(by=person, applicant=make_applicant(person, name="Orang Lain", born_on="1980-01-01"))
    desk = as_(clerk)

    (candidate,) = desk.get(reverse("admission:link", args=[asked.pk])).context["candidates"]
    desk.post(reverse("admission:link_confirm", args=[asked.pk]), {"resident": resident.pk})

    assert not candidate.can_be_confirmed
    asked.refresh_from_db()
    assert asked.link_state == LinkState.ASKED


def test_the_clerk_looks_for_another_resident(asked: Applicant, clerk: Membership, resident: Resident, as_: As) -> None:
    other = Resident.objects.create(village=resident.village, name="Maria Jelita", folded="maria jelita", sex=2)

    page = as_(clerk).get(reverse("admission:link", args=[asked.pk]), {"q": "maria"})

    assert [one.resident for one in page.context["candidates"]] == [other]


def test_confirming_on_the_page(asked: Applicant, clerk: Membership, resident: Resident, as_: As) -> None:
    as_(clerk).post(reverse("admission:link_confirm", args=[asked.pk]), {"resident": resident.pk})

    asked.refresh_from_db()
    assert (asked.link_state, asked.resident) == (LinkState.CONFIRMED, resident)


@pytest.mark.parametrize("key", ["", "x", "01a210a7-66d6-7063-8985-28c8a6b315a3"])
def test_a_resident_who_is_not_there_is_not_found(asked: Applicant, clerk: Membership, as_: As, key: str) -> None:
    answer = as_(clerk).post(reverse("admission:link_confirm", args=[asked.pk]), {"resident": key})

    assert answer.status_code == 404


def test_refusing_needs_a_reason(asked: Applicant, clerk: Membership, as_: As) -> None:
    page = reverse("admission:link_refuse", args=[asked.pk])
    assert as_(clerk).post(page, {"reason": ""}).status_code == 200
    asked.refresh_from_db()
    assert asked.link_state == LinkState.ASKED

    as_(clerk).post(page, {"reason": "Bawa kartu keluarga."})
    asked.refresh_from_db()
    assert (asked.link_state, asked.link_reason) == (LinkState.REFUSED, "Bawa kartu keluarga.")


def test_a_clerk_sees_that_somebody_else_must_decide_about_them(
    clerk: Membership, make_applicant: MakeApplicant, as_: As
) -> None:
    own = make_member(clerk.office, Role.SECRETARY, "sekdes.2", "Rosalina Jehabut")
    asked = ask_link(by=own.account, applicant=make_applicant(own.account))

    assert as_(own).get(reverse("admission:link", args=[asked.pk])).context["is_own"]


def test_the_list_of_people_asks_the_database_a_constant_number_of_times(
    clerk: Membership, make_applicant: MakeApplicant, as_: As
) -> None:
    counts = []
    for start in (0, 10):
        for number in range(start, start + 10):
            make_applicant(None, nik=f"53150541079901{number:02}", link_state=LinkState.ASKED)
        with CaptureQueriesContext(connection) as asked:
            as_(clerk).get(reverse("admission:links"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
