"""What the command line says about an allocation."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.admission.choices import OfferState
from lonto.talent.admission.models import Application
from lonto.talent.admission.queries.allocations import bundle_bytes, first_round
from lonto.talent.training.models import Intake
from tests.talent.admission.allocating import allocate_and_publish, apply, offer_of
from tests.talent.admission.conftest import MakeClass


@pytest.fixture
def people(officer: Membership, intake: Intake, village: Region, make_class: MakeClass) -> list[Application]:
    chosen = make_class("TA-1", seats=1)
    found = [apply(intake, village, [chosen], score) for score in (9000, 8000)]
    allocate_and_publish(officer, intake)
    return found


@pytest.fixture
def bundle(people: list[Application], intake: Intake, tmp_path: Path) -> Path:
    allocation = first_round(intake)
    assert allocation is not None
    path = tmp_path / "bundle.json"
    path.write_bytes(bundle_bytes(allocation))
    return path


def test_published_bundle_is_recomputed(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("replay_allocation", bundle, json=True)
    assert json.loads(capsys.readouterr().out)["holds"] is True


def test_bundle_that_was_changed_is_refused_with_exit_status_2(bundle: Path) -> None:
    bundle.write_bytes(bundle.read_bytes().replace(b'"90.00"', b'"70.00"'))
    with pytest.raises(CommandError) as refused:
        call_command("replay_allocation", bundle)
    assert refused.value.returncode == 2


def test_bundle_that_says_something_else_names_the_first_difference(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hashlib import sha256

    body = bundle.read_bytes().replace(
        b'"seats":[\n{"application":"UJI-000001"', b'"seats":[\n{"application":"UJI-000002"'
    )
    body = body.rpartition(b'"sha256":')[0]
    bundle.write_bytes(body + f'"sha256":"{sha256(body).hexdigest()}"\n}}\n'.encode())
    with pytest.raises(SystemExit) as left:
        call_command("replay_allocation", bundle)
    assert left.value.code == 1
    assert "UJI-000001" in capsys.readouterr().out


def test_offers_expire_by_command(people: list[Application], capsys: pytest.CaptureFixture[str]) -> None:
    offer = offer_of(people[0])
    offer.answer_until = timezone.now() - dt.timedelta(seconds=1)
    offer.save()
    call_command("expire_offers", json=True)
    assert list(json.loads(capsys.readouterr().out)["moved"].values()) == [2]
    assert offer_of(people[1]).state == OfferState.ADMITTED
