"""Entering and correcting by hand: the rules of an import, answers to check, one entry in the journal."""

from typing import Any

import pytest
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.village.residents.models import Family, FormerNumber, Hamlet, Resident
from tests.conftest import As
from tests.village.residents.files import a_person, take

NEW = "/residents/new/"
ANSWERS = {
    "name": "Ana Sena",
    "nik": "5315 0548 0899 9902",
    "sex": "2",
    "born_on": "8 Agustus 1999",
    "hamlet": "wae  nahi",
    "rt": "1",
    "family_role": "4",
    "kk": "5315050102149115",
}


def _correction(resident: Resident, **changed: Any) -> dict[str, Any]:
    """What the form of a resident holds, with some answers changed."""
    answers = {
        "name": resident.name,
        "nik": resident.nik or "",
        "sex": resident.sex,
        "birth_place": resident.birth_place,
        "born_on": resident.born_on,
        "hamlet": "WAE NAHI",
        "rw": resident.rw,
        "rt": resident.rt,
        "family_role": resident.family_role,
        "status": resident.status,
    }
    return {name: "" if value is None else value for name, value in {**answers, **changed}.items()}


def test_answers_are_shown_once_more_before_anything_is_saved(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).post(NEW, ANSWERS)
    changes = {label: new for label, _old, new in response.context["changes"]}
    assert changes["RT"] == "001"
    assert not Resident.objects.filter(name="Ana Sena").exists()


def test_checked_answers_become_a_resident(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).post(NEW, {**ANSWERS, "checked": "1"})
    resident = Resident.objects.get(name="Ana Sena")
    assert response["Location"] == resident.get_absolute_url()
    assert (resident.nik, resident.rt, resident.family) == ("5315054808999902", "001", maria.family)
    assert Hamlet.objects.count() == 1
    assert Entry.objects.get(verb="residents.create").account == clerk.account
    assert list(differences(clerk.village)) == []


def test_going_back_keeps_what_was_typed(clerk: Membership, as_: As) -> None:
    response = as_(clerk).post(NEW, {**ANSWERS, "back": "1"})
    assert response.context["form"]["name"].value() == "Ana Sena"
    assert not Resident.objects.exists()


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("name", ""),
        ("nik", "5315"),
        ("nik", "9999994808999902"),
        ("nik", "0531505200800001"),
        ("born_on", "31-02-1990"),
        ("born_on", "01-01-2199"),
        ("lat", "north"),
    ],
)
def test_a_mistake_stands_beside_its_field(clerk: Membership, as_: As, field: str, answer: str) -> None:
    response = as_(clerk).post(NEW, {**ANSWERS, field: answer, "checked": "1"})
    assert field in response.context["form"].errors
    assert not Resident.objects.exists()


def test_a_person_who_is_in_the_register_is_shown_and_not_entered_twice(
    clerk: Membership, maria: Resident, as_: As
) -> None:
    response = as_(clerk).post(NEW, {**ANSWERS, "nik": maria.nik, "checked": "1"})
    assert response.context["alike"]["resident"] == str(maria.pk)
    assert Resident.objects.count() == 1


def test_somebody_alike_without_a_nik_may_be_another_person(clerk: Membership, village: Region, as_: As) -> None:
    take(village, a_person(nik="0", nama="Ana Sena", tanggallahir="1999-08-08", nama_ibu="Veronika"))
    answers = {**ANSWERS, "mother_name": "Veronika", "checked": "1"}
    client = as_(clerk)
    assert client.post(NEW, answers).context["alike"]["is_certain"] is False
    client.post(NEW, {**answers, "is_another": "1"})
    assert Resident.objects.filter(name="Ana Sena").count() == 2


def test_a_nik_of_another_village_is_refused(clerk: Membership, other_village: Region, as_: As) -> None:
    take(other_village, a_person(nik="5315054808999902"))
    response = as_(clerk).post(NEW, {**ANSWERS, "checked": "1"})
    assert "nik" in response.context["form"].errors


