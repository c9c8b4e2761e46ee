"""Opening hours: what may be said, and how the form says what is wrong."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from lonto.accounts.models import Membership, Office
from lonto.regency.public.actions import set_hours
from lonto.regency.public.hours import Span
from lonto.regency.public.models import OpeningHours
from tests.conftest import As
from tests.regency.public.work import WEEK
from tests.web.reading import text_of, words


def sent(**changes: str) -> dict[str, str]:
    return {"opens_0": "08.00", "closes_0": "14:30", "opens_4": "8.00", "closes_4": "11.30", **changes}


def test_hours_are_kept_by_day(secretary: Membership, as_: As) -> None:
    as_(secretary).post(reverse("public:hours_edit", args=[secretary.office_id]), sent(note=" Istirahat. "))
    kept = OpeningHours.objects.get()
    assert kept.days == [["08:00", "14:30"], None, None, None, ["08:00", "11:30"], None, None]
    assert kept.note == "Istirahat."
    form = text_of(as_(secretary).get(reverse("public:hours_edit", args=[secretary.office_id])))
    assert 'value="11.30"' in form


def test_saying_them_again_keeps_one_row(secretary: Membership) -> None:
    set_hours(by=secretary, office=secretary.office, days=WEEK)
    set_hours(by=secretary, office=secretary.office, days=[None, *WEEK[1:]])
    assert OpeningHours.objects.get().days[0] is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"closes_0": ""}, "Senin: isi kedua jam"),
        ({"closes_0": "07.00"}, "Senin: jam tutup harus setelah jam buka"),
        ({"closes_0": "08.00"}, "Senin: jam tutup harus setelah jam buka"),
        ({"opens_0": "25.00"}, "Tulis jam seperti 08.00"),
        ({"opens_0": "pagi"}, "Tulis jam seperti 08.00"),
        ({"opens_0": "", "closes_0": "", "opens_4": "", "closes_4": ""}, "paling sedikit satu hari"),
        ({"note": "x" * 201}, "200"),
        ({"note": "a\0b"}, ""),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    secretary: Membership, as_: As, changes: dict[str, str], sentence: str
) -> None:
    answer: Any = as_(secretary).post(reverse("public:hours_edit", args=[secretary.office_id]), sent(**changes))
    assert answer.status_code == 200
    assert sentence in words(text_of(answer))
    assert not OpeningHours.objects.exists()


@pytest.mark.parametrize("days", [[(dt.time(9), dt.time(8))] + [None] * 6, [None] * 7])
def test_the_action_refuses_too(secretary: Membership, days: list[Span]) -> None:
    with pytest.raises(ValidationError):
        set_hours(by=secretary, office=secretary.office, days=days)


def test_clerks_and_other_offices_set_nothing(clerk: Membership, stranger: Membership, secretary: Membership) -> None:
    for by, office in ((clerk, clerk.office), (stranger, clerk.office), (secretary, stranger.office)):
        with pytest.raises(Http404):
            set_hours(by=by, office=office, days=WEEK)


def test_the_administrator_sets_those_of_every_office(administrator: Membership, office: Office) -> None:
    assert set_hours(by=administrator, office=office, days=WEEK).office == office


def test_an_office_with_one_place_goes_straight_to_its_form(secretary: Membership, as_: As) -> None:
    answer = as_(secretary).get(reverse("public:hours"))
    assert answer.headers["Location"] == reverse("public:hours_edit", args=[secretary.office_id])
