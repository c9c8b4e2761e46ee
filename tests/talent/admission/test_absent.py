"""Many absent people at once: chosen on the page of a class or named in a table, looked at, recorded together."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.lib.spreadsheet import read_sheets
from lonto.regions.models import Region
from lonto.tables.choices import State
from lonto.talent.admission.actions.absent import Judgement, confirm_absent, prepare_absent
from lonto.talent.admission.actions.sanctions import record_absences, record_no_shows
from lonto.talent.admission.actions.seats import confirm_seat
from lonto.talent.admission.choices import OfferState, SanctionGround
from lonto.talent.admission.models import Application, Sanction
from lonto.talent.admission.queries.absent import confirmed_people, what_follows
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake, TableImport, TrainingClass
from tests.conftest import As
from tests.downloads import content_of
from tests.talent.admission.allocating import allocate_and_publish, apply, offer_of
from tests.talent.admission.conftest import MakeClass
from tests.web.reading import text_of, words

UNTIL = timezone.localdate() + dt.timedelta(days=365)
LATER = f"{UNTIL:%d-%m-%Y}"
DECISION = {"ground": "no_show", "until": LATER, "note": "Tidak hadir tanpa kabar."}
Make = Callable[[int], list[Application]]


@pytest.fixture
def chosen(make_class: MakeClass) -> TrainingClass:
    return make_class("TA-1", seats=4)


@pytest.fixture
def people(officer: Membership, intake: Intake, village: Region, chosen: TrainingClass) -> list[Application]:
    """Four with a confirmed seat, best first, and two who wait."""
    found = [
        apply(intake, village, [chosen], 9000 - 1000 * place, name=name)
        for place, name in enumerate(
            ("Rosalina Jehabut", "Yosef Hambur", "Maria Nanut", "Petrus Dagung", "Siti Rahma", "Kornelis")
        )
    ]
    allocate_and_publish(officer, intake)
    for one in found[:4]:
        confirm_seat(by=None, application=one)
    return found


def url(name: str, *args: object) -> str:
    return reverse(f"admission:{name}", args=args)


def states(people: list[Application]) -> list[str]:
    return [offer_of(one).state for one in people]


def serial(one: Application) -> int:
    assert one.serial is not None
    return one.serial


def table(*rows: str, heading: str = "nomor") -> SimpleUploadedFile:
    return SimpleUploadedFile("absen.csv", "\n".join([heading, *rows]).encode())


def test_search_keeps_whoever_is_ticked(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    page = text_of(as_(officer).get(f"{url('absent', chosen.pk)}?q=hambur&n={serial(people[2])}"))
    assert "Yosef Hambur" in page
    assert "Maria Nanut" in page
    assert "Rosalina" not in page
    assert page.count(" checked") == 1


def test_search_for_signs_finds_nobody_and_does_not_fail(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    answer = as_(officer).get(url("absent", chosen.pk), {"q": "%'\x00--", "n": ["abc", "99999999999", "-1"]})
    assert answer.status_code == 200
    assert b"Rosalina" not in answer.content


def test_preview_says_which_seats_fall_free_and_who_is_called(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    ticked = [serial(people[0]), serial(people[1])]
    page = words(text_of(as_(officer).get(url("absent_check", chosen.pk), {"n": ticked})))
    assert "TA-1 Tema TA-1: 2" in page
    assert "Siti Rahma" in page
    assert "Kornelis" in page
    assert states(people) == [OfferState.CONFIRMED] * 4 + [OfferState.WAITING] * 2, "a preview changes nothing"


def test_preview_foretells_what_happens(officer: Membership, intake: Intake, people: list[Application]) -> None:
    absent = [offer_of(one) for one in people[:2]]
    calls = what_follows(intake, absent).calls
    record_no_shows(by=officer, intake=intake, applications=people[:2], until=UNTIL)
    admitted = [one.number for one in people if offer_of(one).state == OfferState.ADMITTED]
    assert [call.number for call in calls] == admitted


def test_chosen_people_are_recorded_together_in_one_entry(
    officer: Membership, pilot: Region, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    office = as_(officer)
    ticked = [str(one.serial) for one in people[:2]]
    assert office.post(url("absent_check", chosen.pk), {**DECISION, "n": ticked}).status_code == 302
    assert states(people) == [OfferState.WITHDRAWN] * 2 + [OfferState.CONFIRMED] * 2 + [OfferState.ADMITTED] * 2
    assert {one.until for one in Sanction.objects.all()} == {UNTIL}
    assert Entry.objects.filter(verb="admission.no_shows").count() == 1


def test_three_absences_are_recorded_alike_and_free_no_seat(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    ticked = [str(one.serial) for one in people[:3]]
    as_(officer).post(url("absent_check", chosen.pk), {**DECISION, "ground": "absences", "n": ticked})
    assert states(people)[:4] == [OfferState.CONFIRMED] * 4
    assert set(Sanction.objects.values_list("ground", flat=True)) == {SanctionGround.ABSENCES}
    assert Sanction.objects.count() == 3


def test_what_is_wrong_in_the_decision_is_said_and_the_choice_is_kept(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    answer = as_(officer).post(
        url("absent_check", chosen.pk), {"ground": "no_show", "until": "01-01-2020", "note": "", "n": people[0].serial}
    )
    page = text_of(answer)
    assert f'name="n" value="{people[0].serial}"' in page
    assert "error-summary" in page
    assert not Sanction.objects.exists()


def test_nobody_ticked_leads_back_with_a_sentence(
    officer: Membership, chosen: TrainingClass, people: list[Application], as_: As
) -> None:
    office = as_(officer)
    assert office.get(url("absent_check", chosen.pk)).headers["Location"] == url("absent", chosen.pk)
    answer = office.get(url("absent_check", chosen.pk), {"n": serial(people[5])}, follow=True)
    assert "notice-bad" in text_of(answer), "who only waits cannot be absent"


def test_the_same_absence_is_recorded_once_and_the_refusal_names_the_person(
    officer: Membership, intake: Intake, people: list[Application]
) -> None:
    record_absences(by=officer, intake=intake, applications=people[:1], until=UNTIL)
    with pytest.raises(Refused, match="Rosalina Jehabut"):
        record_absences(by=officer, intake=intake, applications=people[:2], until=UNTIL)
    assert Sanction.objects.count() == 1


def test_nobody_named_is_refused(officer: Membership, intake: Intake, people: list[Application]) -> None:
    with pytest.raises(Refused):
        record_no_shows(by=officer, intake=intake, applications=[], until=UNTIL)


def test_template_names_everybody_with_a_seat_and_marks_nobody(
    officer: Membership, intake: Intake, people: list[Application], as_: As, tmp_path: Any
) -> None:
    office = as_(officer)
    content = content_of(office.get(url("absent_template", intake.pk)))
    (tmp_path / "t.xlsx").write_bytes(content)
    with (tmp_path / "t.xlsx").open("rb") as file:
        [sheet] = read_sheets(file, "t.xlsx")
    assert [row[0] for row in sheet.rows[1:]] == sorted(
        (one.number for one in people[:4]), key=lambda number: offer_name(people, number)
    )
    run = prepare_absent(by=officer, intake=intake, file=SimpleUploadedFile("t.xlsx", content))
    assert run.report["counts"] == {"new": 0, "changed": 0, "unchanged": 4, "refused": 0}


def offer_name(people: list[Application], number: str) -> str:
    return next(one.applicant.folded for one in people if one.number == number)


def test_only_marked_rows_count_where_the_file_marks_them(
    officer: Membership, intake: Intake, people: list[Application]
) -> None:
    file = table(
        f"{people[0].number};ya", f"{people[1].number};", f"{people[2].number};Tidak", heading="nomor;tidak_hadir"
    )
    assert prepare_absent(by=officer, intake=intake, file=file).report["counts"] == {
        "new": 1,
        "changed": 0,
        "unchanged": 2,
        "refused": 0,
    }


def test_table_shows_refused_rows_and_records_nothing_by_itself(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    office = as_(officer)
    rows = (people[0].number.lower(), "UJI-999999", people[5].number, people[0].number)
    sent = office.post(url("absent_tables", intake.pk), {"file": table(*rows)})
    page = words(text_of(office.get(sent.headers["Location"])))
    assert "UJI-999999" in page
    assert TableImport.objects.get().report["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "refused": 3}
    assert states(people)[0] == OfferState.CONFIRMED


def test_refused_rows_keep_a_table_back_until_the_good_ones_are_wanted_alone(
    officer: Membership, pilot: Region, intake: Intake, people: list[Application], as_: As
) -> None:
    run = prepare_absent(by=officer, intake=intake, file=table(people[0].number, people[1].number, "UJI-999999"))
    office = as_(officer)
    office.post(url("absent_table_confirm", run.pk), DECISION)
    assert not Sanction.objects.exists()
    office.post(url("absent_table_confirm", run.pk), {**DECISION, "takes_good_rows": "1"})
    assert states(people)[:3] == [OfferState.WITHDRAWN, OfferState.WITHDRAWN, OfferState.CONFIRMED]
    run.refresh_from_db()
    assert run.state == State.DONE
    assert not [one for one in differences(pilot) if one.startswith(("training.TableImport", "admission.Sanction"))]


def test_table_that_would_name_other_people_by_now_records_nothing(
    officer: Membership, intake: Intake, people: list[Application]
) -> None:
    run = prepare_absent(by=officer, intake=intake, file=table(people[0].number, people[1].number))
    record_no_shows(by=officer, intake=intake, applications=people[:1], until=UNTIL)
    with pytest.raises(ValidationError) as refused:
        confirm_absent(by=officer, run=run, judgement=Judgement(SanctionGround.NO_SHOW, UNTIL))
    assert refused.value.code == "stale"
    assert Sanction.objects.count() == 1


def test_discarded_table_stays_in_the_list_and_cannot_be_recorded(
    officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    run = prepare_absent(by=officer, intake=intake, file=table(people[0].number))
    office = as_(officer)
    office.post(url("absent_table_cancel", run.pk))
    office.post(url("absent_table_confirm", run.pk), DECISION)
    assert not Sanction.objects.exists()
    assert "absen.csv" in text_of(office.get(url("absent_tables", intake.pk)))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"a;b\n1;2\n"])
def test_file_that_is_no_such_table_is_refused_in_words(
    content: bytes, officer: Membership, intake: Intake, people: list[Application], as_: As
) -> None:
    file = SimpleUploadedFile("absen.csv", content)
    answer = as_(officer).post(url("absent_tables", intake.pk), {"file": file})
    assert "error-summary" in text_of(answer)
    assert not TableImport.objects.exists()


def test_class_and_preview_need_as_many_queries_for_twenty_as_for_ten(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass, as_: As
) -> None:
    chosen = make_class("TA-9", seats=20)
    people = [apply(intake, village, [chosen], 5000 + place) for place in range(20)]
    allocate_and_publish(officer, intake)
    office = as_(officer)

    def queries(count: int) -> list[int]:
        for one in people[:count]:
            confirm_seat(by=None, application=one)
        ticked = {"n": [serial(one) for one in people[:count]]}
        counted = []
        for name in ("absent", "absent_check"):
            with CaptureQueriesContext(connection) as asked:
                office.get(url(name, chosen.pk), ticked)
            counted.append(len(asked))
        return counted

    queries(1)
    assert queries(10) == queries(20)


def test_people_of_other_intakes_are_not_listed(officer: Membership, intake: Intake, people: list[Application]) -> None:
    assert confirmed_people(intake).count() == 4
    other = Intake.objects.get(pk=intake.pk)
    other.pk = None
    other.name, other.code = "Gelombang 2", "UJI-2"
    other.save(force_insert=True)
    assert confirmed_people(other).count() == 0
