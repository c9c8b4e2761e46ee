"""The officer of another regency: guests look at announced intakes, and nothing else of ours exists for them."""

import pytest
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.talent.training.models import Academy, Intake, Programme, SeatPool, TrainingClass
from tests.conftest import As
from tests.talent.training.conftest import MakePool, at


def _status(client_of: As, by: Membership, name: str, *args: object) -> int:
    return client_of(by).get(reverse(f"training:{name}", args=args)).status_code


def test_a_guest_reads_an_announced_intake_with_its_classes(
    as_: As, neighbour: Membership, open_one: Intake, training_class: TrainingClass
) -> None:
    for name, pk in (("intake", open_one.pk), ("classes", open_one.pk), ("class", training_class.pk)):
        page = as_(neighbour).get(reverse(f"training:{name}", args=[pk]))
        assert page.status_code == 200
        assert 'method="post" action' not in page.content.decode().split("</header>")[1].split("<footer")[0]


def test_a_guest_sees_no_draft(as_: As, neighbour: Membership, intake: Intake, training_class: TrainingClass) -> None:
    assert _status(as_, neighbour, "intake", intake.pk) == 404
    assert _status(as_, neighbour, "class", training_class.pk) == 404
    assert intake.name not in as_(neighbour).get(reverse("training:intakes")).content.decode()


@pytest.mark.parametrize("name", ["intake_edit", "intake_open", "class_new", "table_new"])
def test_a_guest_has_no_page_to_change_an_intake(as_: As, neighbour: Membership, open_one: Intake, name: str) -> None:
    assert _status(as_, neighbour, name, open_one.pk) == 404


def test_a_guest_sees_neither_programme_nor_academy_nor_pool(
    as_: As,
    neighbour: Membership,
    open_one: Intake,
    programme: Programme,
    academy: Academy,
    make_pool: MakePool,
) -> None:
    pool = make_pool("women", 5)
    for name, pk in (
        ("programme", programme.pk),
        ("academy", academy.pk),
        ("pool", pool.pk),
    ):
        assert _status(as_, neighbour, name, pk) == 404
    assert _status(as_, neighbour, "trial", "academies", academy.pk) == 404


def test_buttons_of_a_guest_do_nothing(
    as_: As, neighbour: Membership, open_one: Intake, training_class: TrainingClass, make_pool: MakePool
) -> None:
    pool = make_pool("women", 5)
    client = as_(neighbour)
    for name, pk in (("class_delete", training_class.pk), ("pool_order", pool.pk), ("intake_delete", open_one.pk)):
        assert client.post(reverse(f"training:{name}", args=[pk]), {"deed": "remove"}).status_code == 404
    assert SeatPool.objects.filter(pk=pool.pk).exists()


def test_an_intake_of_which_a_regency_is_no_guest_does_not_exist_for_it(
    as_: As, officer: Membership, neighbour: Membership, open_one: Intake
) -> None:
    Intake.objects.filter(pk=open_one.pk).update(regencies=["53.15"])
    assert _status(as_, neighbour, "intake", open_one.pk) == 404


def test_a_guest_cannot_copy_an_intake_of_the_host(
    as_: As, officer: Membership, neighbour: Membership, open_one: Intake
) -> None:
    own = Programme.objects.create(
        regency_id="53.10", name="DTS", starts_on=at(2026, 1, 1).date(), ends_on=at(2026, 12, 31).date(), target=1
    )
    page = as_(neighbour).post(
        reverse("training:intake_copy", args=[own.pk]),
        {"source": open_one.pk, "name": "X", "code": "X", "opens_on": "01-09-2026"},
    )
    assert page.status_code == 200
    assert not own.intakes.exists()
