"""What a citizen sees without signing in."""

import csv
import datetime as dt
import gzip
import io
import json
from itertools import pairwise

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.lib.suppression import THRESHOLD, TOTAL, cells_to_hide
from lonto.regency.public import numbers
from lonto.regency.public.actions import set_hours
from lonto.regency.public.editions import current_numbers, publish
from lonto.regency.public.models import Edition, PublishedNumbers
from lonto.regions.models import FormerCode, Region
from lonto.village.residents import ages
from lonto.village.residents.models import Resident
from tests.conftest import As, make_member
from tests.regency.public.conftest import fill, took
from tests.regency.public.work import WEEK
from tests.web.reading import text_of, words

PAGE, OTHER = "/public/53.15.05.2008/", "/public/53.15.05.2020/"
REGENCY = "/public/53.15/"


@pytest.fixture
def signer(office: Office, head: Membership, secretary: Membership) -> Membership:
    return head


def page_of(client: Client, address: str) -> str:
    return words(text_of(client.get(address, follow=True)))


def test_the_first_page_leads_to_the_only_regency(client: Client, office: Office) -> None:
    assert client.get("/public/", follow=True).redirect_chain == [(REGENCY, 302)]


def test_a_village_says_who_is_responsible_and_nothing_else_of_a_person(
    client: Client, people: None, signer: Membership, clerk: Membership
) -> None:
    signer.account.phone, signer.account.email = "+6281234567890", "kades@example.id"
    signer.account.save()
    page = page_of(client, PAGE)

    assert "Kepala Desa Benediktus Hamin" in page
    assert "Sekretaris Desa Yosef Darus" in page
    assert clerk.account.name not in page
    assert signer.account.phone not in page
    assert signer.account.email not in page
    assert "WARGA" not in page


def test_who_no_longer_holds_an_office_is_not_named(client: Client, people: None, head: Membership) -> None:
    head.until = timezone.localdate()
    head.save()
    assert head.account.name not in page_of(client, PAGE)


def test_opening_hours_stand_on_the_page_at_once(client: Client, people: None, secretary: Membership) -> None:
    assert "08.00" not in page_of(client, PAGE)
    set_hours(by=secretary, office=secretary.office, days=WEEK, note="Istirahat pukul 12.00.")
    page = page_of(client, PAGE)
    assert "Senin 08.00–14.30" in page
    assert "Minggu tutup" in page
    assert "Istirahat pukul 12.00." in page


def test_letters_are_services_once_somebody_can_sign(client: Client, people: None) -> None:
    assert "belum menerbitkan surat" in page_of(client, PAGE)


def test_small_counts_are_hidden_and_cannot_be_computed(client: Client, people: None, pilot: Region) -> None:
    village = PublishedNumbers.objects.get
    client.get(PAGE)
    home, next_door = village(region="53.15.05.2008"), village(region="53.15.05.2020")

    assert next_door.residents[TOTAL] is None
    assert home.residents["age:65"] is None
    shown = [value for one in PublishedNumbers.objects.all() for value in one.residents.values() if value is not None]
    assert all(value == 0 or value >= THRESHOLD for value in shown)
    # 63 people in the regency: with the total of this village the other one would be known.
    assert home.residents[TOTAL] is None or village(region="53.15").residents[TOTAL] is None
    assert "disamarkan" in page_of(client, OTHER)


def test_published_numbers_are_those_of_the_measure(people: None, pilot: Region, village: Region) -> None:
    fill(village, women=100, men=100, old=20)
    published = current_numbers(pilot, pilot)
    assert published is not None
    assert published.residents["sex:2"] == Resident.objects.filter(sex=2).count() == 142
    assert published.residents["sex:1"] == Resident.objects.filter(sex=1).count()
    assert published.residents["age:25"] == Resident.objects.filter(born_on__year=1995).count()


def test_every_band_of_the_register_lies_within_one_published_age() -> None:
    for band in ages.bands():
        _youngest, oldest = next(group for group in reversed(numbers.AGES) if group[0] <= band.youngest)
        assert oldest is None or (band.oldest is not None and band.oldest <= oldest)
    assert [later[0] - earlier[1] for earlier, later in pairwise(numbers.AGES) if earlier[1] is not None] == [1] * 4


def test_how_long_requests_take_is_the_middle_and_says_how_many_count(
    client: Client, people: None, village: Region
) -> None:
    friday = dt.date(2026, 9, 4)
    with time_machine.travel(dt.datetime(2026, 9, 9, 4, tzinfo=dt.UTC)):
        took(village, [0, 0, 1, 3, 4], friday, lambda days: friday - dt.timedelta(days))
        page = page_of(client, PAGE)
        assert "dalam 1 hari kerja. Dihitung 5 surat" in page


