import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.regions.models import Region
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import search_from_start
from tests.conftest import As
from tests.village.residents.files import a_person, take

LIST = "/residents/"
FIND = "/residents/find/"
HTMX = {"HX-Request": "true"}


def people(village: Region, count: int) -> None:
    take(
        village,
        *(
            a_person(nik=f"53150547089{n:02}901", nama=f"Ana {n:02}", kk_level="1" if n == 0 else "4")
            for n in range(count)
        ),
    )


def test_the_list_shows_names_and_masked_numbers(clerk: Membership, maria: Resident, as_: As) -> None:
    page = as_(clerk).get(LIST).content.decode()
    assert "Paulina Jelita" in page
    assert "531505******9901" in page
    assert "5315054708929901" not in page


def test_a_few_letters_find_a_resident(clerk: Membership, village: Region, as_: As) -> None:
    take(village, a_person(nama="D'ORNAY MARIA"))
    client = as_(clerk)
    assert "ORNAY" in client.get(LIST, {"q": "d’orn"}).content.decode()
    assert "ORNAY" not in client.get(LIST, {"q": "xyz"}).content.decode()


def test_a_nik_leads_to_the_profile_without_standing_in_an_address(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).post(FIND, {"q": " 5315 0547.0892 9901 "})
    assert response["Location"] == maria.get_absolute_url()


def test_with_htmx_a_nik_leads_to_the_profile_too(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).post(FIND, {"q": maria.nik}, headers=HTMX)
    assert response["HX-Redirect"] == maria.get_absolute_url()


def test_a_family_is_found_by_its_card_without_an_address_that_holds_it(
    clerk: Membership, maria: Resident, as_: As
) -> None:
    response = as_(clerk).post(reverse("residents:find_family"), {"q": "5315 0501 0214 9115"})
    assert response["Location"] == reverse("residents:family", args=[maria.family_id])
    response = as_(clerk).post(reverse("residents:find_family"), {"q": "5315050102149116"})
    assert "5315050102149116" not in response["Location"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_nik_that_nobody_has_is_not_repeated_in_the_address(
    clerk: Membership, as_: As, headers: dict[str, str]
) -> None:
    response = as_(clerk).post(FIND, {"q": "5315054708929902"}, headers=headers)
    assert "5315054708929902" not in str(response.headers)
    assert "5315054708929902" not in response.content.decode()


def test_a_name_may_stand_in_the_address(clerk: Membership, maria: Resident, as_: As) -> None:
    assert as_(clerk).post(FIND, {"q": "pau", "sex": "2"})["Location"] == "/residents/?q=pau&sex=2"
    response = as_(clerk).post(FIND, {"q": "pau"}, headers=HTMX)
    assert response["HX-Replace-Url"] == "/residents/?q=pau"
    assert "Paulina Jelita" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_nobody_finds_the_nik_of_another_village(stranger: Membership, maria: Resident, as_: As) -> None:
    assert as_(stranger).post(FIND, {"q": maria.nik})["Location"] == "/residents/?q=5315%E2%80%A6"


def test_who_left_is_not_in_the_list_but_still_known(clerk: Membership, village: Region, as_: As) -> None:
    take(village, a_person(status_dasar="2"))
    client = as_(clerk)
    assert "Paulina Jelita" not in client.get(LIST).content.decode()
    assert "Paulina Jelita" in client.get(reverse("residents:left")).content.decode()


def test_the_regency_finds_names_from_their_beginning(administrator: Membership, maria: Resident, as_: As) -> None:
    client = as_(administrator)
    assert "Paulina Jelita" in client.get(LIST, {"q": "pau"}).content.decode()
    assert "Paulina Jelita" not in client.get(LIST, {"q": "jel"}).content.decode()


def test_the_regency_finds_parts_of_names_in_a_village(administrator: Membership, maria: Resident, as_: As) -> None:
    page = as_(administrator).get(LIST, {"q": "jel", "village": maria.village_id}).content.decode()
    assert "Paulina Jelita" in page


def test_a_look_from_above_is_written_in_the_journal(district_officer: Membership, maria: Resident, as_: As) -> None:
    as_(district_officer).get(LIST)
    entry = Entry.objects.get(verb="residents.look_list")
    assert (entry.stream_id, entry.account) == ("53.15", district_officer.account)


def test_the_list_asks_the_database_as_often_for_20_rows_as_for_10(clerk: Membership, village: Region, as_: As) -> None:
    client = as_(clerk)
    client.get(LIST)
    asked = []
    for count in (10, 20):
        Resident.objects.all().delete()
        people(village, count)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


@pytest.mark.parametrize("words", ["zzz", "\U0010ffff", "%", "_", "'", "(", "   x"])
def test_no_search_breaks_the_list(clerk: Membership, administrator: Membership, as_: As, words: str) -> None:
    assert as_(clerk).get(LIST, {"q": words}).status_code == 200
    assert as_(administrator).get(LIST, {"q": words}).status_code == 200


def test_the_beginning_of_a_name_is_a_range_of_an_index(maria: Resident) -> None:
    assert search_from_start(Resident.objects.all(), "Pau").get() == maria
    assert not search_from_start(Resident.objects.all(), "aul").exists()


def test_a_downloaded_list_holds_no_full_numbers(clerk: Membership, maria: Resident, as_: As) -> None:
    response = as_(clerk).get(LIST, {"format": "csv"})
    content = b"".join(response).decode()
    assert "531505******9901" in content
    assert maria.nik is not None
    assert maria.nik not in content
    assert Entry.objects.filter(verb="residents.look_export").exists()
