"""Families without a card, without a head or with two, and who cannot be joined to any."""

from lonto.regions.models import Region
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.models import Family, Resident
from lonto.village.residents.queries import to_assign, without_one_head
from tests.village.residents.files import a_person, counts, problems, take

HEAD_A = a_person(no_kk="0", nik="5315051708659901", nama="Yosef Darus", sex="1", tanggallahir="1965-08-17")
WIFE_A = a_person(no_kk="0", nik="5315054708699902", nama="Ana Sena", tanggallahir="1969-08-07", kk_level="3")
HEAD_B = a_person(no_kk="0", nik="5315051708699903", nama="Petrus Hambur", sex="1", tanggallahir="1969-08-17")
CHILD_B = a_person(
    no_kk="0",
    nik="5315051708999904",
    nama="Agus Hambur",
    sex="1",
    tanggallahir="1999-08-17",
    kk_level="4",
    ayah_nik="5315051708699903",
    nama_ayah="Petrus Hambur",
    ibu_nik="",
    nama_ibu="",
)


def with_parents(row: dict[str, str]) -> dict[str, str]:
    return {**dict.fromkeys(CHILD_B, ""), **row}


def test_without_card_numbers_each_head_has_a_family_and_who_cannot_be_linked_waits(village: Region) -> None:
    outcome = take(village, *map(with_parents, (HEAD_A, WIFE_A, HEAD_B, CHILD_B)))
    assert counts(outcome) == (4, 0, 0, 0)
    assert Family.objects.filter(kk=None).count() == 2
    child, father = Resident.objects.get(name="Agus Hambur"), Resident.objects.get(name="Petrus Hambur")
    assert child.family_id == father.family_id
    assert [resident.name for resident in to_assign(Resident.objects.all())] == ["Ana Sena"]
    assert problems(outcome) == [(3, Code.TO_ASSIGN)]


def test_without_card_numbers_the_same_file_again_makes_no_more_families(village: Region) -> None:
    rows = list(map(with_parents, (HEAD_A, WIFE_A, HEAD_B, CHILD_B)))
    take(village, *rows)
    assert counts(take(village, *rows)) == (0, 0, 4, 0)
    assert Family.objects.count() == 2


def test_a_wife_is_joined_through_the_child_of_both(village: Region) -> None:
    child = {**CHILD_B, "ayah_nik": "", "nama_ayah": "Yosef Darus", "nama_ibu": "Ana Sena"}
    take(village, *map(with_parents, (HEAD_A, WIFE_A, child)))
    assert Resident.objects.values("family").distinct().count() == 1


def test_a_real_card_takes_the_place_of_the_provisional_family(village: Region) -> None:
    take(village, with_parents(HEAD_A))
    outcome = take(village, {**HEAD_A, "no_kk": "5315050102149115"})
    assert counts(outcome) == (0, 1, 0, 0)
    assert Resident.objects.get().family == Family.objects.get(kk="5315050102149115")
    assert not Family.objects.get(kk=None).is_open


def test_a_family_without_head_is_taken_with_a_warning_and_waits(village: Region) -> None:
    outcome = take(village, a_person(kk_level="4"))
    assert problems(outcome) == [(2, Code.FAMILY_WITHOUT_HEAD)]
    assert without_one_head(Family.objects.all()).count() == 1


def test_a_family_with_two_heads_is_taken_with_a_warning_for_each(village: Region) -> None:
    outcome = take(village, a_person(), a_person(nik="5315054708929910", nama="Ana Jelita"))
    assert problems(outcome) == [(2, Code.FAMILY_WITH_TWO_HEADS), (3, Code.FAMILY_WITH_TWO_HEADS)]
    assert counts(outcome) == (2, 0, 0, 0)


def test_a_head_who_is_already_in_the_register_counts(village: Region) -> None:
    take(village, a_person())
    outcome = take(village, a_person(nik="5315054708929910", nama="Ana Jelita", kk_level="4"))
    assert problems(outcome) == []


def test_a_head_who_died_does_not_count(village: Region) -> None:
    outcome = take(village, a_person(status_dasar="2"), a_person(nik="5315054708929910", nama="Ana Jelita"))
    assert problems(outcome) == []


def test_a_family_is_closed_when_its_last_member_has_left(village: Region) -> None:
    take(village, a_person())
    take(village, a_person(status_dasar="3"))
    assert not Family.objects.get().is_open
    take(village, a_person(status_dasar="1"))
    assert Family.objects.get().is_open


def test_a_child_older_than_its_father_is_a_warning(village: Region) -> None:
    child = {**CHILD_B, "tanggallahir": "1960-08-17", "nik": "5315051708609904"}
    outcome = take(village, *map(with_parents, (HEAD_B, child)))
    assert (3, Code.OLDER_THAN_PARENT) in problems(outcome)
