"""The pages of reported series: reporting, correcting, importing, and who sees what."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.evidence.actions import EvidenceDetails, add_file
from lonto.regency.figures.actions import create_series
from lonto.regency.figures.models import Figure, Series
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.figures.conftest import GORONTALO, MACANG, Report, series_details


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield


def page(client: Any, name: str, *args: Any, query: str = "") -> str:
    response = client.get(reverse(f"figures:{name}", args=args) + query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_series_is_begun_and_a_figure_reported_and_corrected(officer: Membership, as_: As) -> None:
    client = as_(officer)
    answers = {
        "title": "Peserta",
        "unit": "orang",
        "definition": "Yang ikut",
        "source": "Laporan",
        "office": officer.office_id,
        "kind": "stock",
        "scope": "regency",
        "digits": "0",
    }
    client.post(reverse("figures:new"), answers)
    series = Series.objects.get()
    client.post(reverse("figures:report", args=[series.pk]), {"last_on": "31-03-2026", "value": "1.234"})
    figure = Figure.objects.get()
    assert figure.number == 1234
    wrong = client.post(reverse("figures:report", args=[series.pk]), {"last_on": "31-03-2026", "value": "5"})
    assert 'id="id_last_on_error"' in wrong.content.decode()
    correction = {"last_on": "31-03-2026", "value": "1.243", "reason": "angka tertukar"}
    client.post(reverse("figures:correct", args=[figure.pk]), correction)
    shown = page(client, "series", series.pk)
    assert "1.243" in shown
    assert "1.234" in shown
    assert "angka tertukar" in page(client, "figure", figure.pk)


def test_a_number_that_cannot_be_read_is_said_and_kept(series: Series, officer: Membership, as_: As) -> None:
    answers = {"last_on": "31-03-2026", "value": "12.5"}
    answer = as_(officer).post(reverse("figures:report", args=[series.pk]), answers).content.decode()
    assert 'value="12.5"' in answer
    assert 'id="id_value_error"' in answer


def test_evidence_stands_behind_a_figure(series: Series, officer: Membership, as_: As) -> None:
    evidence = add_file(by=officer, file=SimpleUploadedFile("a.txt", b"laporan"), details=EvidenceDetails("Laporan"))
    client = as_(officer)
    answers = {"last_on": "31-03-2026", "value": "5", "evidence": evidence.pk}
    client.post(reverse("figures:report", args=[series.pk]), answers)
    figure = Figure.objects.get()
    assert reverse("evidence:one", args=[evidence.pk]) in page(client, "figure", figure.pk)
    used = client.get(reverse("evidence:one", args=[evidence.pk])).content.decode()
    assert reverse("figures:figure", args=[figure.pk]) in used


def test_a_table_is_looked_at_before_it_counts(by_village: Series, officer: Membership, as_: As) -> None:
    client = as_(officer)
    rows = f"wilayah;tanggal;nilai\n{MACANG};31-03-2026;1\nAtlantis;31-03-2026;1\n".encode()
    file = {"file": SimpleUploadedFile("angka.csv", rows)}
    answer = client.post(reverse("figures:table_new", args=[by_village.pk]), file, follow=True)
    assert "A3" in answer.content.decode()
    assert not Figure.objects.exists()
    table = by_village.tables.get()
    client.post(reverse("figures:table_confirm", args=[table.pk]), {"takes_good_rows": "1"})
    assert Figure.objects.get().region_id == MACANG


def test_the_template_is_a_spreadsheet(by_village: Series, officer: Membership, as_: As) -> None:
    answer = as_(officer).get(reverse("figures:table_template", args=[by_village.pk]))
    assert content_of(answer).startswith(b"PK")


def test_readers_look_and_change_nothing(
    series: Series, report: Report, regent: Membership, other_officer: Membership, as_: As
) -> None:
    figure = report(series, 5, "2026-03-31")
    for by in (regent, other_officer):
        shown = page(as_(by), "series", series.pk) + page(as_(by), "figure", figure.pk)
        assert "/change/" not in shown
        assert "/correct/" not in shown
    assert as_(other_officer).get(reverse("figures:edit", args=[series.pk])).status_code == 404


def test_another_regency_finds_nothing(series: Series, report: Report, neighbour: Membership, as_: As) -> None:
    figure, client = report(series, 5, "2026-03-31"), as_(neighbour)
    assert client.get(reverse("figures:series", args=[series.pk])).status_code == 404
    assert client.get(reverse("figures:figure", args=[figure.pk])).status_code == 404


def test_a_village_has_its_own_page_of_a_series(
    by_village: Series, report: Report, regent: Membership, as_: As
) -> None:
    report(by_village, 1, "2026-03-31", MACANG)
    report(by_village, 1, "2026-03-31", GORONTALO)
    shown = page(as_(regent), "region", by_village.pk, MACANG)
    assert "Macang Tanggar" in shown
    assert "Gorontalo" not in shown[shown.index('id="results"') :]
    assert as_(regent).get(reverse("figures:region", args=[by_village.pk, "53.10"])).status_code == 404


def test_more_figures_and_series_cost_no_more_queries(
    by_village: Series, report: Report, officer: Membership, regent: Membership, as_: As
) -> None:
    client, found = as_(regent), []
    for many in (10, 20):
        for number in range(many - 10, many):
            report(by_village, number, f"2026-03-{number + 1:02}", MACANG if number % 2 else GORONTALO)
            create_series(by=officer, details=series_details(officer.office, title=f"Deret {number}"))
        counts = []
        for name, args in (("series", [by_village.pk]), ("all", [])):
            page(client, name, *args)
            with CaptureQueriesContext(connection) as asked:
                page(client, name, *args)
            counts.append(len(asked))
        found.append(counts)
    assert found[0] == found[1]
