"""Opening the offices of a regency, and what an office says about itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.actions import OfficeDetails, create_office, open_regency, update_office
from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.models import Entry
from lonto.regions.models import Region
from tests.conftest import As
from tests.web.reading import rows_of, text_of


def test_opening_a_regency_gives_each_district_and_village_its_office(pilot: Region) -> None:
    offices = open_regency(by=None, regency=pilot)

    assert len(offices) == 12 + 169
    assert Office.objects.get(region="53.15.05.2008").name == "Kantor Desa Macang Tanggar"
    assert Office.objects.get(region="53.15.05.1025").name == "Kantor Lurah Labuan Bajo"
    assert Office.objects.get(region="53.15.05").name == "Kantor Camat Komodo"
    assert Entry.objects.get().changes.count() == 181


def test_opening_it_again_changes_nothing(pilot: Region, office: Office) -> None:
    open_regency(by=None, regency=pilot)

    assert open_regency(by=None, regency=pilot) == []
    assert Entry.objects.count() == 1
    assert Office.objects.filter(region="53.15.05.2008").count() == 1


def test_only_the_house_itself_opens_a_regency(pilot: Region, administrator: Membership) -> None:
    with pytest.raises(NotAllowed):
        open_regency(by=administrator, regency=pilot)


def test_the_administrator_opens_an_office_and_a_head_does_not(administrator: Membership, head: Membership) -> None:
    region = Region.objects.get(pk="53.15.05.2001")

    with pytest.raises(NotAllowed):
        create_office(by=head, region=region, kind=OfficeKind.VILLAGE, details=OfficeDetails("Kantor Desa Komodo"))

    assert create_office(
        by=administrator, region=region, kind=OfficeKind.VILLAGE, details=OfficeDetails("Kantor Desa Komodo")
    )


def test_a_head_changes_the_letterhead_of_the_own_office(head: Membership, as_: As) -> None:
    answers = {"name": "Kantor Desa Macang Tanggar", "address": "Jalan Baru 1", "time_zone": "Asia/Makassar"}

    as_(head).post(reverse("accounts:office_edit", args=[head.office_id]), answers)

    head.office.refresh_from_db()
    assert head.office.address == "Jalan Baru 1"
    assert Entry.objects.get().verb == "accounts.update_office"


def test_a_head_does_not_change_another_office(head: Membership, stranger: Membership) -> None:
    with pytest.raises(NotAllowed):
        update_office(by=head, office=stranger.office, details=OfficeDetails("Kantor Saya"))


def test_a_district_officer_sees_the_offices_of_the_district_only(
    district_officer: Membership, office: Office, agency: Office, as_: As
) -> None:
    names = [row[0] for row in rows_of(as_(district_officer).get(reverse("accounts:offices")))]

    assert names == ["Kantor Camat Komodo", "Kantor Desa Macang Tanggar"]


def test_the_list_names_the_head_and_counts_the_people(
    administrator: Membership, head: Membership, clerk: Membership, as_: As
) -> None:
    rows = {row[0]: row for row in rows_of(as_(administrator).get(reverse("accounts:offices")))}

    assert rows["Kantor Desa Macang Tanggar"][3:] == ["Benediktus Hamin", "2"]


@pytest.mark.parametrize("asked", ["?q=macang", "?q=53.15.05.2008", "?kind=village&district=53.15.05"])
def test_an_office_is_found_by_name_code_kind_and_district(
    asked: str, administrator: Membership, office: Office, as_: As
) -> None:
    rows = rows_of(as_(administrator).get(reverse("accounts:offices") + asked))

    assert [row[0] for row in rows] == ["Kantor Desa Macang Tanggar"]


def test_the_list_asks_as_often_for_ten_offices_as_for_twenty(
    administrator: Membership, pilot: Region, as_: As
) -> None:
    client = as_(administrator)
    client.get("/")
    counts = []
    for start in (0, 10):
        for region in Region.objects.filter(level=4, pk__startswith="53.15")[start : start + 10]:
            Office.objects.create(kind=OfficeKind.VILLAGE, region=region, name=f"Kantor Desa {region.name}")
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("accounts:offices"))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 10


def test_what_people_type_stays_text(head: Membership, as_: As) -> None:
    Office.objects.filter(pk=head.office_id).update(address="<script>alert(1)</script>")

    page = text_of(as_(head).get(reverse("accounts:office", args=[head.office_id])))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
