"""Invented people are written through the journal, all of them or none, and never among real ones."""

import json
from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.village.residents.models import Family, Hamlet, Resident
from lonto.village.residents.synthetic.actions import NotHereError, make_synthetic

FIELDS = ("id", "village_id", "family_id", "name", "nik", "born_on", "birth_place", "education", "occupation")


def test_rows_and_journal_agree(pilot: Region) -> None:
    made = make_synthetic(residents=400)
    assert (Resident.objects.count(), Family.objects.count()) == (made["residents"], made["families"])
    assert Entry.objects.filter(verb="residents.make_synthetic").count() == made["villages"]
    for village in Region.objects.filter(pk__in=Resident.objects.values("village")):
        assert list(differences(village)) == []


def test_the_same_seed_gives_the_same_rows(pilot: Region) -> None:
    make_synthetic(residents=300)
    first = list(Resident.objects.order_by("id").values_list(*FIELDS))
    for model in (Resident, Family, Hamlet):
        model._default_manager.all().delete()
    make_synthetic(residents=300)
    assert list(Resident.objects.order_by("id").values_list(*FIELDS)) == first


def test_every_row_keeps_the_rules_of_the_register(pilot: Region) -> None:
    make_synthetic(residents=200)
    for resident in Resident.objects.select_related("village", "family", "hamlet"):
        resident.full_clean(exclude={"folded"})


def test_a_register_with_people_is_left_alone(pilot: Region) -> None:
    make_synthetic(residents=10)
    with pytest.raises(NotHereError, match=r"."):
        make_synthetic(residents=10)
    assert Resident.objects.count() == 10


def test_production_refuses_invented_people(pilot: Region, settings: LazySettings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mode="production")
    with pytest.raises(NotHereError, match=r"."):
        make_synthetic(residents=10)
    assert not Resident.objects.exists()


def test_the_command_prints_one_object(pilot: Region, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_synthetic", "--residents", "120", "--json")
    assert json.loads(capsys.readouterr().out)["residents"] == 120


def test_the_command_says_why_it_refuses(pilot: Region) -> None:
    call_command("make_synthetic", "--residents", "10", "--json")
    with pytest.raises(CommandError, match="LONTO_DATA"):
        call_command("make_synthetic", "--residents", "10")


@pytest.mark.parametrize("residents", [0, -1, 290_689])
def test_an_impossible_number_of_residents_is_refused(db: None, residents: int) -> None:
    with pytest.raises(CommandError, match="between 1 and 290688"):
        call_command("make_synthetic", residents=residents)
