"""What admissions count: people in their villages, through every step and along every axis."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.measures import queries
from lonto.measures.periods import Period
from lonto.measures.registry import Measure
from lonto.regions.models import Region
from lonto.talent.admission.actions.sanctions import answer_appeal, appeal_sanction, record_absences
from lonto.talent.admission.actions.seats import confirm_seat, give_back
from lonto.talent.admission.measures import (
    ADMITTED,
    APPLICANTS,
    CONFIRMED,
    ELIGIBLE,
    PEOPLE_BY_ACADEMY,
    PEOPLE_CONFIRMED,
    PEOPLE_TRAINED,
)
from lonto.talent.admission.models import Application, Document
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from lonto.talent.training.progress import progress_of
from tests.conftest import As
from tests.talent.admission.allocating import allocate_and_publish, apply
from tests.talent.admission.conftest import MakeClass
from tests.web.reading import text_of, words

STEPS = (APPLICANTS, ELIGIBLE, ADMITTED, CONFIRMED)
OLD, YOUNG = dt.date(1971, 7, 1), dt.date(1999, 7, 1)


@pytest.fixture
def people(
    officer: Membership,
    intake: Intake,
    academy: Academy,
    young_academy: Academy,
    village: Region,
    other_village: Region,
    make_class: MakeClass,
) -> list[Application]:
    """Five people in two villages, who differ on every axis; the result is published and one has confirmed.

    In turn: confirmed, admitted, left out because of a document, waiting, admitted to the other academy.
    """
    basic = make_class("TA-1", seats=2)
    upper = make_class("FGA-1", academy=young_academy, level="intermediate", seats=5)
    found = [
        apply(intake, village, [basic], 9000, sex="P", born_on=YOUNG, disability=1),
        apply(intake, village, [basic], 8000, sex="P", born_on=OLD),
        apply(intake, other_village, [basic], 9900, sex="L", born_on=OLD),
        apply(intake, other_village, [basic], 7000, sex="L", born_on=YOUNG),
        apply(intake, other_village, [upper, basic], 5000, sex="L", born_on=YOUNG, disability=2),
    ]
    Document.objects.create(
        regency=intake.regency,
        application=found[2],
        kind="identity_card",
        sha256="0" * 64,
        state="refused",
        uploaded_at=timezone.now(),
    )
    allocate_and_publish(officer, intake)
    confirm_seat(by=None, application=found[0])
    return found


def year() -> Period:
    return Period.year(timezone.localdate().year)


def along(measure: Measure, axis: str, region: Region, period: Period | None = None) -> dict[str, int]:
    return queries.along(measure, queries.breakdown(measure, region, period), axis)


def test_people_are_counted_step_by_step_in_the_village_where_they_live(
    people: list[Application], pilot: Region, village: Region, other_village: Region
) -> None:
    numbers = {
        measure.key: [queries.value(measure, region, year()) for region in (pilot, village, other_village)]
        for measure in STEPS
    }
    assert numbers == {
        "training-applicants": [5, 2, 3],
        "training-eligible": [4, 2, 2],
        "training-admitted": [3, 2, 1],
        "training-confirmed": [1, 1, 0],
    }


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        ("sex", [{"P": 2, "L": 3}, {"P": 2, "L": 2}, {"P": 2, "L": 1}, {"P": 1}]),
        ("age", [{"25-29": 3, "55-59": 2}, {"25-29": 3, "55-59": 1}, {"25-29": 2, "55-59": 1}, {"25-29": 1}]),
        ("disability", [{"1": 1, "2": 1, "7": 3}, {"1": 1, "2": 1, "7": 2}, {"1": 1, "2": 1, "7": 1}, {"1": 1}]),
        ("academy", [{"TA": 4, "FGA": 1}, {"TA": 3, "FGA": 1}, {"TA": 2, "FGA": 1}, {"TA": 1}]),
        (
            "audience",
            [
                {"public": 4, "professionals": 1},
                {"public": 3, "professionals": 1},
                {"public": 2, "professionals": 1},
                {"public": 1},
            ],
        ),
        (
            "level",
            [
                {"basic": 4, "intermediate": 1},
                {"basic": 3, "intermediate": 1},
                {"basic": 2, "intermediate": 1},
                {"basic": 1},
            ],
        ),
    ],
)
def test_each_step_divides_along_each_axis(
    people: list[Application], pilot: Region, axis: str, expected: list[dict[str, int]]
) -> None:
    assert [along(measure, axis, pilot, year()) for measure in STEPS] == expected


def test_each_step_divides_by_intake(people: list[Application], pilot: Region, intake: Intake) -> None:
    assert [along(measure, "intake", pilot, year()) for measure in STEPS] == [
        {str(intake.pk): count} for count in (5, 4, 3, 1)
    ]


@pytest.mark.parametrize(
    "measure", [*STEPS, PEOPLE_CONFIRMED, PEOPLE_TRAINED, PEOPLE_BY_ACADEMY], ids=lambda measure: measure.key
)
def test_every_value_that_is_counted_has_a_name_on_its_axis(
    people: list[Application], pilot: Region, measure: Measure
) -> None:
    counted = queries.breakdown(measure, pilot, year() if measure in STEPS else None)
    for position, axis in enumerate(measure.axes):
        assert {category[position] for category in counted} <= dict(axis.values()).keys(), axis.key


def test_kept_number_is_counted_again_when_the_journal_of_the_regency_moves(
    people: list[Application], pilot: Region
) -> None:
    assert queries.value(CONFIRMED, pilot, year()) == 1
    give_back(by=None, application=people[0])
    assert queries.value(CONFIRMED, pilot, year()) == 0


def test_people_of_other_years_are_not_counted(people: list[Application], pilot: Region) -> None:
    before = Period.year(timezone.localdate().year - 1)
    assert [queries.value(measure, pilot, before) for measure in STEPS] == [0, 0, 0, 0]


def another_intake(intake: Intake, training_class: TrainingClass, name: str = "Gelombang 0") -> TrainingClass:
    """An intake of the same programme, with a class like this one."""
    other = Intake.objects.get(pk=intake.pk)
    other.pk, other.name, other.code, other.state = None, name, "UJI-0", "open"
    other.closes_at = timezone.now() + dt.timedelta(days=1)
    other.save(force_insert=True)
    copy = TrainingClass.objects.get(pk=training_class.pk)
    copy.pk, copy.intake = None, other
    copy.save(force_insert=True)
    return copy


def let_it_end(training_class: TrainingClass) -> None:
    """Let a class lie in the past."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    TrainingClass.objects.filter(pk=training_class.pk).update(starts_on=yesterday, ends_on=yesterday)


