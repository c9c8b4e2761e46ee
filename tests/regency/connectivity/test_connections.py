"""What is said about an office counts from its day on, and what was known before stays."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.journal.models import Entry
from lonto.measures import queries
from lonto.regency.connectivity.actions import decide, record_connection
from lonto.regency.connectivity.measures import ONLINE, WITHOUT
from lonto.regency.connectivity.models import Connection, Decision
from lonto.regency.connectivity.queries import current_of, need_of, undecided, without_network
from lonto.regions.models import Region
from tests.conftest import As, make_member
from tests.downloads import content_of
from tests.regency.connectivity.conftest import GORONTALO, MACANG, details


def days_ago(count: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=count)


def test_the_newest_day_counts_and_the_rest_is_history(clerk: Membership, officer: Membership, village: Region) -> None:
    record_connection(by=clerk, details=details(MACANG, "weak", known_on=days_ago(30)))
    record_connection(by=officer, details=details(MACANG, "none", known_on=days_ago(10)))
    record_connection(by=officer, details=details(MACANG, "good", known_on=days_ago(20), source="BAKTI"))
    current = current_of(village)
    assert current is not None
    assert current.network == "none"
    assert Connection.objects.filter(village=village).count() == 3
    assert Connection.objects.filter(village=village, is_current=True).count() == 1


def test_the_last_word_of_a_day_counts(clerk: Membership, village: Region) -> None:
    record_connection(by=clerk, details=details(MACANG, "none"))
    record_connection(by=clerk, details=details(MACANG, "weak"))
    current = current_of(village)
    assert current is not None
    assert current.network == "weak"


def test_saying_the_same_again_on_a_day_changes_nothing(clerk: Membership) -> None:
    first = record_connection(by=clerk, details=details(MACANG, "weak", medium="cellular"))
    entries = Entry.objects.count()
    assert record_connection(by=clerk, details=details(MACANG, "weak", medium="cellular")) == first
    assert Entry.objects.count() == entries


def test_without_a_network_there_is_no_medium(clerk: Membership) -> None:
    assert record_connection(by=clerk, details=details(MACANG, "none", medium="fibre")).medium == ""


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("network", "fast"),
        ("medium", "pigeon"),
        ("basis", "guessed"),
        ("known_on", dt.date(2999, 1, 1)),
        ("known_on", dt.date(1889, 1, 1)),
        ("source", "  "),
        ("source", "x" * 201),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field: str, wrong: object, clerk: Membership) -> None:
    said = details(MACANG, "weak")
    object.__setattr__(said, field, wrong)
    with pytest.raises(ValidationError) as refused:
        record_connection(by=clerk, details=said)
    assert list(refused.value.message_dict) == [field]
    assert not Connection.objects.exists()


def test_a_clerk_speaks_for_the_own_office_alone(clerk: Membership, stranger: Membership, auditor: Membership) -> None:
    for by in (stranger, auditor):
        with pytest.raises(NotAllowed):
            record_connection(by=by, details=details(MACANG, "good"))
    record_connection(by=clerk, details=details(MACANG, "good"))


def test_an_officer_speaks_for_the_own_regency_alone(pilot: Region) -> None:
    neighbour = Office.objects.create(
        kind=OfficeKind.AGENCY, region=Region.objects.get(pk="53.10"), name="Dinas tetangga"
    )
    by = make_member(neighbour, Role.AGENCY_OFFICER, "tetangga", "Orang Lain")
    with pytest.raises(Http404):
        record_connection(by=by, details=details(MACANG, "good"))
    with pytest.raises(Http404):
        decide(by=by, village=Region.objects.get(pk=MACANG), remedy="node", is_accepted=True, reason="ya")


def test_the_measures_add_up_from_villages_to_the_regency(officer: Membership, pilot: Region) -> None:
    for code, network in ((MACANG, "good"), (GORONTALO, "weak"), ("53.15.05.2001", "none"), ("53.15.01.2001", "none")):
        record_connection(by=officer, details=details(code, network))
    regions = [Region.objects.get(pk=code) for code in (MACANG, "53.15.05", "53.15")]
    assert list(queries.values(ONLINE, regions).values()) == [1, 2, 2]
    assert list(queries.values(WITHOUT, regions).values()) == [0, 1, 2]
    for measure in (ONLINE, WITHOUT):
        assert sum(queries.by_village(measure, pilot).values()) == queries.value(measure, pilot)  # type: ignore[arg-type]


def test_a_measure_follows_what_is_said(officer: Membership, village: Region) -> None:
    record_connection(by=officer, details=details(MACANG, "none"))
    assert (queries.value(ONLINE, village), queries.value(WITHOUT, village)) == (0, 1)
    record_connection(by=officer, details=details(MACANG, "weak", medium="satellite"))
    assert (queries.value(ONLINE, village), queries.value(WITHOUT, village)) == (1, 0)
    assert queries.breakdown(ONLINE, village) == {("satellite",): 1}


def test_one_tap_says_it(clerk: Membership, village: Region, as_: As) -> None:
    record_connection(by=clerk, details=details(MACANG, "weak", medium="satellite", known_on=days_ago(5)))
    client = as_(clerk)
    url = reverse("connectivity:village", args=[MACANG])
    assert client.get(reverse("connectivity:own")).headers["Location"] == url
    page = client.get(url)
    sent = {field.name: field.value() for field in page.context["form"] if field.name != "network"}
    answer = client.post(url, {**sent, "known_on": timezone.localdate().strftime("%d-%m-%Y"), "network": "good"})
    assert answer.status_code == 302
    current = current_of(village)
    assert current is not None
    assert (current.network, current.medium, current.basis) == ("good", "satellite", "reported")
    assert current.source == clerk.office.name
    assert current.known_on == timezone.localdate()


def test_a_tap_that_makes_no_sense_is_answered_in_words(clerk: Membership, as_: As) -> None:
    url = reverse("connectivity:village", args=[MACANG])
    sent = {"network": "fast\x00", "basis": "reported", "known_on": "31-12-2999", "source": "\x00"}
    answer = as_(clerk).post(url, sent)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not Connection.objects.exists()


def test_the_day_of_tomorrow_is_refused_beside_its_field(clerk: Membership, as_: As) -> None:
    url = reverse("connectivity:village", args=[MACANG])
    tomorrow = days_ago(-1).strftime("%d-%m-%Y")
    sent = {"network": "good", "basis": "reported", "known_on": tomorrow, "source": "BAKTI"}
    page = as_(clerk).post(url, sent).content.decode()
    assert "<details open>" in page
    assert "Tanggal ini belum tiba" in page


def test_a_reader_sees_no_buttons(auditor: Membership, as_: As) -> None:
    client = as_(auditor)
    url = reverse("connectivity:village", args=[MACANG])
    assert 'name="network"' not in client.get(url).content.decode()
    sent = {"network": "good", "basis": "reported", "known_on": "01-01-2026", "source": "BAKTI"}
    assert client.post(url, sent).status_code == 404
    assert not Connection.objects.exists()


@pytest.mark.parametrize("code", ["53.15.05", "53.10.01.2001", "nothing", "%00"])
def test_what_is_no_village_of_the_regency_is_not_found(code: str, officer: Membership, as_: As) -> None:
    client = as_(officer)
    assert client.get(f"/connectivity/villages/{code}/").status_code in (400, 404)
    assert client.get(f"/connectivity/proposals/{code}/").status_code in (400, 404)


def test_the_list_is_narrowed_sorted_and_exported(officer: Membership, as_: As) -> None:
    record_connection(by=officer, details=details(MACANG, "none", source="BAKTI"))
    record_connection(by=officer, details=details(GORONTALO, "good", medium="fibre"))
    client, url = as_(officer), reverse("connectivity:list")
    assert "169 kantor desa" in client.get(url).content.decode()
    assert "167 kantor desa" in client.get(url, {"network": "unknown"}).content.decode()
    assert "1 kantor desa" in client.get(url, {"medium": "fibre"}).content.decode()
    lines = content_of(client.get(url, {"format": "csv", "network": "none"})).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Macang Tanggar" in lines[1]
    assert "BAKTI" in lines[1]


def test_a_district_sees_its_own_villages(district_officer: Membership, as_: As) -> None:
    client = as_(district_officer)
    page = client.get(reverse("connectivity:list")).content.decode()
    assert "169 kantor desa" not in page
    assert client.get(reverse("connectivity:village", args=["53.15.01.2001"])).status_code == 404


def test_the_list_costs_the_same_for_few_and_for_many(
    officer: Membership, as_: As, django_assert_max_num_queries: object
) -> None:
    for code in (MACANG, GORONTALO, "53.15.05.2001", "53.15.01.2001"):
        record_connection(by=officer, details=details(code, "none"))
    client = as_(officer)
    for name in ("list", "proposals"):
        client.get(reverse(f"connectivity:{name}"))
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            client.get(reverse(f"connectivity:{name}"))


def test_a_village_without_a_network_is_proposed(officer: Membership, pilot: Region, village: Region) -> None:
    record_connection(by=officer, details=details(GORONTALO, "good"))
    record_connection(by=officer, details=details(MACANG, "weak", known_on=days_ago(40)))
    record_connection(by=officer, details=details(MACANG, "none", known_on=days_ago(30), source="BAKTI"))
    record_connection(by=officer, details=details(MACANG, "none", known_on=days_ago(3), source="Kantor camat"))
    assert [one.pk for one in undecided(without_network(pilot))] == [MACANG]
    need = need_of(village, pilot)
    assert need is not None
    assert (need.since, need.source, need.residents) == (days_ago(30), "Kantor camat", None)
    assert need.nearest is not None
    assert need.nearest.pk == GORONTALO
    assert need.distance_km is not None
    assert 0 < need.distance_km < 30


def test_a_village_with_a_network_needs_nothing(officer: Membership, pilot: Region, village: Region) -> None:
    assert need_of(village, pilot) is None
    record_connection(by=officer, details=details(MACANG, "weak"))
    assert need_of(village, pilot) is None
    with pytest.raises(ValidationError, match="jaringan"):
        decide(by=officer, village=village, remedy="node", is_accepted=True, reason="ya")


def test_a_decision_stands_until_there_is_a_network(officer: Membership, pilot: Region, village: Region) -> None:
    record_connection(by=officer, details=details(MACANG, "none", known_on=days_ago(9)))
    for remedy in ("node", "classes"):
        decide(by=officer, village=village, remedy=remedy, is_accepted=True, reason="perlu")
    record_connection(by=officer, details=details(MACANG, "none", known_on=days_ago(5)))
    assert not undecided(without_network(pilot)).exists()
    record_connection(by=officer, details=details(MACANG, "weak", known_on=days_ago(3)))
    assert not Decision.objects.filter(is_standing=True).exists()
    record_connection(by=officer, details=details(MACANG, "none"))
    assert undecided(without_network(pilot)).count() == 1
    assert Decision.objects.count() == 2


def test_a_decision_needs_a_reason_and_can_be_taken_anew(officer: Membership, village: Region, as_: As) -> None:
    record_connection(by=officer, details=details(MACANG, "none"))
    client, url = as_(officer), reverse("connectivity:proposal", args=[MACANG])
    refused = client.post(url, {"remedy": "node", "node-decision": "decline", "node-reason": " "})
    assert "error-summary" in refused.content.decode()
    assert not Decision.objects.exists()
    for choice, reason in (("decline", "Belum ada listrik"), ("accept", "Listrik sudah ada")):
        client.post(url, {"remedy": "node", "node-decision": choice, "node-reason": reason})
    standing = Decision.objects.get(is_standing=True)
    assert (standing.remedy, standing.is_accepted, standing.reason) == ("node", True, "Listrik sudah ada")
    assert "Belum ada listrik" in client.get(url).content.decode()


@pytest.mark.parametrize("remedy", ["", "nothing", "\x00"])
def test_an_unknown_remedy_is_not_found(remedy: str, officer: Membership, as_: As) -> None:
    record_connection(by=officer, details=details(MACANG, "none"))
    url = reverse("connectivity:proposal", args=[MACANG])
    assert as_(officer).post(url, {"remedy": remedy}).status_code == 404


def test_the_map_shows_what_was_said(officer: Membership, as_: As) -> None:
    client = as_(officer)
    url = f"{reverse('measures:map')}?measure=connectivity.villages_online"
    client.get(url)
    record_connection(by=officer, details=details(MACANG, "good"))
    page = client.get(url).content.decode()
    assert page.count('class="shade-5"><title>') == 1
    assert page.count('class="shade-1"><title>') == 168


def test_villages_that_wait_are_counted_on_the_office_home(officer: Membership, as_: As) -> None:
    record_connection(by=officer, details=details(MACANG, "none"))
    page = as_(officer).get(reverse("web:home")).content.decode()
    assert "?state=open" in page
