"""The three real files of one village, in the order in which an office would hand them in."""

import pytest
from django.forms.models import model_to_dict

from lonto.journal.models import Stream
from lonto.journal.queries import verify_stream
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.models import Family, Hamlet, Resident
from tests.village.residents.files import CODES, LABELS, TEMPLATE, counts, notes, problems, take_file

FAMILIES_WITHOUT_HEAD = [181, 866, 1674]


@pytest.fixture
def imported(village: Region) -> Region:
    take_file(village, CODES)
    return village


def test_the_export_with_codes_is_taken_whole(village: Region) -> None:
    outcome = take_file(village, CODES)
    assert counts(outcome) == (1845, 0, 0, 0)
    assert Resident.objects.filter(village=village).count() == 1845
    assert Family.objects.filter(village=village, is_open=True).count() == 415
    assert sorted(Hamlet.objects.values_list("name", flat=True)) == ["COMPANG", "GOLO LADO", "WAE NAHI"]


def test_families_whose_head_is_missing_in_the_file_are_named(village: Region) -> None:
    outcome = take_file(village, CODES)
    assert problems(outcome) == [(row, Code.FAMILY_WITHOUT_HEAD) for row in FAMILIES_WITHOUT_HEAD]
    assert outcome.plan.counts.warned == len(FAMILIES_WITHOUT_HEAD)


def test_the_same_file_again_changes_nothing(imported: Region) -> None:
    assert counts(take_file(imported, CODES)) == (0, 0, 1845, 0)


def test_the_twin_with_labels_destroys_nothing_that_only_the_first_file_knew(imported: Region) -> None:
    before = [model_to_dict(resident) for resident in Resident.objects.order_by("pk")]
    outcome = take_file(imported, LABELS)
    assert counts(outcome) == (0, 0, 1845, 0)
    assert {Code.STATUS_IGNORED, Code.PREGNANCY_IGNORED} <= set(notes(outcome))
    assert [model_to_dict(resident) for resident in Resident.objects.order_by("pk")] == before


def test_the_export_with_labels_alone_is_taken_whole(village: Region) -> None:
    outcome = take_file(village, LABELS)
    assert counts(outcome) == (1845, 0, 0, 0)
    assert not Resident.objects.exclude(status=1).exists()
    assert not Resident.objects.exclude(pregnancy=None).exists()


def test_the_import_layout_adds_those_whom_the_other_program_refused_and_what_it_never_exports(
    imported: Region,
) -> None:
    outcome = take_file(imported, TEMPLATE)
    assert counts(outcome) == (7, 1845, 0, 0)
    assert {change.field for planned in outcome.plan.rows for change in planned.changes} == {"insurance"}
    assert Resident.objects.filter(occupation=99).count() == 7


def test_after_all_three_files_the_journal_holds_the_register(imported: Region) -> None:
    take_file(imported, LABELS)
    take_file(imported, TEMPLATE)
    assert list(differences(imported)) == []
    assert verify_stream(Stream.objects.get(region=imported)) is None
