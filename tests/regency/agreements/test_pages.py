"""The pages of agreements: what they show, what they refuse, and that they stay quick."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.agreements.actions import DutyDetails, add_duty, add_party, create_agreement, sign_agreement
from lonto.regency.agreements.lists import URGENCY
from lonto.regency.agreements.models import Agreement, Duty, Pledge
from lonto.regency.agreements.pace import Standing
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from tests.conftest import As
from tests.regency.agreements.conftest import Promise, Report, agreement_details, on
from tests.web.reading import rows_of

Counted = Callable[[str], int]


def text(client: Client, name: str, *args: Any, query: str = "") -> str:
    response = client.get(reverse(f"agreements:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_an_agreement_is_made_page_by_page(officer: Membership, series: Series, as_: As) -> None:
    client = as_(officer)
    answers = {
        "title": "Kerja sama",
        "kind": "cooperation",
        "subject": "Pelatihan",
        "office": officer.office_id,
        "signed_on": "10-12-2025",
    }
    client.post(reverse("agreements:new"), answers)
    agreement = Agreement.objects.get()
    client.post(reverse("agreements:party_new", args=[agreement.pk]), {"name": "Kabupaten", "kind": "regency"})
    party = agreement.parties.get()
    client.post(reverse("agreements:signatory_new", args=[party.pk]), {"name": "Bupati", "capacity": "Bupati"})
    client.post(reverse("agreements:sign", args=[agreement.pk]))
    pledge = {
        "title": "20.000 orang",
        "indicator": str(Reference.of_series(series.pk)),
        "region": "53.15",
        "target": "20.000",
        "baseline": "0",
        "begins_on": "10-12-2025",
        "due_on": "31-12-2026",
        "office": officer.office_id,
    }
    client.post(reverse("agreements:pledge_new", args=[agreement.pk]), pledge)
    made = agreement.pledges.get()
    client.post(reverse("agreements:milestone_new", args=[made.pk]), {"on": "30-06-2026", "value": "8.000"})
    duty = {
        "party": party.pk,
        "text": "Laporan",
        "first_on": "31-12-2026",
        "repeat": "yearly",
        "office": officer.office_id,
    }
    client.post(reverse("agreements:duty_new", args=[agreement.pk]), duty)
    page = text(client, "agreement", agreement.pk)
    assert all(words in page for words in ("20.000 orang", "Kabupaten", "Bupati", "Laporan"))
    assert made.milestones.get().value == 8_000


def test_a_wrong_pledge_is_said_beside_its_field_and_nothing_is_lost(
    officer: Membership, agreement: Agreement, series: Series, as_: As
) -> None:
    answers = {
        "title": "Turun",
        "indicator": str(Reference.of_series(series.pk)),
        "region": "53.15",
        "target": "10",
        "baseline": "50",
        "begins_on": "10-12-2025",
        "due_on": "31-12-2026",
        "office": officer.office_id,
    }
    page = as_(officer).post(reverse("agreements:pledge_new", args=[agreement.pk]), answers).content.decode()
    assert 'id="id_target_error"' in page
    assert 'value="50"' in page
    assert not Pledge.objects.exists()


def test_the_page_of_a_pledge_draws_its_line_against_the_plan(
    promise: Promise, report: Report, officer: Membership, as_: As
) -> None:
    report(9_000, "2026-10-31")
    page = text(as_(officer), "pledge", promise().pk)
    assert 'class="drawn line-1"' in page
    assert 'class="drawn line-2"' in page
    assert page.count("<tr>") > 3


def test_a_pledge_whose_number_is_gone_says_so(promise: Promise, officer: Membership, as_: As) -> None:
    pledge = promise(due_on=None)
    Pledge.objects.filter(pk=pledge.pk).update(indicator="measure:renamed")
    client = as_(officer)
    sentence = "Angka ini tidak dihitung lagi; pilih yang lain."
    assert sentence in text(client, "pledge", pledge.pk)
    assert sentence in text(client, "agreement", pledge.agreement_id)
    assert sentence in text(client, "pledge_edit", pledge.pk)
    assert text(client, "pledges")


@pytest.mark.parametrize("indicator", ["", "nonsense", "series:019af0c4-0000-7000-8000-000000000000"])
def test_whatever_a_reference_holds_the_pages_answer(
    promise: Promise, officer: Membership, as_: As, indicator: str
) -> None:
    pledge = promise()
    Pledge.objects.filter(pk=pledge.pk).update(indicator=indicator)
    client = as_(officer)
    for name, args in (("pledge", [pledge.pk]), ("agreement", [pledge.agreement_id]), ("pledges", []), ("all", [])):
        assert text(client, name, *args)
    assert client.get(reverse("agreements:report", args=[2026])).status_code == 200


def test_pledges_are_filtered_by_how_they_stand(promise: Promise, report: Report, regent: Membership, as_: As) -> None:
    report(9_000, "2026-10-31")
    promise(title="Terlambat ini")
    promise(title="Terbuka ini", due_on=None)
    client = as_(regent)
    late = text(client, "pledges", query="?standing=late")
    assert "Terlambat ini" in late
    assert "Terbuka ini" not in late
    assert client.get(reverse("agreements:pledges") + "?format=csv").status_code == 200


def test_pledges_that_need_somebody_stand_first(
    promise: Promise, report: Report, officer: Membership, regent: Membership, as_: As
) -> None:
    report(9_000, "2026-11-25")
    expected: dict[str, dict[str, Any]] = {
        "e tercapai": {"target": Decimal(9_000)},
        "d tanpa tanggal": {"due_on": None},
        "c sesuai": {"target": Decimal(10_000)},
        "b terlambat": {},
        "a hilang": {},
    }
    for title, changes in expected.items():
        promise(title=title, **changes)
    Pledge.objects.filter(title="a hilang").update(indicator="measure:renamed")
    found = [row[0] for row in rows_of(as_(regent).get(reverse("agreements:pledges")))]
    assert found == ["a hilang", "b terlambat", "c sesuai", "d tanpa tanggal", "e tercapai"]
    turned = [row[0] for row in rows_of(as_(regent).get(reverse("agreements:pledges") + "?sort=-standing"))]
    assert turned == found[::-1]


def test_every_way_to_stand_has_its_urgency() -> None:
    assert sorted(URGENCY) == sorted(Standing)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?q=pelatihan", True),
        ("?q=Badan+PSDM", True),
        ("?q=tidak+ada", False),
        ("?phase=in_force", True),
        ("?phase=ends-6", False),
        ("?kind=memorandum", False),
        ("?sort=-ends_on", True),
    ],
)
def test_agreements_are_found_sorted_and_filtered(
    agreement: Agreement, regent: Membership, as_: As, query: str, is_found: bool
) -> None:
    url = reverse("agreements:agreement", args=[agreement.pk])
    assert (url in text(as_(regent), "all", query=query)) == is_found


def test_a_reader_sees_no_button_that_changes(
    promise: Promise, duty: Duty, regent: Membership, other_officer: Membership, as_: As
) -> None:
    pledge = promise()
    for by in (regent, other_officer):
        page = text(as_(by), "agreement", pledge.agreement_id) + text(as_(by), "pledge", pledge.pk)
        assert "/change/" not in page
        assert "/remove/" not in page
        assert "/done/" not in page


def test_an_agreement_of_another_regency_is_not_found(
    promise: Promise, duty: Duty, neighbour: Membership, as_: As
) -> None:
    pledge, client = promise(), as_(neighbour)
    for name, key in (("agreement", pledge.agreement_id), ("pledge", pledge.pk), ("edit", pledge.agreement_id)):
        assert client.get(reverse(f"agreements:{name}", args=[key])).status_code == 404
    assert client.post(reverse("agreements:duty_done", args=[duty.pk])).status_code == 404


def test_a_form_that_is_sent_twice_acts_once(duty: Duty, officer: Membership, as_: As) -> None:
    client = as_(officer)
    answers = {"done_on": "20-11-2026", "once": "a" * 24}
    for _time in range(2):
        client.post(reverse("agreements:duty_done", args=[duty.pk]), answers)
    assert duty.performances.count() == 1


@pytest.fixture
def counted(regent: Membership, as_: As) -> Counted:
    """How many queries the regent's page takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(regent)

    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    return count


