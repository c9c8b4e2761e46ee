"""The files that leave a list page."""

import csv
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from lonto.regions.models import Region
from lonto.web.lists import Column, Empty, ListPage
from tests.downloads import close_files, content_of
from tests.web.villages import VILLAGES, respond, villages

pytestmark = pytest.mark.usefixtures("pilot")


def lines_of(query: str, **changes: Any) -> list[list[str]]:
    content = content_of(respond(query, page=replace(VILLAGES, **changes)))
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_export_holds_every_row_and_not_one_page() -> None:
    assert len(lines_of("format=csv")) == 1 + 169


def test_the_export_is_narrowed_and_sorted_like_the_page() -> None:
    lines = lines_of("format=csv&kind=kelurahan&sort=-code")
    assert [line[1] for line in lines[1:]] == sorted((line[1] for line in lines[1:]), reverse=True)
    assert len(lines) == 1 + 5


def test_a_workbook_keeps_numbers_as_numbers_and_codes_as_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(content_of(respond("format=xlsx&q=labuan")))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["Name", "Code", "District", "Latitude"]
    name, code, _district, latitude = (cell.value for cell in sheet[2])
    assert (name, code) == ("Labuan Bajo", "53.15.05.1025")
    assert isinstance(latitude, float)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    dangerous = Column("name", "Name", value=lambda row: "=cmd|' /C calc'!A0")
    lines = lines_of("format=csv", columns=[dangerous, *VILLAGES.columns[1:]], default_sort="code")
    assert lines[1][0] == "'=cmd|' /C calc'!A0"
    content = content_of(respond("format=xlsx", page=replace(VILLAGES, columns=[dangerous], default_sort="name")))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


def test_the_file_is_an_attachment_with_the_name_and_the_day() -> None:
    response = respond("format=xlsx")
    close_files(response)
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="villages-20')
    assert disposition.endswith('.xlsx"')


def test_a_column_may_give_the_file_another_value_than_the_page() -> None:
    masked = Column("code", "Code", value=lambda row: "******", sort="pk", export=lambda row: row.pk)
    assert lines_of("format=csv&q=labuan", columns=[masked], default_sort="code")[1] == ["53.15.05.1025"]


def test_the_room_is_told_which_rows_leave() -> None:
    told: list[int] = []
    file = respond(
        "format=csv&kind=kelurahan", page=replace(VILLAGES, on_export=lambda request, rows: told.append(rows.count()))
    )
    respond("kind=kelurahan", page=replace(VILLAGES, on_export=lambda request, rows: told.append(0)))
    file.close()
    assert told == [5]


def test_a_list_that_gives_no_files_shows_the_page_instead() -> None:
    closed = replace(VILLAGES, is_exportable=False)
    response: Any = respond("format=csv", page=closed)
    assert response.headers["Content-Type"].startswith("text/html")
    assert b"download" not in response.content


def test_an_empty_list_gives_a_file_with_headings_alone() -> None:
    plain = ListPage(
        name="none", columns=[Column("name", "Name", value=str, sort="name")], default_sort="name", empty=Empty("None")
    )
    content = content_of(respond("format=csv", rows=Region.objects.none(), page=plain))
    assert content.decode("utf-8-sig").splitlines() == ["Name"]


def test_the_rows_are_read_in_chunks(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        content_of(respond("format=csv", rows=villages()))