def test_fewer_than_five_letters_say_nothing(client: Client, people: None, village: Region) -> None:
    today = timezone.localdate()
    took(village, [0, 1, 2], today, lambda days: today - dt.timedelta(days))
    page = page_of(client, PAGE)
    assert "Banyaknya surat" in page
    assert "hari kerja. Dihitung" not in page
    assert "hari kerja. Dihitung" not in page_of(client, REGENCY)


def test_an_edition_stays_as_it_was_published(client: Client, people: None, village: Region) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 3, 4, tzinfo=dt.UTC)):
        before = page_of(client, PAGE)
        fill(village, women=500, men=500)
        cache.clear()
        assert page_of(client, PAGE) == before
    with time_machine.travel(dt.datetime(2026, 12, 1, 4, tzinfo=dt.UTC)):
        assert page_of(client, PAGE) != before
        assert page_of(client, f"{PAGE}numbers/2026-11/") != page_of(client, f"{PAGE}numbers/2026-12/")
        assert [one.month for one in Edition.objects.all()] == ["2026-12", "2026-11"]
        assert "November 2026" in page_of(client, f"{PAGE}numbers/")


def test_an_empty_edition_is_made_again_the_next_day(client: Client, office: Office, village: Region) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 3, 4, tzinfo=dt.UTC)):
        assert "masih kosong" in page_of(client, PAGE)
        fill(village, women=500, men=500)
    with time_machine.travel(dt.datetime(2026, 11, 4, 4, tzinfo=dt.UTC)):
        client.get(PAGE)
        assert Edition.objects.get().counted_on == dt.date(2026, 11, 4)


def test_numbers_can_be_taken_away_as_csv_and_json(client: Client, people: None, pilot: Region) -> None:
    edition = publish(pilot, timezone.localdate())
    for address, places in ((f"{REGENCY}numbers/{edition.month}", 182), (f"{PAGE}numbers/{edition.month}", 1)):
        answer = client.get(f"{address}.csv")
        rows = list(csv.DictReader(io.StringIO(text_of(answer))))
        assert len({row["code"] for row in rows}) == places
        assert {row["is_hidden"] for row in rows if row["value"] == "" and row["measure"] != "median_days"} <= {"yes"}
        data = json.loads(text_of(client.get(f"{address}.json")))
        assert [str(row["value"] or 0) for row in data["numbers"]] == [row["value"] or "0" for row in rows]
        assert data["measures"]["residents"]["definition"]["id"] != data["measures"]["residents"]["definition"]["en"]
        assert data["address"].endswith(f"/numbers/{edition.month}/")


def test_every_file_hides_what_the_search_hides(people: None, pilot: Region) -> None:
    edition = publish(pilot, timezone.localdate())
    rows = {(one.region_id, name): value for one in edition.numbers.all() for name, value in one.residents.items()}
    parents = {code: code.rpartition(".")[0] if code != "53.15" else "" for code, _name in rows}
    shape = numbers.shape_of(parents)
    counts: dict[tuple[str, str], int] = {}
    for resident in Resident.objects.all():
        age = "age:65" if resident.born_on == dt.date(1945, 1, 1) else "age:25"
        for cell in ((str(resident.village_id), f"sex:{resident.sex}"), (str(resident.village_id), age)):
            counts[cell] = counts.get(cell, 0) + 1
    table = shape.filled(counts)
    hidden = cells_to_hide(shape, table)
    assert rows == {cell: None if cell in hidden else count for cell, count in table.items()}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("53.15.05.9999", "Tidak ada wilayah Indonesia"),
        ("abc", "Tidak ada wilayah Indonesia"),
        ("53.15.05.2008%00", "Tidak ada wilayah Indonesia"),
        ("٥٣.15.05.2008", "Tidak ada wilayah Indonesia"),
        ("53.10", "termasuk Kabupaten Manggarai, yang tidak menayangkan"),
        ("53.10.01", "termasuk Kabupaten Manggarai, yang tidak menayangkan"),
        ("53", "adalah provinsi"),
        ("53.15.01.2001", "belum mempunyai kantor"),
    ],
)
def test_a_place_that_is_not_here_is_a_404_that_says_so(client: Client, people: None, code: str, sentence: str) -> None:
    answer = client.get(f"/public/{code}/")
    assert answer.status_code == 404
    assert sentence in words(text_of(answer))


