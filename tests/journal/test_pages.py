"""Reading the journal: who did what, when, with what change."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.actions import OfficeDetails, update_office
from lonto.accounts.models import Membership
from lonto.journal.actions import Look, record, record_looks, writing
from lonto.journal.models import Entry
from lonto.journal.verbs import register
from lonto.regions.models import Region
from lonto.village.residents.models import Hamlet
from tests.conftest import As
from tests.journal.conftest import add_hamlet, rename
from tests.web.reading import rows_of, text_of, words

LIST = reverse("journal:entries")
register("tests.add_hamlet", "wrote a hamlet")
register("tests.rename", "renamed a hamlet")


def page_of(number: int, stream: str = "53.15.05.2008") -> str:
    return reverse("journal:entry", args=[stream, number])


def test_the_list_says_who_did_what_newest_first(clerk: Membership, hamlets: list[Hamlet], as_: As) -> None:
    rename(clerk, hamlets[0], "Nanga Baru")

    rows = rows_of(as_(clerk).get(LIST))

    assert [row[1] for row in rows] == ["Renamed a hamlet", *["Wrote a hamlet"] * 5]
    assert {row[2] for row in rows} == {"Maria Jelita"}
    assert [row[5] for row in rows] == ["6", "5", "4", "3", "2", "1"]


def test_a_village_reads_only_its_own_journal(
    clerk: Membership, stranger: Membership, hamlets: list[Hamlet], as_: As
) -> None:
    add_hamlet(stranger, "Pede")

    assert len(rows_of(as_(clerk).get(LIST))) == 5
    assert len(rows_of(as_(stranger).get(LIST))) == 1
    assert as_(stranger).get(page_of(1)).status_code == 404


def test_the_auditor_reads_the_regency_and_all_villages(
    auditor: Membership, head: Membership, stranger: Membership, hamlets: list[Hamlet], as_: As
) -> None:
    add_hamlet(stranger, "Pede")
    update_office(by=head, office=head.office, details=OfficeDetails("Kantor Desa Macang Tanggar"))

    assert len(rows_of(as_(auditor).get(LIST))) == 7


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("?q=maria", 5),
        ("?q=siti", 1),
        ("?q=3", 1),
        ("?q=99999999999999999999", 0),
        ("?verb=tests.add_hamlet", 6),
        ("?verb=tests.rename", 0),
        ("?stream=53.15.05.2020", 1),
        ("?kind=look", 1),
        ("?kind=change", 6),
        ("?from=2999-01-01", 0),
        ("?until=2020-01-01", 0),
        ("?q=%00", 7),
    ],
)
def test_the_list_is_narrowed_by_person_verb_stream_kind_and_day(
    asked: str, count: int, auditor: Membership, stranger: Membership, hamlets: list[Hamlet], village: Region, as_: As
) -> None:
    add_hamlet(stranger, "Pede")
    record_looks(by=auditor, region=village, looks=[Look(hamlets[0], "profile")])

    assert len(rows_of(as_(auditor).get(LIST + asked))) == count


@pytest.mark.parametrize("asked", ["until=9999-12-31", "from=0001-01-01", "from=9999-12-31&until=0001-01-01"])
def test_a_day_at_the_end_of_the_calendar_narrows_nothing(
    asked: str, clerk: Membership, hamlets: list[Hamlet], as_: As
) -> None:
    assert len(rows_of(as_(clerk).get(f"{LIST}?{asked}"))) == 5


def test_everything_about_one_row_is_found_by_its_id(clerk: Membership, hamlets: list[Hamlet], as_: As) -> None:
    rename(clerk, hamlets[0], "Nanga Baru")
    client = as_(clerk)

    by_address = rows_of(client.get(reverse("journal:row", args=["residents.Hamlet", hamlets[0].pk])))
    by_search = rows_of(client.get(f"{LIST}?q={hamlets[0].pk}"))

    assert [row[1] for row in by_address] == ["Renamed a hamlet", "Wrote a hamlet"]
    assert by_search == by_address


def test_a_row_of_another_village_is_not_found(stranger: Membership, hamlets: list[Hamlet], as_: As) -> None:
    client = as_(stranger)

    assert client.get(reverse("journal:row", args=["residents.Hamlet", hamlets[0].pk])).status_code == 404
    assert client.get(reverse("journal:row", args=["residents.Hamlet", uuid4()])).status_code == 404
    assert client.get(reverse("journal:row", args=["no.Such", "x"])).status_code == 404


def test_an_entry_shows_each_field_before_and_after(clerk: Membership, hamlets: list[Hamlet], as_: As) -> None:
    rename(clerk, hamlets[0], "Nanga Baru")

    response = as_(clerk).get(page_of(6))

    assert [row[1:] for row in rows_of(response)] == [["Nanga Nae", "Nanga Baru"]]
    assert "Musyawarah desa" in text_of(response)


def test_a_removed_row_shows_what_is_gone(clerk: Membership, hamlets: list[Hamlet], as_: As) -> None:
    with writing(clerk.village) as stream:
        record(by=clerk, stream=stream, verb="tests.remove", deleted=[hamlets[0]])

    assert [row[1:] for row in rows_of(as_(clerk).get(page_of(6)))] == [["Nanga Nae"]]


def test_identity_numbers_are_masked_wherever_they_stand(clerk: Membership, as_: As) -> None:
    with writing(clerk.village) as stream:
        hamlet = Hamlet.objects.create(village=clerk.village, name="NIK 5315054708929901", folded="x")
        record(by=clerk, stream=stream, verb="tests.nik", saved=[hamlet], note={"nik": "5315054708929901"})

    page = text_of(as_(clerk).get(page_of(1)))

    assert "5315054708929901" not in page
    assert "531505******9901" in page


def test_what_people_typed_stays_text(clerk: Membership, as_: As) -> None:
    add_hamlet(clerk, "<script>alert(1)</script>")

    assert "<script>alert(1)" not in text_of(as_(clerk).get(page_of(1)))


def test_reading_the_rows_of_a_village_is_itself_a_look(auditor: Membership, hamlets: list[Hamlet], as_: As) -> None:
    as_(auditor).get(page_of(1))

    look = Entry.objects.get(verb="journal.read")
    assert look.account == auditor.account
    assert look.stream_id == "53.15.05.2008"
    assert [seen.row for seen in look.looks.all()] == [str(hamlets[0].pk)]


def test_a_look_is_listed_with_what_was_shown(
    clerk: Membership, hamlets: list[Hamlet], village: Region, as_: As
) -> None:
    record_looks(by=clerk, region=village, looks=[Look(hamlets[0], "nik")])

    page = words(text_of(as_(clerk).get(page_of(6))))

    assert "NIK" in page
    assert str(hamlets[0].pk)[-8:] in page


def test_the_journal_of_a_regency_begins_with_the_last_thirty_days(
    auditor: Membership, hamlets: list[Hamlet], as_: As
) -> None:
    Entry.objects.filter(number=1).update(written_at=timezone.now() - dt.timedelta(days=40))
    client = as_(auditor)

    assert len(rows_of(client.get(LIST))) == 4
    assert len(rows_of(client.get(f"{LIST}?stream=53.15.05.2008"))) == 5


def test_an_entry_with_many_rows_is_shown_in_pages(clerk: Membership, as_: As) -> None:
    with writing(clerk.village) as stream:
        many = [Hamlet(village=clerk.village, name=f"Dusun {n}", folded=f"dusun {n}") for n in range(120)]
        Hamlet.objects.bulk_create(many)
        record(by=clerk, stream=stream, verb="tests.add_hamlet", saved=many)
    client = as_(clerk)

    pages = [text_of(client.get(f"{page_of(1)}?page={page}")).count("<section") for page in (1, 2, 3)]

    assert pages == [50, 50, 20]


def test_the_pages_ask_as_often_for_ten_rows_as_for_twenty(clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    client.get("/")
    counts = []
    for size in (10, 20):
        with writing(clerk.village) as stream:
            many = [Hamlet(village=clerk.village, name=f"{size} {n}", folded=f"{size} {n}") for n in range(size)]
            Hamlet.objects.bulk_create(many)
            entry = record(by=clerk, stream=stream, verb="tests.add_hamlet", saved=many)
        for _ in range(size):
            with writing(clerk.village) as stream:
                record(by=clerk, stream=stream, verb="tests.nothing")
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
            client.get(page_of(entry.number))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_export_holds_the_narrowed_list(clerk: Membership, hamlets: list[Hamlet], as_: As) -> None:
    response = as_(clerk).get(f"{LIST}?q=3&format=csv")

    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 2
    assert "Maria Jelita" in lines[1]
