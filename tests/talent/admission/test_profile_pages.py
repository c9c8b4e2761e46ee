"""The pages of a profile: one question at a time, each answer saved, what is known not asked."""

import pytest
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Account, Membership
from lonto.talent.admission.actions.links import ask_link, confirm_link
from lonto.talent.admission.models import Applicant
from lonto.talent.training.models import Intake
from lonto.village.residents.models import Resident
from tests.talent.admission.conftest import NIK, AsPerson
from tests.talent.admission.pages import page_of


def test_a_person_without_profile_begins_with_the_village(browser: Client, intake: Intake) -> None:
    answer = browser.get(reverse("admission:profile"))
    assert answer["Location"] == reverse("admission:village")

    answer = browser.post(reverse("admission:village"), {"village": "53.15.05.2008"})

    assert answer["Location"] == reverse("admission:question", args=["name"])
    assert Applicant.objects.get().region_id == "53.15.05.2008"


def test_a_region_that_is_no_village_of_those_that_take_part_is_refused(browser: Client, intake: Intake) -> None:
    for code in ("53.15", "53.15.05", "31.71.01.1001", "x"):
        assert browser.post(reverse("admission:village"), {"village": code}).status_code == 200
    assert not Applicant.objects.exists()


def test_answers_are_saved_one_by_one_and_lead_to_the_next_open_question(browser: Client, intake: Intake) -> None:
    browser.post(reverse("admission:village"), {"village": "53.15.05.2008"})
    given: list[tuple[str, dict[str, str], str]] = [
        ("name", {"name": "  Rosalina   Jehabut "}, "birth"),
        ("birth", {"born_on": "1/7/1999"}, "nik"),
        ("nik", {"nik": "5315.0541.0799-0001"}, "sex"),
        ("sex", {"sex": "P"}, "citizenship"),
        ("citizenship", {"citizenship": "1"}, "education"),
        ("education", {"education": "8", "is_final_year": "on"}, "employment"),
        ("employment", {"employment": "none"}, "occupation"),
        ("occupation", {"occupation": "1"}, "institution"),
        ("institution", {"institution": ""}, "disability"),
        ("disability", {"disability": "7"}, "address"),
        ("address", {"address": "RT 1"}, ""),
    ]
    for key, data, following in given:
        answer = browser.post(reverse("admission:question", args=[key]), data)
        wanted = reverse("admission:question", args=[following]) if following else reverse("admission:profile")
        assert answer["Location"] == wanted, key

    saved = Applicant.objects.get()
    assert (saved.name, saved.nik, saved.is_final_year) == ("Rosalina Jehabut", NIK, True)
    assert saved.account is not None
    assert saved.account.name == "Rosalina Jehabut"


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("name", {"name": "R0salina"}),
        ("name", {"name": "..."}),
        ("birth", {"born_on": "31-02-1999"}),
        ("birth", {"born_on": "01-07-2199"}),
        ("birth", {"born_on": "01-07-1799"}),
        ("nik", {"nik": "5315054107990000"}),
        ("nik", {"nik": "9915054107990001"}),
        ("nik", {"nik": "531505410799"}),
        ("nik", {"nik": "5315059907990001"}),
        ("sex", {"sex": "X"}),
        ("education", {"education": "99"}),
        ("contact", {"phone": "", "email": ""}),
        ("contact", {"phone": "abc", "email": ""}),
    ],
)
def test_a_wrong_answer_is_asked_again_with_what_was_typed(
    browser: Client, applicant: Applicant, intake: Intake, key: str, data: dict[str, str]
) -> None:
    before = Applicant.objects.values().get()

    answer = browser.post(reverse("admission:question", args=[key]), data)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert answer.context["form"].data[next(iter(data))] == next(iter(data.values()))
    assert Applicant.objects.values().get() == before


def test_a_nik_of_somebody_else_is_said_beside_the_field_without_a_name(
    browser: Client, applicant: Applicant, as_person: AsPerson, intake: Intake
) -> None:
    other = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    second = as_person(other)
    second.post(reverse("admission:village"), {"village": "53.15.05.2008"})

    answer = second.post(reverse("admission:question", args=["nik"]), {"nik": NIK})

    assert answer.status_code == 200
    assert answer.context["form"].errors["nik"]
    assert "Rosalina" not in answer.content.decode()


def test_what_the_register_knows_is_shown_with_its_source_and_not_asked(
    browser: Client, applicant: Applicant, person: Account, clerk: Membership, resident: Resident, intake: Intake
) -> None:
    ask_link(by=person, applicant=applicant)
    confirm_link(by=clerk, applicant=applicant, resident=resident)

    assert browser.get(reverse("admission:question", args=["birth"])).status_code == 404
    assert browser.get(reverse("admission:question", args=["employment"])).status_code == 200
    assert "Macang Tanggar" in page_of(browser, "profile")


def test_asking_the_village_from_the_page(browser: Client, applicant: Applicant, intake: Intake) -> None:
    browser.post(reverse("admission:register_link"))
    applicant.refresh_from_db()
    assert applicant.link_state == "asked"

    browser.post(reverse("admission:register_link_end"))
    applicant.refresh_from_db()
    assert applicant.link_state == "none"