def test_programme_counts_a_person_with_two_classes_once(
    officer: Membership, people: list[Application], intake: Intake, programme: Programme, pilot: Region
) -> None:
    first = people[0].preferences.get().training_class
    second = another_intake(intake, first)
    again = apply(second.intake, people[0].applicant.region, [second], 9000)
    Application.objects.filter(pk=again.pk).update(applicant=people[0].applicant)
    again.refresh_from_db()
    allocate_and_publish(officer, second.intake)
    confirm_seat(by=None, application=again)
    assert queries.value(CONFIRMED, pilot, year()) == 2
    assert along(PEOPLE_CONFIRMED, "programme", pilot) == {str(programme.pk): 1}
    assert along(PEOPLE_CONFIRMED, "sex", pilot) == {"P": 1}


def test_people_are_trained_once_their_class_has_ended(people: list[Application], pilot: Region) -> None:
    assert queries.value(PEOPLE_TRAINED, pilot) == 0
    let_it_end(people[0].preferences.get().training_class)
    confirm_seat(by=None, application=people[1])
    assert queries.value(PEOPLE_TRAINED, pilot) == 2


def test_trained_people_divide_by_academy_and_level(people: list[Application], pilot: Region) -> None:
    for one in (people[1], people[4]):
        confirm_seat(by=None, application=one)
    for one in (people[0], people[4]):
        let_it_end(one.preferences.order_by("rank").first().training_class)  # type: ignore[union-attr]
    assert queries.breakdown(PEOPLE_BY_ACADEMY, pilot) == {("TA", "basic"): 2, ("FGA", "intermediate"): 1}
    assert queries.value(PEOPLE_BY_ACADEMY, pilot) == queries.value(PEOPLE_TRAINED, pilot) == 3


