"""What anybody may see without signing in, and what stays hidden."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.training.actions import freeze_rule, open_intake, set_conditions
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from tests.talent.training.conftest import MakeClass, MakePool, at

HOME = reverse("training:home")
CATALOGUE = reverse("training:catalogue")


def _page(address: str, **query: str) -> str:
    response = Client().get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def _class(training_class: TrainingClass) -> str:
    return reverse("training:public_class", args=[training_class.pk])


def test_a_draft_is_nowhere(intake: Intake, training_class: TrainingClass) -> None:
    assert intake.name not in _page(HOME)
    assert training_class.theme not in _page(CATALOGUE)
    assert Client().get(_class(training_class)).status_code == 404


def test_an_open_intake_stands_on_the_first_page_with_its_deadline(open_one: Intake) -> None:
    with time_machine.travel(at(2026, 3, 10)):
        page = _page(HOME)
    assert open_one.name in page
    assert "31 Mar 2026 23.59 WITA" in page


def test_a_class_says_who_may_apply_and_how_its_seats_are_filled(
    officer: Membership, intake: Intake, training_class: TrainingClass, make_pool: MakePool
) -> None:
    make_pool("women", 5)
    make_pool("region", 3, regions=["53.15.05.2004", "53.15.05.2005"], is_soft=False)
    open_intake(by=officer, intake=intake)
    page = _page(_class(training_class))
    assert "Umur paling tinggi 29 tahun pada 31 Maret 2026, hari terakhir pendaftaran." in page
    assert "Yang lahir pada 29 Februari" in page
    assert "untuk perempuan." in page
    assert "untuk warga Desa Golo Mori dan Desa Warloka." in page
    assert "Kursi yang tidak terisi dibiarkan kosong." in page
    assert "untuk semua orang, paling akhir." in page


def test_the_language_of_the_page_is_that_of_the_sentences(open_one: Intake, training_class: TrainingClass) -> None:
    client = Client()
    client.cookies["lonto_language"] = "en"
    page = client.get(_class(training_class)).content.decode()
    assert "At most 29 years old on 31 March 2026, the last day for applications." in page


def test_a_cancelled_class_says_so(officer: Membership, intake: Intake, make_class: MakeClass) -> None:
    cancelled = make_class(seats=0)
    open_intake(by=officer, intake=intake)
    assert "Kelas ini dibatalkan." in _page(_class(cancelled))


def test_a_frozen_class_shows_the_conditions_it_was_frozen_with(
    officer: Membership, open_one: Intake, training_class: TrainingClass, academy: Academy
) -> None:
    freeze_rule(open_one)
    set_conditions(by=officer, owner=academy, conditions=[], instead_of=academy.conditions)
    assert "Umur paling tinggi 29 tahun" in _page(_class(training_class))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "golo mori"}, {"A"}),
        ({"q": "mitra b"}, {"B"}),
        ({"academy": "TA"}, {"B"}),
        ({"audience": "leaders"}, set()),
        ({"level": "basic"}, {"B"}),
        ({"district": "53.15.05"}, {"A"}),
        ({"accessible": "deaf"}, {"B"}),
        ({"accessible": "deaf", "academy": "VSGA"}, set()),
        ({"accessible": "nonsense"}, {"A", "B"}),
        ({}, {"A", "B"}),
    ],
)
def test_the_catalogue_is_searched_and_narrowed(
    officer: Membership,
    programme: Programme,
    intake: Intake,
    make_class: MakeClass,
    query: dict[str, str],
    found: set[str],
) -> None:
    make_class("A", region=Region.objects.get(pk="53.15.05.2004"), accessible_to=["general"])
    thematic = programme.academies.get(code="TA")
    make_class("B", academy=thematic, level="basic", partner="Mitra B", accessible_to=["deaf"], mode="online")
    open_intake(by=officer, intake=intake)
    page = Client().get(CATALOGUE, query)
    assert {row.code for row in page.context["page"]} == found


def test_the_catalogue_costs_the_same_queries_however_long_it_is(
    officer: Membership, intake: Intake, make_class: MakeClass, django_assert_max_num_queries: Any
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(15) as counted:
            _page(CATALOGUE)
        return len(counted)

    make_class("A")
    open_intake(by=officer, intake=intake)
    few = queries()
    for number in range(20):
        make_class(f"B{number}", region=Region.objects.get(pk="53.15.05.2004"))
    assert queries() <= few + 1


def test_text_of_an_officer_stays_text(officer: Membership, intake: Intake, make_class: MakeClass) -> None:
    made = make_class(theme="<script>alert(1)</script>", place="{{ settings }}", starts_on=dt.date(2026, 5, 4))
    open_intake(by=officer, intake=intake)
    page = _page(_class(made))
    assert "<script>alert" not in page
    assert "{{ settings }}" in page