def test_more_pledges_and_duties_cost_no_more_queries(
    promise: Promise, agreement: Agreement, officer: Membership, report: Report, counted: Counted
) -> None:
    report(9_000, "2026-10-31")
    party = agreement.parties.all()[0]
    pages = [
        reverse("agreements:agreement", args=[agreement.pk]),
        reverse("agreements:pledges"),
        reverse("agreements:duties"),
    ]
    found = []
    for many in (10, 20):
        for number in range(many - 10, many):
            promise(title=f"Janji {number}", due_on=on("2026-10-31") if number % 2 else on("2026-12-31"))
            details = DutyDetails(party, f"Kewajiban {number}", officer.office, on("2026-12-31"))
            add_duty(by=officer, agreement=agreement, details=details)
        found.append([counted(page) for page in pages])
    assert found[0] == found[1]


def test_more_agreements_cost_no_more_queries(officer: Membership, counted: Counted) -> None:
    found = []
    for many in (10, 20):
        for number in range(many - 10, many):
            made = create_agreement(by=officer, details=agreement_details(officer.office, title=f"Perjanjian {number}"))
            add_party(by=officer, agreement=made, name="Kabupaten", kind="regency")
            sign_agreement(by=officer, agreement=made)
        pages = (reverse("agreements:all"), reverse("agreements:report", args=[2026]))
        found.append([counted(page) for page in pages])
    assert found[0] == found[1]