def test_a_warning_is_shown_and_does_not_stop(clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    warnings = client.post(NEW, {**ANSWERS, "sex": "1"}).context["warnings"]
    assert [words for words in warnings if "NIK" in words.what]
    client.post(NEW, {**ANSWERS, "sex": "1", "checked": "1"})
    assert Resident.objects.get().sex == 1


def test_a_correction_is_shown_field_by_field_and_saved(clerk: Membership, maria: Resident, as_: As) -> None:
    address = reverse("residents:correct", args=[maria.pk])
    client = as_(clerk)
    shown = client.post(address, _correction(maria, rt="2", religion="3")).context["changes"]
    assert {(old, new) for _label, old, new in shown} == {("001", "002"), (None, "Katolik")}
    client.post(address, {**_correction(maria, rt="2", religion="3"), "checked": "1"})
    maria.refresh_from_db()
    assert (maria.rt, maria.religion) == ("002", 3)
    assert Entry.objects.get(verb="residents.correct").note == {"fields": ["religion", "rt"]}


def test_an_emptied_answer_empties_the_register(clerk: Membership, maria: Resident, as_: As) -> None:
    answers = {**_correction(maria, birth_place="", nik="", sex="", hamlet=""), "checked": "1"}
    as_(clerk).post(reverse("residents:correct", args=[maria.pk]), answers)
    maria.refresh_from_db()
    assert (maria.birth_place, maria.nik, maria.sex, maria.hamlet) == ("", None, None, None)
    assert maria.family is not None


def test_nothing_is_recorded_where_nothing_differs(clerk: Membership, maria: Resident, as_: As) -> None:
    as_(clerk).post(reverse("residents:correct", args=[maria.pk]), {**_correction(maria), "checked": "1"})
    assert not Entry.objects.filter(verb="residents.correct").exists()


def test_a_corrected_name_is_found_at_once(clerk: Membership, maria: Resident, as_: As) -> None:
    as_(clerk).post(reverse("residents:correct", args=[maria.pk]), {**_correction(maria, name="Ëla"), "checked": "1"})
    maria.refresh_from_db()
    assert (maria.name, maria.folded) == ("Ëla", "ela")


def test_the_nik_of_a_neighbour_is_refused(clerk: Membership, maria: Resident, as_: As) -> None:
    take(maria.village, a_person(nik="5315054808999902", nama="Ana Sena", kk_level="4"))
    answers = {**_correction(maria, nik="5315054808999902"), "checked": "1"}
    response = as_(clerk).post(reverse("residents:correct", args=[maria.pk]), answers)
    assert "nik" in response.context["form"].errors


def test_who_died_no_longer_counts_and_the_family_closes(clerk: Membership, maria: Resident, as_: As) -> None:
    as_(clerk).post(reverse("residents:correct", args=[maria.pk]), {**_correction(maria, status="2"), "checked": "1"})
    maria.refresh_from_db()
    assert not maria.is_living
    assert not Family.objects.get().is_open
    assert list(differences(maria.village)) == []


def test_a_real_nik_by_hand_keeps_the_number_of_the_other_program(clerk: Membership, village: Region, as_: As) -> None:
    take(village, a_person(nik="0531505200800001"))
    resident = Resident.objects.get()
    answers = {**_correction(resident, nik="5315054708929901"), "checked": "1"}
    as_(clerk).post(reverse("residents:correct", args=[resident.pk]), answers)
    resident.refresh_from_db()
    assert resident.nik == "5315054708929901"
    assert FormerNumber.objects.get().resident == resident


def test_a_form_that_shows_a_nik_in_full_is_a_look(clerk: Membership, maria: Resident, as_: As) -> None:
    as_(clerk).get(reverse("residents:correct", args=[maria.pk]))
    assert Entry.objects.filter(verb="residents.look_numbers").count() == 1
