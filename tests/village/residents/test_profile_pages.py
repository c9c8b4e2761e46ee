from typing import Any

import pytest
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.journal.models import Entry, LookedAt
from lonto.regions.models import Region
from lonto.village.residents.actions.imports import prepare_import
from lonto.village.residents.models import Resident
from tests.conftest import As
from tests.village.residents.files import a_book, a_person, take


def test_the_profile_tells_what_is_known_and_what_is_not(clerk: Membership, maria: Resident, as_: As) -> None:
    page = as_(clerk).get(maria.get_absolute_url()).content.decode()
    for known in ("Paulina Jelita", "531505******9901", "531505******9115", "WAE NAHI", "Labuan Bajo"):
        assert known in page
    assert "5315054708929901" not in page


def test_opening_a_profile_is_a_look(clerk: Membership, maria: Resident, as_: As) -> None:
    as_(clerk).get(maria.get_absolute_url())
    look = LookedAt.objects.get()
    assert (look.row, look.what) == (str(maria.pk), "profile")
    assert (look.entry.stream_id, look.entry.account) == (maria.village_id, clerk.account)


def test_the_numbers_in_full_are_a_look_of_their_own(clerk: Membership, maria: Resident, as_: As) -> None:
    page = as_(clerk).post(reverse("residents:numbers", args=[maria.pk])).content.decode()
    assert "5315 0547 0892 9901" in page
    assert "5315 0501 0214 9115" in page
    assert LookedAt.objects.get().what == "numbers"


def test_the_numbers_in_full_are_not_shown_without_the_button(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).get(reverse("residents:numbers", args=[maria.pk]))
    assert response["Location"] == maria.get_absolute_url()
    assert not LookedAt.objects.exists()


def test_the_profile_says_since_when_a_changed_fact_is_known(
    clerk: Membership, village: Region, maria: Resident, as_: As
) -> None:
    take(village, {"nik": maria.nik, "nama": "Paulina Jelita", "rt": "7"})
    response = as_(clerk).get(maria.get_absolute_url())
    steps = response.context["steps"]
    assert [step.fields & {"rt"} for step in steps] == [{"rt"}, {"rt"}]
    assert [(old, new) for label, old, new in steps[0].changes] == [("001", "007")]
    facts = {fact.label: fact for _title, known, _unknown in response.context["groups"] for fact in known}
    assert facts["RT"].note
    assert not facts["RW"].note


def test_a_district_officer_reads_a_profile_and_the_look_is_written_in_the_village(
    district_officer: Membership, maria: Resident, as_: As
) -> None:
    assert as_(district_officer).get(maria.get_absolute_url()).status_code == 200
    entry = Entry.objects.get(verb="residents.look_profile")
    assert (entry.stream_id, entry.role) == (maria.village_id, "district_officer")


@pytest.mark.parametrize("name", ["profile", "numbers", "correct", "move"])
def test_the_profile_of_another_village_is_not_found(stranger: Membership, maria: Resident, as_: As, name: str) -> None:
    address = reverse(f"residents:{name}", args=[maria.pk])
    assert as_(stranger).get(address).status_code == 404
    assert as_(stranger).post(address).status_code in {404, 405}
    assert not LookedAt.objects.exists()


def test_who_may_only_read_sees_no_button_to_write(hamlet_head: Membership, maria: Resident, as_: As) -> None:
    page = as_(hamlet_head).get(maria.get_absolute_url()).content.decode()
    assert reverse("residents:correct", args=[maria.pk]) not in page


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "=cmd|x"])
def test_a_name_stays_text_on_every_page(clerk: Membership, village: Region, as_: As, name: str) -> None:
    take(village, a_person(nama=name, kk_level="4"))
    resident = Resident.objects.get()
    run = prepare_import(by=clerk, file=a_book(a_person(nama=name, rt="2", agama_id=name)), name=f"{name}.xlsx")
    client = as_(clerk)
    pages: list[Any] = [
        "/residents/",
        resident.get_absolute_url(),
        reverse("residents:family", args=[resident.family_id]),
        reverse("residents:correct", args=[resident.pk]),
        run.get_absolute_url(),
        reverse("residents:import_rows", args=[run.pk]),
        reverse("residents:imports"),
    ]
    for address in pages:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "{{ 7|add:7 }}" in page or "{{" not in name, address


def test_the_family_page_lists_everybody_the_head_first(clerk: Membership, maria: Resident, as_: As) -> None:
    take(maria.village, a_person(nik="5315054708189902", nama="Ana Jelita", kk_level="4"))
    response = as_(clerk).get(reverse("residents:family", args=[maria.family_id]))
    assert [member["person"].name for member in response.context["members"]] == ["Paulina Jelita", "Ana Jelita"]
    assert Entry.objects.filter(verb="residents.look_family").count() == 1
