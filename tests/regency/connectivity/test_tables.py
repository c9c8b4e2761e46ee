"""A table of connections is looked at first, refused row by row, and written whole or not at all."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.connectivity.actions import cancel_table, confirm_table, decide, prepare_table, record_connection
from lonto.regency.connectivity.models import Connection, ConnectionTable
from lonto.regency.connectivity.tables.problems import SENTENCES
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.tables.choices import State
from lonto.tables.problems import told
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.connectivity.conftest import MACANG, details

HEADINGS = "desa;jaringan;media;dasar;tanggal;sumber"


def table_of(by: Membership, *rows: str, headings: str = HEADINGS) -> ConnectionTable:
    content = "\n".join((headings, *rows)).encode()
    return prepare_table(by=by, file=SimpleUploadedFile("bakti.csv", content))


def problems_of(table: ConnectionTable) -> list[dict[str, Any]]:
    return [problem for row in table.report["rows"] for problem in row["problems"]]


def test_a_table_is_written_after_it_was_confirmed(officer: Membership) -> None:
    table = table_of(
        officer, "5315052008;Baik;VSAT;terukur;20-11-2026;BAKTI", "Gorontalo;tidak ada;;;2026-11-20;Kantor camat"
    )
    assert table.report["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert not Connection.objects.exists()
    confirm_table(by=officer, table=table)
    rows = Connection.objects.order_by("village").values_list("village", "network", "medium", "basis", "source")
    assert list(rows) == [
        (MACANG, "good", "satellite", "measured", "BAKTI"),
        ("53.15.05.2020", "none", "", "reported", "Kantor camat"),
    ]


def test_what_is_known_already_stays_as_it_is(officer: Membership) -> None:
    row = "Macang Tanggar;lemah;seluler;;20-11-2026;BAKTI"
    confirm_table(by=officer, table=table_of(officer, row))
    again = table_of(officer, row)
    assert again.report["counts"] == {"new": 0, "changed": 0, "unchanged": 1, "refused": 0}
    confirm_table(by=officer, table=again)
    assert Connection.objects.count() == 1


def test_an_older_day_joins_the_history(officer: Membership) -> None:
    record_connection(by=officer, details=details(MACANG, "good"))
    confirm_table(by=officer, table=table_of(officer, "Macang Tanggar;tidak ada;;;01-01-2020;BAKTI"))
    assert Connection.objects.get(is_current=True).network == "good"
    assert Connection.objects.count() == 2


def test_two_days_of_a_village_stand_in_one_table(officer: Membership) -> None:
    rows = ("Macang Tanggar;lemah;;;02-01-2026;BAKTI", "Macang Tanggar;baik;;;01-01-2026;BAKTI")
    confirm_table(by=officer, table=table_of(officer, *rows))
    assert Connection.objects.get(is_current=True).network == "weak"


@pytest.mark.parametrize(
    ("row", "kind", "column", "place"),
    [
        ("Nusantara Raya;baik;;;20-11-2026;BAKTI", "village", "desa", "A2"),
        ("53.10.01.2001;baik;;;20-11-2026;BAKTI", "elsewhere", "desa", "A2"),
        (";baik;;;20-11-2026;BAKTI", "missing", "desa", "A2"),
        ("Gorontalo;cepat;;;20-11-2026;BAKTI", "word", "jaringan", "B2"),
        ("Gorontalo;baik;merpati;;20-11-2026;BAKTI", "word", "media", "C2"),
        ("Gorontalo;baik;;kira-kira;20-11-2026;BAKTI", "word", "dasar", "D2"),
        ("Gorontalo;tidak ada;satelit;;20-11-2026;BAKTI", "medium", "media", "C2"),
        ("Gorontalo;baik;;;31-12-2999;BAKTI", "future", "tanggal", "E2"),
        ("Gorontalo;baik;;;31-12-1889;BAKTI", "past", "tanggal", "E2"),
        ("Gorontalo;baik;;;30-02-2026;BAKTI", "date", "tanggal", "E2"),
        ("Gorontalo;baik;;;20-11-2026;", "missing", "sumber", "F2"),
        (f"Gorontalo;baik;;;20-11-2026;{'x' * 201}", "too_long", "sumber", "F2"),
    ],
)
def test_a_refused_row_says_where_what_and_what_to_do(
    row: str, kind: str, column: str, place: str, officer: Membership
) -> None:
    # Tests load the villages of the pilot alone; the neighbour gets one.
    Region.objects.create(
        code="53.10.01.2001",
        level=Level.VILLAGE,
        kind="desa",
        name="Tetangga",
        folded="tetangga",
        parent=Region.objects.filter(pk__startswith="53.10.").first(),
    )
    table = table_of(officer, row, "Macang Tanggar;baik;;;20-11-2026;BAKTI")
    (problem,) = problems_of(table)
    assert (problem["kind"], problem["column"], problem["place"]) == (kind, column, place)
    shown = told(problem, SENTENCES)
    assert shown["what"]
    assert shown["to_do"]
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=table)
    assert not Connection.objects.exists()
    confirm_table(by=officer, table=table, takes_good_rows=True)
    assert Connection.objects.count() == 1


def test_a_word_that_is_not_known_is_answered_with_those_that_are(officer: Membership) -> None:
    (problem,) = problems_of(table_of(officer, "Gorontalo;cepat;;;20-11-2026;BAKTI"))
    assert "tidak ada, lemah, baik" in problem["to_do"]


def test_a_village_and_day_stand_in_a_table_once(officer: Membership) -> None:
    rows = ("Gorontalo;baik;;;20-11-2026;BAKTI", "53.15.05.2020;lemah;;;20-11-2026;BAKTI")
    (problem,) = problems_of(table_of(officer, *rows))
    assert (problem["kind"], problem["place"]) == ("twice", "A3")


@pytest.mark.parametrize("content", [b"", b"not;a;table\n1;2;3\n", b"\x00\x01\x02", b"desa;jaringan;tanggal;sumber\n"])
def test_a_file_that_is_no_table_is_refused_as_a_whole(content: bytes, officer: Membership, as_: As) -> None:
    url = reverse("connectivity:table_new")
    answer = as_(officer).post(url, {"file": SimpleUploadedFile("a.csv", content)})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not ConnectionTable.objects.exists()


def test_what_was_said_since_the_preview_stops_the_import(officer: Membership) -> None:
    table = table_of(officer, "Macang Tanggar;baik;;;20-11-2026;BAKTI")
    record_connection(by=officer, details=details(MACANG, "none"))
    with pytest.raises(ValidationError) as refused:
        confirm_table(by=officer, table=table)
    assert refused.value.code == "stale"
    assert Connection.objects.count() == 1


def test_a_table_is_confirmed_or_discarded_once(officer: Membership) -> None:
    table = cancel_table(by=officer, table=table_of(officer, "Macang Tanggar;baik;;;20-11-2026;BAKTI"))
    assert table.state == State.CANCELLED
    for act in (confirm_table, cancel_table):
        with pytest.raises(ValidationError):
            act(by=officer, table=table)


def test_an_import_ends_the_decisions_of_villages_that_are_online(officer: Membership, village: Region) -> None:
    record_connection(by=officer, details=details(MACANG, "none"))
    decision = decide(by=officer, village=village, remedy="node", is_accepted=True, reason="perlu")
    today = Connection.objects.get().known_on.strftime("%d-%m-%Y")
    confirm_table(by=officer, table=table_of(officer, f"Macang Tanggar;lemah;;;{today};BAKTI"))
    decision.refresh_from_db()
    assert not decision.is_standing


def test_the_pages_of_a_table_lead_from_the_file_to_the_list(officer: Membership, as_: As) -> None:
    client = as_(officer)
    content = f"{HEADINGS}\nMacang Tanggar;baik;;;20-11-2026;BAKTI\nGorontalo;cepat;;;20-11-2026;BAKTI\n".encode()
    sent = client.post(reverse("connectivity:table_new"), {"file": SimpleUploadedFile("a.csv", content)})
    page = client.get(sent.headers["Location"]).content.decode()
    assert "B3" in page
    assert "cepat" in page
    table = ConnectionTable.objects.get()
    client.post(reverse("connectivity:table_confirm", args=[table.pk]))
    assert not Connection.objects.exists()
    client.post(reverse("connectivity:table_confirm", args=[table.pk]), {"takes_good_rows": "1"})
    assert Connection.objects.count() == 1


def test_the_template_names_every_village_and_is_read_again(officer: Membership, as_: As) -> None:
    content = content_of(as_(officer).get(reverse("connectivity:table_template")))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet.max_row == 1 + 169
    assert [cell.value for cell in sheet[1]] == [*HEADINGS.split(";"), "nama"]
    table = prepare_table(by=officer, file=SimpleUploadedFile("jaringan.xlsx", content))
    assert table.report["counts"]["refused"] == 169


def test_many_villages_of_elsewhere_are_asked_for_together(
    officer: Membership, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    rows = [f"53.10.01.{number};baik;;;20-11-2026;BAKTI" for number in range(2001, 2301)]
    with django_assert_max_num_queries(30):
        table = table_of(officer, *rows)
    assert table.report["counts"]["refused"] == 300
