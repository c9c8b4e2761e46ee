"""From sent applications to a published result, through the rows of an intake."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions.freezing import commit_seed, freeze_rule
from lonto.talent.admission.actions.running import publish_result, run_allocation
from lonto.talent.admission.actions.seats import give_back
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Document
from lonto.talent.admission.queries.allocations import first_round
from lonto.talent.admission.result_words import Words
from lonto.talent.training.actions import PoolDetails, add_pool
from lonto.talent.training.models import Intake, SeatPool
from tests.talent.admission.allocating import (
    PUBLIC_VALUE,
    SOURCE,
    allocate_and_publish,
    apply,
    close,
    freeze,
    offer_of,
)
from tests.talent.admission.conftest import MakeClass

REPLAY = Path(__file__).parents[3] / "docs" / "replay" / "replay_allocation.py"


def test_better_scores_get_the_seats_and_everybody_a_reason(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1", seats=1)
    first, second = (apply(intake, village, [chosen], score) for score in (8430, 8100))
    allocate_and_publish(officer, intake)
    assert offer_of(first).state == OfferState.ADMITTED
    assert offer_of(second).state == OfferState.WAITING
    why = Words(intake).why(offer_of(second))
    assert "84,30" in why
    assert "81,00" in why
    assert " 1 " in why


def test_bundle_is_recomputed_by_an_independent_program(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass, tmp_path: Path
) -> None:
    classes = [make_class("TA-1", seats=2), make_class("TA-2", seats=3, minimum=1)]
    for score in range(8):
        apply(intake, village, classes, 7000, sex="LP"[score % 2])
    allocate_and_publish(officer, intake)
    allocation = first_round(intake)
    assert allocation is not None
    ran = subprocess.run(
        [sys.executable, str(REPLAY), allocation.bundle.path], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    published = json.loads(Path(allocation.bundle.path).read_text())
    assert published["public_value"] == PUBLIC_VALUE
    assert published["rule_sha256"] == allocation.rule_sha256
    assert "Pendaftar" not in Path(allocation.bundle.path).read_text()


def test_women_pool_takes_women_before_better_men(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1", seats=2)
    SeatPool.objects.create(regency=intake.regency, training_class=chosen, position=1, group="women", seats=1)
    apply(intake, village, [chosen], 9000)
    apply(intake, village, [chosen], 8900)
    woman = apply(intake, village, [chosen], 5000, sex="P")
    allocate_and_publish(officer, intake)
    assert (offer_of(woman).state, offer_of(woman).pool) == (OfferState.ADMITTED, "women")


def test_class_without_applicants_and_more_seats_than_people(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    wanted, _empty = make_class("TA-1", seats=50), make_class("TA-2", seats=5)
    people = [apply(intake, village, [wanted]) for _ in range(3)]
    allocate_and_publish(officer, intake)
    assert [offer_of(one).state for one in people] == [OfferState.ADMITTED] * 3


def test_pools_larger_than_the_class_are_cut_in_their_order(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1", seats=1)
    for position, group in enumerate(("women", "open"), 1):
        SeatPool.objects.create(regency=intake.regency, training_class=chosen, position=position, group=group, seats=4)
    man = apply(intake, village, [chosen], 9000)
    woman = apply(intake, village, [chosen], 5000, sex="P")
    allocate_and_publish(officer, intake)
    assert [offer_of(one).state for one in (man, woman)] == [OfferState.WAITING, OfferState.ADMITTED]


def test_refused_document_leaves_out_what_needs_it_and_says_so(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1")
    application = apply(intake, village, [chosen], 9000)
    Document.objects.create(
        regency=intake.regency,
        application=application,
        kind="identity_card",
        sha256="0" * 64,
        state="refused",
        uploaded_at=timezone.now(),
    )
    allocate_and_publish(officer, intake)
    offer = offer_of(application)
    assert offer.state == OfferState.NOT_ADMITTED
    assert "KTP" in Words(intake).why(offer) or "identitas" in Words(intake).why(offer)


def test_nothing_is_run_while_a_document_waits(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    application = apply(intake, village, [make_class("TA-1")], 9000)
    Document.objects.create(
        regency=intake.regency,
        application=application,
        kind="identity_card",
        sha256="0" * 64,
        uploaded_at=timezone.now(),
    )
    freeze(officer, intake)
    with pytest.raises(ValidationError, match="1"):
        run_allocation(by=officer, intake=intake, public_value=PUBLIC_VALUE)


def test_rule_cannot_be_changed_once_it_is_frozen_and_the_refusal_says_so(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1")
    freeze(officer, intake)
    with pytest.raises(ValidationError) as refused:
        add_pool(by=officer, training_class=chosen, details=PoolDetails(group="women", seats=1))
    assert refused.value.code == "frozen"
    with pytest.raises(ValidationError) as again:
        freeze_rule(by=officer, intake=intake)
    assert again.value.code == "frozen"


def test_seats_shifted_behind_the_rule_are_found_before_anything_is_allocated(
    officer: Membership, intake: Intake, make_class: MakeClass
) -> None:
    chosen = make_class("TA-1", seats=10)
    freeze(officer, intake)
    type(chosen).objects.filter(pk=chosen.pk).update(seats=11)
    with pytest.raises(ValidationError) as refused:
        run_allocation(by=officer, intake=intake, public_value=PUBLIC_VALUE)
    assert refused.value.code == "changed_rule"


def test_commitment_and_rule_count_only_before_the_deadline(
    officer: Membership, intake: Intake, make_class: MakeClass
) -> None:
    make_class("TA-1")
    close(intake)
    with pytest.raises(ValidationError) as refused:
        commit_seed(by=officer, intake=intake, source=SOURCE)
    assert refused.value.code == "too_late"


def test_the_draw_is_made_once(officer: Membership, intake: Intake, make_class: MakeClass) -> None:
    make_class("TA-1")
    freeze(officer, intake)
    run_allocation(by=officer, intake=intake, public_value=PUBLIC_VALUE)
    with pytest.raises(ValidationError) as refused:
        run_allocation(by=officer, intake=intake, public_value="9999")
    assert refused.value.code == "run"
    publish_result(by=officer, intake=intake)


def test_class_closed_for_want_of_people_is_explained_with_its_numbers_in_every_round(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    small, other = make_class("TA-1", seats=10, minimum=5), make_class("TA-2", seats=1)
    seated, waiting = (apply(intake, village, [small, other], score) for score in (9000, 8000))
    allocate_and_publish(officer, intake)

    def reason() -> str:
        return Words(intake).lines_of(offer_of(waiting))[0].sentence

    first = reason()
    give_back(by=None, application=seated)

    assert offer_of(waiting).state == OfferState.ADMITTED
    assert reason() == first
    assert " 5 " in first
    assert " 2" in first