@pytest.mark.parametrize("month", ["2026-13", "1999-01", "x", "2020-01", "٢٠٢٦-11"])
def test_a_month_without_numbers_is_a_404_that_says_so(client: Client, people: None, month: str) -> None:
    for ending in ("/", ".csv", ".json"):
        answer = client.get(f"{PAGE}numbers/{month}{ending}")
        assert answer.status_code == 404
        assert "2026-11" in text_of(answer)


def test_a_former_code_leads_to_the_code_of_today(client: Client, people: None) -> None:
    former = FormerCode.objects.filter(successor__code__startswith="53.15").first()
    assert former is not None
    answer = client.get(f"/public/{former.code}/")
    assert answer.headers["Location"] == f"/public/{former.successor_id}/"


def test_a_district_leads_to_its_villages(client: Client, people: None) -> None:
    assert client.get("/public/53.15.05/").headers["Location"] == f"{REGENCY}#53.15.05"
    assert 'id="53.15.05"' in text_of(client.get(REGENCY))


def test_a_browser_that_has_the_page_is_told_so(client: Client, people: None) -> None:
    first = client.get(PAGE)
    again = client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in first.headers
    assert not first.cookies
    other = client.get(PAGE, headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


def test_a_browser_that_unpacks_gets_the_same_page_in_fewer_bytes(client: Client, people: None) -> None:
    plain = client.get(PAGE)
    packed = client.get(PAGE, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]
    tag = packed.headers["ETag"]
    assert client.get(PAGE, headers={"Accept-Encoding": "gzip", "If-None-Match": tag}).status_code == 304


def test_each_language_has_its_own_page(client: Client, people: None) -> None:
    first = client.get(PAGE)
    client.post("/language/", {"language": "en", "next": PAGE})
    second = client.get(PAGE)
    assert first.headers["ETag"] != second.headers["ETag"]
    assert "Who is responsible" in text_of(second)


def test_what_is_repeated_holds_nothing_of_a_visitor(client: Client, people: None, clerk: Membership, as_: As) -> None:
    signed_in = as_(clerk).get(PAGE)
    assert signed_in.headers["Cache-Control"] == "private, no-cache"
    page = text_of(client.get(PAGE))
    assert "csrfmiddlewaretoken" not in page
    assert clerk.account.name not in page


def test_a_village_page_costs_at_most_six_queries(client: Client, people: None, signer: Membership) -> None:
    client.get(PAGE)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert 0 < len(asked) <= 6
    with CaptureQueriesContext(connection) as repeated:
        client.get(PAGE)
    assert len(repeated) == 0


def test_a_regency_page_costs_the_same_however_many_villages(client: Client, people: None) -> None:
    client.get(REGENCY)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(REGENCY)
    assert len(asked) <= 10


def test_two_regencies_are_listed(client: Client, people: None) -> None:
    region = Region.objects.get(pk="53.10")
    Office.objects.create(kind=OfficeKind.AGENCY, region=region, name="Diskominfo Manggarai")
    page = page_of(client, "/public/")
    assert "Kabupaten Manggarai Barat" in page
    assert "Kabupaten Manggarai" in page.replace("Kabupaten Manggarai Barat", "")


def test_an_administrator_sees_which_offices_have_said_their_hours(
    administrator: Membership, secretary: Membership, other_office: Office, as_: As
) -> None:
    set_hours(by=secretary, office=secretary.office, days=WEEK)
    listed = reverse("public:hours")
    given = text_of(as_(administrator).get(listed, {"state": "given"}))
    missing = text_of(as_(administrator).get(listed, {"state": "missing"}))
    assert "Kantor Desa Macang Tanggar" in given
    assert "Kantor Desa Gorontalo" not in given
    assert "Kantor Desa Gorontalo" in missing
    assert "Kantor Desa Macang Tanggar" not in missing


def test_an_agency_shows_its_hours_on_the_page_of_the_regency(
    client: Client, people: None, administrator: Membership
) -> None:
    set_hours(by=administrator, office=administrator.office, days=WEEK)
    assert "Dinas Komunikasi dan Informatika Senin 08.00–14.30" in page_of(client, REGENCY)


def test_a_stranger_sets_no_hours_of_another_office(office: Office, other_office: Office, as_: As) -> None:
    elsewhere = make_member(other_office, Role.SECRETARY, "sekdes.lain", "Abdul Karim")
    assert as_(elsewhere).post(reverse("public:hours_edit", args=[office.pk]), {}).status_code == 404
