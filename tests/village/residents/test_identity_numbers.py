"""NIK and family card numbers in files: what is refused, what is taken with a warning, what is only known elsewhere."""

import pytest

from lonto.regions.models import Region
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.models import Family, FormerNumber, Resident
from tests.village.residents.files import a_person, counts, problems, take

OTHER_NIK = "5315054708929910"
PROVISIONAL = "0531505200800001"


def test_a_number_cell_whose_last_digit_may_be_lost_is_refused_and_the_others_are_stored_exactly(
    village: Region,
) -> None:
    outcome = take(
        village,
        a_person(nik=5315054708929900),
        a_person(nik=OTHER_NIK, nama="Ana Jelita", kk_level="4"),
        a_person(nik=5315054708929901, nama="Rosa Jelita", kk_level="4"),
        good_rows=True,
    )
    assert counts(outcome) == (2, 0, 0, 1)
    assert (2, Code.DIGITS_LOST) in problems(outcome)
    assert (4, Code.NUMBER_CELL) in problems(outcome)
    assert set(Resident.objects.values_list("nik", flat=True)) == {OTHER_NIK, "5315054708929901"}


def test_two_rows_with_one_nik_are_both_refused_and_name_each_other(village: Region) -> None:
    outcome = take(village, a_person(), a_person(nama="Somebody Else", kk_level="4"), good_rows=True)
    assert problems(outcome) == [(2, Code.NIK_TWICE), (3, Code.NIK_TWICE)]
    assert outcome.plan.rows[0].row.problems[0].details == {"rows": "3"}
    assert not Resident.objects.exists()


def test_a_nik_that_lives_in_another_village_is_refused(village: Region, other_village: Region) -> None:
    take(other_village, a_person())
    outcome = take(village, a_person())
    assert problems(outcome) == [(2, Code.NIK_ELSEWHERE)]
    assert outcome.run is None


def test_who_has_left_the_other_village_may_come(village: Region, other_village: Region) -> None:
    take(other_village, a_person(status_dasar="3"))
    assert counts(take(village, a_person())) == (1, 0, 0, 0)


def test_who_came_back_is_refused_while_the_nik_lives_in_another_village(
    village: Region, other_village: Region
) -> None:
    take(village, a_person(status_dasar="3"))
    take(other_village, a_person())
    assert problems(take(village, a_person(status_dasar="1"))) == [(2, Code.NIK_ELSEWHERE)]


def test_a_family_card_of_another_village_is_refused(village: Region, other_village: Region) -> None:
    take(other_village, a_person())
    outcome = take(village, a_person(nik=OTHER_NIK))
    assert problems(outcome) == [(2, Code.KK_ELSEWHERE)]


@pytest.mark.parametrize(
    ("nik", "code"),
    [
        ("531505470892990", Code.NOT_16_DIGITS),
        ("5315054708920000", Code.SERIAL_0000),
        ("9999994708929901", Code.REGENCY_UNKNOWN),
        ("5315053102909901", Code.NIK_DATE_IMPOSSIBLE),
        ("5,31505E+15", Code.DIGITS_LOST),
    ],
)
def test_a_nik_that_cannot_be_one_is_refused(village: Region, nik: str, code: Code) -> None:
    outcome = take(village, a_person(nik=nik))
    assert (2, code) in problems(outcome)
    assert not Resident.objects.exists()


def test_a_nik_from_before_the_regency_was_divided_is_valid(village: Region) -> None:
    outcome = take(village, a_person(nik="5310184708929901"))
    assert counts(outcome) == (1, 0, 0, 0)


def test_sex_and_birth_date_that_differ_from_the_nik_are_warnings(village: Region) -> None:
    outcome = take(village, a_person(sex="1", tanggallahir="1992-08-08"))
    assert problems(outcome) == [(2, Code.SEX_DIFFERS), (2, Code.BIRTH_DATE_DIFFERS)]
    assert Resident.objects.get().sex == 1


def test_an_unknown_nik_is_stored_as_unknown(village: Region) -> None:
    take(village, a_person(nik="0"))
    assert Resident.objects.get().nik is None
    assert counts(take(village, a_person(nik="0"))) == (0, 0, 1, 0)


def test_a_made_up_nik_is_never_the_residents_own_but_finds_the_resident_again(village: Region) -> None:
    take(village, a_person(nik=PROVISIONAL))
    resident = Resident.objects.get()
    assert resident.nik is None
    assert FormerNumber.objects.get().number == PROVISIONAL
    outcome = take(village, {"nik": PROVISIONAL, "pekerjaan_id": "9"})
    assert counts(outcome) == (0, 1, 0, 0)
    resident.refresh_from_db()
    assert resident.occupation == 9


def test_who_gets_a_real_nik_stays_the_same_person(village: Region) -> None:
    take(village, a_person(nik=PROVISIONAL, nama_ibu="Veronika Sena"))
    resident = Resident.objects.get()
    outcome = take(village, a_person(nama_ibu="VERONIKA SENA"))
    assert counts(outcome) == (0, 1, 0, 0)
    assert problems(outcome) == [(2, Code.SAME_PERSON)]
    resident.refresh_from_db()
    assert resident.nik == "5315054708929901"
    assert Resident.objects.count() == 1
    assert counts(take(village, {"nik": PROVISIONAL, "nama": "Paulina Jelita"})) == (0, 0, 1, 0)


def test_a_person_may_say_that_they_are_two(village: Region) -> None:
    take(village, a_person(nik="0", nama_ibu="Veronika Sena"))
    outcome = take(village, a_person(nama_ibu="Veronika Sena", kk_level="4"), kept_apart={2})
    assert counts(outcome) == (1, 0, 0, 0)
    assert Resident.objects.count() == 2


def test_two_residents_alike_without_nik_are_not_guessed_between(village: Region) -> None:
    twins = [a_person(nik=f"053150520080000{n}", nama_ibu="Veronika Sena", kk_level="4") for n in (1, 2)]
    take(village, *twins)
    outcome = take(village, a_person(nama_ibu="Veronika Sena"))
    assert (2, Code.PERSON_UNCERTAIN) in problems(outcome)


def test_the_same_person_without_nik_twice_in_a_file_is_refused_once(village: Region) -> None:
    outcome = take(village, a_person(nik="0"), a_person(nik="0"), good_rows=True)
    assert problems(outcome) == [(3, Code.PERSON_TWICE)]
    assert Resident.objects.count() == 1


def test_a_namesake_of_the_same_age_is_taken_with_a_warning(village: Region) -> None:
    take(village, a_person())
    outcome = take(village, a_person(nik=OTHER_NIK, no_kk="5315050102149116"))
    assert problems(outcome) == [(2, Code.SIMILAR_PERSON)]


def test_a_made_up_family_card_keeps_its_people_together(village: Region) -> None:
    rows = [
        a_person(no_kk=PROVISIONAL),
        a_person(no_kk=PROVISIONAL, nik=OTHER_NIK, nama="Ana Jelita", kk_level="4"),
    ]
    take(village, *rows)
    family = Family.objects.get()
    assert family.kk is None
    assert family.members.count() == 2
    assert counts(take(village, *rows)) == (0, 0, 2, 0)