def test_two_classes_of_one_academy_and_level_train_a_person_once(
    officer: Membership, people: list[Application], pilot: Region
) -> None:
    first = people[0].preferences.get().training_class
    second = another_intake(first.intake, first)
    again = apply(second.intake, people[0].applicant.region, [second], 9000)
    Application.objects.filter(pk=again.pk).update(applicant=people[0].applicant)
    again.refresh_from_db()
    allocate_and_publish(officer, second.intake)
    confirm_seat(by=None, application=again)
    for one in (first, second):
        let_it_end(one)
    assert queries.breakdown(PEOPLE_BY_ACADEMY, pilot) == {("TA", "basic"): 1}


def test_sanction_that_stands_keeps_a_person_from_being_trained_and_a_lifted_one_does_not(
    officer: Membership, people: list[Application], intake: Intake, pilot: Region
) -> None:
    let_it_end(people[0].preferences.get().training_class)
    until = timezone.localdate() + dt.timedelta(days=365)
    [sanction] = record_absences(by=officer, intake=intake, applications=people[:1], until=until)
    assert queries.value(PEOPLE_TRAINED, pilot) == 0
    sanction = appeal_sanction(by=None, sanction=sanction, text="Sakit.")
    answer_appeal(by=officer, sanction=sanction, is_lifted=True, answer="Surat dokter ada.")
    assert queries.value(PEOPLE_TRAINED, pilot) == 1


def test_progress_names_people_of_other_regencies_and_counts_them_for_the_promise(
    officer: Membership, intake: Intake, programme: Programme, village: Region, make_class: MakeClass
) -> None:
    elsewhere = Region.objects.create(
        code="53.10.01.2001", level=4, kind="desa", name="Pau", folded="pau", parent_id="53.10.01"
    )
    Intake.objects.filter(pk=intake.pk).update(regencies=["53.15", "53.10"])
    chosen = make_class("TA-1", seats=3)
    found = [apply(intake, place, [chosen], 9000) for place in (village, elsewhere, elsewhere)]
    allocate_and_publish(officer, intake)
    for one in found:
        confirm_seat(by=None, application=one)
    confirmed, trained = progress_of(programme)
    assert (confirmed.people, confirmed.guests, confirmed.target) == (3, 2, 20_000)
    assert (trained.people, trained.as_of) == (0, timezone.localdate())


@pytest.mark.parametrize("page", ["training:programme", "admission:steps"])
def test_officer_sees_the_progress_with_definition_and_date(
    officer: Membership, people: list[Application], programme: Programme, intake: Intake, as_: As, page: str
) -> None:
    key = programme.pk if page == "training:programme" else intake.pk
    shown = words(text_of(as_(officer).get(reverse(page, args=[key]))))
    assert "1 dari 20.000" in shown
    assert str(PEOPLE_CONFIRMED.definition) in shown
    assert f"{timezone.localdate():%Y}" in shown


@pytest.mark.parametrize(
    "measure", [*STEPS, PEOPLE_CONFIRMED, PEOPLE_TRAINED, PEOPLE_BY_ACADEMY], ids=lambda measure: measure.key
)
def test_page_of_a_measure_draws_every_axis(
    officer: Membership, people: list[Application], pilot: Region, as_: As, measure: Measure
) -> None:
    page = text_of(as_(officer).get(reverse("measures:region", args=[measure.key, pilot.pk])))
    for axis in measure.axes:
        assert f"by-{axis.key}" in page, axis.key
