"""Whatever is typed or forged into the forms of agreements: a sentence beside the field, and nothing is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.actions import update_party
from lonto.regency.agreements.models import Agreement, Duty, Extension, Milestone, Party, Performance, Pledge
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from tests.conftest import As
from tests.regency.agreements.conftest import Promise

Send = Callable[..., str]
HUGE = "9" * 60
ELSEWHERE = "019af0c4-0000-7000-8000-000000000000"
PROMISED = {"title": "Janji", "region": "53.15", "target": "100", "baseline": "0"}


@pytest.fixture
def send(officer: Membership, as_: As) -> Send:
    """Send a form as the officer and read the page that comes back; it must not be a redirect."""
    client = as_(officer)

    def post(name: str, pk: Any, answers: dict[str, Any]) -> str:
        response = client.post(reverse(f"agreements:{name}", args=[pk] if pk else []), answers)
        assert response.status_code == 200
        page = response.content.decode()
        assert 'class="error-summary' in page
        return page

    return post


def agreement_answers(officer: Membership, **changes: Any) -> dict[str, Any]:
    known = {"title": "Kerja sama lain", "kind": "other", "subject": "Pelatihan", "office": officer.office_id}
    return {**known, "signed_on": "10-12-2025", "ends_on": "31-12-2027", **changes}


def pledge_answers(officer: Membership, series: Series, **changes: Any) -> dict[str, Any]:
    known = {**PROMISED, "indicator": str(Reference.of_series(series.pk)), "office": officer.office_id}
    return {**known, "begins_on": "31-12-2025", "due_on": "31-12-2026", **changes}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "Kerja sama pelatihan"}, None),
        ({"kind": "gift"}, "kind"),
        ({"office": ELSEWHERE}, "office"),
        ({"office": "nobody"}, "office"),
        ({"signed_on": "31-02-2026"}, "signed_on"),
        ({"signed_on": "2026"}, "signed_on"),
        ({"ends_on": "09-12-2025"}, "ends_on"),
        ({"starts_on": "01-01-2028"}, "ends_on"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(
    agreement: Agreement, officer: Membership, send: Send, changes: dict[str, str], field: str | None
) -> None:
    page = send("new", None, agreement_answers(officer, **changes))
    assert field is None or f'id="id_{field}_error"' in page
    assert Agreement.objects.get() == agreement


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": "-1"}, "target"),
        ({"target": "0"}, "target"),
        ({"target": "100", "baseline": "200"}, "target"),
        ({"falls": "on"}, "target"),
        ({"target": "banyak"}, "target"),
        ({"target": "NaN"}, "target"),
        ({"target": "Infinity"}, "target"),
        ({"target": HUGE}, "target"),
        ({"target": "1e400"}, "target"),
        ({"baseline": f"-{HUGE}"}, "baseline"),
        ({"due_on": "31-12-2025"}, "due_on"),
        ({"due_on": "30-12-2025"}, "due_on"),
        ({"region": "53.10"}, "region"),
        ({"region": "53.15.99.9999"}, "region"),
        ({"region": "a\x00b"}, "region"),
        ({"indicator": "measure:renamed"}, "indicator"),
        ({"indicator": f"series:{ELSEWHERE}"}, "indicator"),
        ({"indicator": "measure:residents:sex=9"}, "indicator"),
        ({"indicator": ""}, "indicator"),
        ({"office": ELSEWHERE}, "office"),
        ({"title": "x\x00"}, "title"),
    ],
)
def test_a_pledge_that_cannot_be_is_refused(
    agreement: Agreement, officer: Membership, series: Series, send: Send, changes: dict[str, str], field: str
) -> None:
    page = send("pledge_new", agreement.pk, pledge_answers(officer, series, **changes))
    assert f'id="id_{field}_error"' in page
    assert not Pledge.objects.exists()


def test_a_series_and_an_office_of_another_regency_are_refused(
    agreement: Agreement, officer: Membership, series: Series, neighbour: Membership, send: Send
) -> None:
    foreign = Series.objects.get(pk=series.pk)
    foreign.pk, foreign.regency, foreign.office, foreign.title = (
        None,
        neighbour.office.region,
        neighbour.office,
        "Asing",
    )
    foreign.save(force_insert=True)
    for changes, field in (
        ({"indicator": str(Reference.of_series(foreign.pk))}, "indicator"),
        ({"office": neighbour.office_id}, "office"),
    ):
        page = send("pledge_new", agreement.pk, pledge_answers(officer, series, **changes))
        assert f'id="id_{field}_error"' in page
    assert not Pledge.objects.exists()


def test_a_region_outside_the_parties_is_refused(
    agreement: Agreement, officer: Membership, series: Series, village: Region, other_village: Region, send: Send
) -> None:
    whole = agreement.parties.get(name="Kabupaten")
    update_party(by=officer, party=whole, name="Desa", kind="village", region=village)
    page = send("pledge_new", agreement.pk, pledge_answers(officer, series, region=other_village.pk))
    assert "Wilayah ini bukan wilayah salah satu pihak." in page
    assert not Pledge.objects.exists()


def test_a_party_may_not_leave_a_pledge_outside(
    agreement: Agreement, promise: Promise, village: Region, send: Send
) -> None:
    promise()
    whole = agreement.parties.get(name="Kabupaten")
    page = send("party", whole.pk, {"name": "Desa", "kind": "village", "region": village.pk})
    assert "20.000 orang dilatih" in page
    assert Party.objects.get(pk=whole.pk).region_id == "53.15"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Badan PSDM"}, None),
        ({"kind": "stranger"}, "kind"),
        ({"region": "53.10"}, "region"),
    ],
)
def test_a_party_that_cannot_be_is_refused(
    agreement: Agreement, send: Send, changes: dict[str, str], field: str | None
) -> None:
    page = send("party_new", agreement.pk, {"name": "Universitas", "kind": "university", **changes})
    assert field is None or f'id="id_{field}_error"' in page
    assert agreement.parties.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": "31-12-2026"}, "on"),
        ({"on": "01-01-2020"}, "on"),
        ({"value": "200000"}, "value"),
        ({"value": "-1"}, "value"),
        ({"value": HUGE}, "value"),
        ({"on": "besok"}, "on"),
    ],
)
def test_a_milestone_beside_the_way_is_refused(
    promise: Promise, send: Send, changes: dict[str, str], field: str
) -> None:
    page = send("milestone_new", promise().pk, {"on": "30-06-2026", "value": "9000", **changes})
    assert f'id="id_{field}_error"' in page
    assert not Milestone.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"party": ELSEWHERE}, "party"),
        ({"first_on": "", "repeat": "monthly"}, "first_on"),
        ({"first_on": "01-01-2028"}, "first_on"),
        ({"repeat": "hourly"}, "repeat"),
        ({"office": ELSEWHERE}, "office"),
    ],
)
def test_a_duty_that_cannot_be_is_refused(
    agreement: Agreement, party: Party, officer: Membership, send: Send, changes: dict[str, str], field: str
) -> None:
    known = {"party": party.pk, "text": "Laporan", "first_on": "31-01-2026", "repeat": "once"}
    page = send("duty_new", agreement.pk, {**known, "office": officer.office_id, **changes})
    assert f'id="id_{field}_error"' in page
    assert not Duty.objects.exists()


@pytest.mark.parametrize("done_on", ["26-11-2026", "", "31-02-2026"])
def test_a_duty_is_not_done_on_a_day_that_cannot_be(duty: Duty, send: Send, done_on: str) -> None:
    assert 'id="id_done_on_error"' in send("duty_done", duty.pk, {"done_on": done_on})
    assert not Performance.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "31-12-2027"}, "ends_on"),
        ({"ends_on": "01-01-2026"}, "ends_on"),
        ({"agreed_on": "26-11-2026"}, "agreed_on"),
        ({"evidence": ELSEWHERE}, "evidence"),
    ],
)
def test_an_extension_that_cannot_be_is_refused(
    agreement: Agreement, send: Send, changes: dict[str, str], field: str
) -> None:
    page = send("extend", agreement.pk, {"agreed_on": "01-11-2026", "ends_on": "31-12-2028", **changes})
    assert f'id="id_{field}_error"' in page
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closed_on": "26-11-2026"}, "closed_on"),
        ({"closed_on": "01-12-2025"}, "closed_on"),
        ({"reason": " "}, "reason"),
    ],
)
def test_an_agreement_is_not_closed_on_a_day_that_cannot_be(
    agreement: Agreement, send: Send, changes: dict[str, str], field: str
) -> None:
    page = send("close", agreement.pk, {"closed_on": "01-11-2026", "reason": "selesai", **changes})
    assert f'id="id_{field}_error"' in page
    agreement.refresh_from_db()
    assert agreement.closed_on is None


@pytest.mark.parametrize("query", ["?q=%00", "?phase=ends-x", "?phase=ends-99", "?office=%27", "?sort=x", "?page=-1"])
@pytest.mark.parametrize("name", ["all", "pledges", "duties"])
def test_whatever_an_address_asks_the_lists_answer(
    promise: Promise, duty: Duty, officer: Membership, as_: As, name: str, query: str
) -> None:
    promise()
    assert as_(officer).get(reverse(f"agreements:{name}") + query).status_code == 200


def test_an_agency_of_another_regency_minds_nothing_here(officer: Membership, pilot: Region, send: Send) -> None:
    region = Region.objects.get(pk="53.10")
    foreign = Office.objects.create(kind=OfficeKind.AGENCY, region=region, name="Dinas Tetangga")
    assert 'id="id_office_error"' in send("new", None, agreement_answers(officer, office=foreign.pk))
    assert not Agreement.objects.exists()
