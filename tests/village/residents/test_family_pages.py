import pytest
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.village.residents.models import Family, Resident
from lonto.village.residents.navigation import waiting
from tests.conftest import As
from tests.village.residents.files import a_person, take

OTHER_KK = "5315050102149116"


@pytest.fixture
def loose(maria: Resident) -> Resident:
    """A child of nobody's family, whose mother is named."""
    row = a_person(no_kk="0", nik="5315054708189902", nama="Ana Jelita", kk_level="4", tanggallahir="2018-08-07")
    take(maria.village, {**row, "nama_ibu": maria.name})
    return Resident.objects.get(name="Ana Jelita")


def test_who_has_no_family_waits_on_the_office_home(clerk: Membership, loose: Resident) -> None:
    assert [(str(work.url), work.count) for work in waiting(clerk) if work.count] == [("/residents/to-assign/", 1)]


def test_who_has_no_family_is_listed_with_the_way_to_choose_one(clerk: Membership, loose: Resident, as_: As) -> None:
    page = as_(clerk).get(reverse("residents:to_assign")).content.decode()
    assert reverse("residents:move", args=[loose.pk]) in page


def test_the_family_of_a_parent_is_offered(clerk: Membership, loose: Resident, maria: Resident, as_: As) -> None:
    response = as_(clerk).get(reverse("residents:move", args=[loose.pk]))
    assert [family.pk for family in response.context["likely"]] == [maria.family_id]


def test_one_button_joins_the_family_that_is_offered(
    clerk: Membership, loose: Resident, maria: Resident, as_: As
) -> None:
    as_(clerk).post(reverse("residents:move", args=[loose.pk]), {"role": "4", "family": str(maria.family_id)})
    loose.refresh_from_db()
    assert loose.family_id == maria.family_id
    assert Entry.objects.filter(verb="residents.move_to_family").count() == 1
    assert list(differences(maria.village)) == []


def test_a_card_number_leads_to_its_family(clerk: Membership, loose: Resident, maria: Resident, as_: As) -> None:
    as_(clerk).post(reverse("residents:move", args=[loose.pk]), {"role": "4", "kk": "5315.0501.0214.9115"})
    loose.refresh_from_db()
    assert loose.family_id == maria.family_id


def test_a_new_card_number_begins_a_family_and_the_empty_one_closes(
    clerk: Membership, maria: Resident, as_: As
) -> None:
    left = Family.objects.get()
    as_(clerk).post(reverse("residents:move", args=[maria.pk]), {"role": "1", "kk": OTHER_KK})
    maria.refresh_from_db()
    assert maria.family is not None
    assert (maria.family.kk, maria.family.is_open) == (OTHER_KK, True)
    left.refresh_from_db()
    assert not left.is_open
    assert list(differences(maria.village)) == []


def test_without_a_card_number_a_provisional_family_begins(clerk: Membership, loose: Resident, as_: As) -> None:
    as_(clerk).post(reverse("residents:move", args=[loose.pk]), {"role": "1", "kk": ""})
    loose.refresh_from_db()
    assert loose.family is not None
    assert loose.family.kk is None


@pytest.mark.parametrize("kk", ["5315", "9999990102149115", "5315050102140000"])
def test_a_card_number_that_cannot_be_one_is_refused(clerk: Membership, maria: Resident, as_: As, kk: str) -> None:
    response = as_(clerk).post(reverse("residents:move", args=[maria.pk]), {"role": "1", "kk": kk})
    assert "kk" in response.context["form"].errors


def test_a_card_of_another_village_is_refused(
    clerk: Membership, maria: Resident, other_village: Region, as_: As
) -> None:
    take(other_village, a_person(nik="5315054808999902", no_kk=OTHER_KK))
    response = as_(clerk).post(reverse("residents:move", args=[maria.pk]), {"role": "1", "kk": OTHER_KK})
    assert "kk" in response.context["form"].errors


def test_a_family_gets_its_card(clerk: Membership, village: Region, as_: As) -> None:
    take(village, a_person(no_kk="0"))
    family = Family.objects.get()
    as_(clerk).post(reverse("residents:card", args=[family.pk]), {"kk": OTHER_KK})
    family.refresh_from_db()
    assert family.kk == OTHER_KK
    assert list(differences(village)) == []


def test_the_card_of_another_family_is_refused(clerk: Membership, maria: Resident, as_: As) -> None:
    take(maria.village, a_person(nik="5315054808999902", nama="Ana Sena", no_kk=OTHER_KK))
    response = as_(clerk).post(reverse("residents:card", args=[maria.family_id]), {"kk": OTHER_KK})
    assert "kk" in response.context["form"].errors


def test_families_without_one_head_are_found_by_a_filter(clerk: Membership, maria: Resident, as_: As) -> None:
    row = a_person(nik="5315054808999902", nama="Ana Sena", no_kk=OTHER_KK, kk_level="4")
    take(maria.village, row)
    page = as_(clerk).get(reverse("residents:families"), {"head": "none"}).content.decode()
    assert "Ana Sena" in page
    assert "Paulina Jelita" not in page
