"""Programmes and academies."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.queries import entries_about, history_of
from lonto.talent.training.academies import eight_academies
from lonto.talent.training.actions import (
    AcademyDetails,
    ProgrammeDetails,
    add_eight_academies,
    create_academy,
    create_programme,
    delete_academy,
    update_academy,
    update_programme,
)
from lonto.talent.training.choices import Audience, TrainingLevel
from lonto.talent.training.models import Academy, Programme, TrainingClass

DETAILS = ProgrammeDetails("DTS 2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31), 5_000)
OWN = AcademyDetails("DESA", "Akademi Desa", Audience.PUBLIC, TrainingLevel.BASIC)


def test_a_programme_begins_with_the_eight_academies_where_asked_for(programme: Programme) -> None:
    codes = set(programme.academies.values_list("code", flat=True))
    assert codes == {"FGA", "VSGA", "TA", "PROA", "GTA", "DEA", "TSA", "DLA"}


def test_every_academy_of_the_file_has_a_known_audience_and_level() -> None:
    for academy in eight_academies():
        assert academy.audience in Audience.values
        assert academy.level in TrainingLevel.values
        assert academy.conditions[0] == {"block": "citizen"}


def test_making_a_programme_is_one_entry_with_all_its_rows(programme: Programme) -> None:
    [entry] = entries_about(programme)
    assert entry.verb == "training.create_programme"
    assert entry.changes.count() == 9


def test_a_programme_without_academies_gets_them_later_in_one_step(officer: Membership) -> None:
    programme = create_programme(by=officer, details=DETAILS)
    own = create_academy(by=officer, programme=programme, details=AcademyDetails("TA", "Sendiri", "public", "basic"))
    added = add_eight_academies(by=officer, programme=programme)
    assert len(added) == 7
    assert Academy.objects.get(pk=own.pk).name == "Sendiri"


def test_a_name_is_given_once_in_a_regency(officer: Membership, programme: Programme) -> None:
    with pytest.raises(ValidationError):
        create_programme(by=officer, details=ProgrammeDetails(programme.name, DETAILS.starts_on, DETAILS.ends_on, 1))


def test_a_programme_cannot_end_before_it_starts(officer: Membership, programme: Programme) -> None:
    details = ProgrammeDetails("DTS", dt.date(2027, 1, 2), dt.date(2027, 1, 1), 1)
    with pytest.raises(ValidationError):
        update_programme(by=officer, programme=programme, details=details)


def test_every_change_of_an_academy_stands_in_the_journal(officer: Membership, academy: Academy) -> None:
    update_academy(by=officer, academy=academy, details=OWN)
    states = [state for _, state in history_of(academy)]
    assert [state["code"] for state in states if state] == ["VSGA", "DESA"]


def test_an_academy_with_classes_stays(officer: Membership, academy: Academy, training_class: TrainingClass) -> None:
    with pytest.raises(ValidationError):
        delete_academy(by=officer, academy=academy)


def test_an_academy_without_classes_can_go(officer: Membership, academy: Academy) -> None:
    delete_academy(by=officer, academy=academy)
    assert not Academy.objects.filter(pk=academy.pk).exists()
    assert history_of(academy)[-1][1] is None


def test_the_officer_of_another_regency_changes_nothing(neighbour: Membership, programme: Programme) -> None:
    with pytest.raises(NotAllowed):
        update_programme(by=neighbour, programme=programme, details=DETAILS)
    with pytest.raises(NotAllowed):
        create_academy(by=neighbour, programme=programme, details=OWN)


def test_other_roles_make_no_programme(clerk: Membership, administrator: Membership) -> None:
    for by in (clerk, administrator):
        with pytest.raises(NotAllowed):
            create_programme(by=by, details=DETAILS)
