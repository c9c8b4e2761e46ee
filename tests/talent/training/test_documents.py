"""Which documents an academy asks for: chosen by the officer, of whom, and kept by intakes that are announced."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.talent.training.actions import (
    confirm_import,
    copy_intake,
    create_academy,
    create_class,
    open_intake,
    prepare_import,
    set_documents,
    update_class,
)
from lonto.talent.training.actions.academies import AcademyDetails
from lonto.talent.training.choices import Need, Whom
from lonto.talent.training.documents import (
    Ask,
    Owner,
    Raw,
    all_kinds,
    as_json,
    documents_of,
    documents_of_class,
    usual_documents,
)
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from tests.conftest import As
from tests.talent.training.conftest import MakeClass, class_details
from tests.web.reading import text_of, words

CARD = {"kind": "identity_card", "need": "required", "whom": "everybody"}
DIPLOMA = {"kind": "diploma", "need": "optional", "whom": "finished"}


def choose(officer: Membership, academy: Academy, *documents: dict[str, str]) -> Academy:
    known = as_json(documents_of(Academy.objects.get(pk=academy.pk)))
    return set_documents(by=officer, academy=academy, documents=list(documents), instead_of=known)


def kinds(asks: tuple[Ask, ...]) -> list[str]:
    return [ask.kind.key for ask in asks]


def test_academy_asks_for_what_the_data_file_says_until_somebody_chooses(academy: Academy) -> None:
    assert academy.documents is None
    assert kinds(documents_of(academy)) == ["identity_card", "school_diploma", "disability_proof"]


def test_academy_that_is_in_no_file_asks_for_the_identity_card(officer: Membership, programme: Programme) -> None:
    details = AcademyDetails("LOKAL", "Akademi Lokal", "public", "basic")
    own = create_academy(by=officer, programme=programme, details=details)
    assert kinds(documents_of(own)) == ["identity_card", "disability_proof"]


@pytest.mark.parametrize(
    ("whom", "owner", "is_asked"),
    [
        (Whom.EVERYBODY, Owner(), True),
        (Whom.DISABILITY, Owner(has_disability=True), True),
        (Whom.DISABILITY, Owner(), False),
        (Whom.FINAL_YEAR, Owner(is_final_year=True), True),
        (Whom.FINAL_YEAR, Owner(), False),
        (Whom.FINISHED, Owner(is_final_year=True), False),
        (Whom.FINISHED, Owner(), True),
        (Whom.WORKING, Owner(employment="self"), True),
        (Whom.WORKING, Owner(employment="student"), False),
    ],
)
def test_document_is_asked_of_those_it_is_for(whom: Whom, owner: Owner, is_asked: bool) -> None:
    assert Ask(all_kinds()["diploma"], Need.REQUIRED, whom).concerns(owner) is is_asked


@pytest.mark.parametrize("kind", ["identity_card", "disability_proof"])
def test_what_the_register_knows_is_never_asked_of_people_whom_the_village_confirmed(kind: str) -> None:
    owner = Owner(is_confirmed=True, has_disability=True)
    assert not Ask(all_kinds()[kind], Need.REQUIRED).concerns(owner)


def test_choice_of_the_officer_is_kept_and_stands_in_the_journal(
    officer: Membership, pilot: Region, academy: Academy
) -> None:
    changed = choose(officer, academy, DIPLOMA, CARD)
    assert as_json(documents_of(changed)) == [CARD, DIPLOMA]
    assert Entry.objects.filter(verb="training.set_documents").count() == 1
    assert list(differences(pilot)) == []


def test_academy_may_ask_for_nothing(officer: Membership, academy: Academy) -> None:
    assert documents_of(choose(officer, academy)) == ()


@pytest.mark.parametrize(
    "documents",
    [
        [{"kind": "passport", "need": "required", "whom": "everybody"}],
        [{"kind": "diploma", "need": "perhaps", "whom": "everybody"}],
        [{"kind": "diploma", "need": "required", "whom": "cats"}],
        [CARD, CARD],
        [{}],
    ],
)
def test_list_that_makes_no_sense_is_refused(officer: Membership, academy: Academy, documents: Raw) -> None:
    with pytest.raises(ValidationError):
        choose(officer, academy, *documents)
    academy.refresh_from_db()
    assert academy.documents is None


def test_second_officer_does_not_overwrite_what_the_first_has_changed(officer: Membership, academy: Academy) -> None:
    usual = as_json(usual_documents(academy.code))
    choose(officer, academy, CARD)
    with pytest.raises(ValidationError):
        set_documents(by=officer, academy=academy, documents=[DIPLOMA], instead_of=usual)


def test_officer_of_another_regency_chooses_nothing(neighbour: Membership, academy: Academy) -> None:
    with pytest.raises(NotAllowed):
        choose(neighbour, academy, CARD)


def test_announced_intake_keeps_what_it_was_announced_with(
    officer: Membership, open_one: Intake, training_class: TrainingClass, academy: Academy
) -> None:
    choose(officer, academy, DIPLOMA)
    announced = TrainingClass.objects.get(pk=training_class.pk)
    assert kinds(documents_of_class(announced)) == ["identity_card", "school_diploma", "disability_proof"]


def test_draft_follows_the_academy(officer: Membership, training_class: TrainingClass, academy: Academy) -> None:
    choose(officer, academy, DIPLOMA)
    assert kinds(documents_of_class(TrainingClass.objects.get(pk=training_class.pk))) == ["diploma"]


def test_class_that_joins_an_announced_intake_asks_for_what_its_neighbours_ask(
    officer: Membership, open_one: Intake, academy: Academy
) -> None:
    choose(officer, academy, DIPLOMA)
    late = create_class(by=officer, intake=open_one, details=class_details(academy, code="VSGA-LATE"))
    assert kinds(documents_of_class(late)) == ["identity_card", "school_diploma", "disability_proof"]


def test_class_that_moves_to_another_academy_asks_for_its_documents(
    officer: Membership, programme: Programme, open_one: Intake, training_class: TrainingClass
) -> None:
    other = programme.academies.get(code="TSA")
    moved = update_class(by=officer, training_class=training_class, details=class_details(other))
    assert kinds(documents_of_class(moved)) == ["identity_card", "student_card", "disability_proof"]


def test_classes_from_a_table_are_fixed_alike(
    officer: Membership, open_one: Intake, programme: Programme, pilot: Region
) -> None:
    rows = b"kode;akademi;tema;mulai;selesai;kursi\nTA-1;TA;Literasi;4-5-2026;8-5-2026;20\n"
    run = prepare_import(by=officer, intake=open_one, file=SimpleUploadedFile("k.csv", rows))
    confirm_import(by=officer, run=run)
    choose(officer, programme.academies.get(code="TA"))
    assert kinds(documents_of_class(TrainingClass.objects.get(code="TA-1"))) == ["identity_card", "disability_proof"]
    assert list(differences(pilot)) == []


def test_copy_of_an_intake_asks_for_what_the_academies_ask_now(
    officer: Membership, open_one: Intake, programme: Programme, academy: Academy
) -> None:
    choose(officer, academy, DIPLOMA)
    copy = copy_intake(
        by=officer, source=open_one, programme=programme, name="2", code="DTS26-2", opens_on=dt.date(2026, 9, 1)
    )
    assert kinds(documents_of_class(copy.classes.get())) == ["diploma"]
    opened = open_intake(by=officer, intake=copy)
    choose(officer, academy, CARD)
    assert kinds(documents_of_class(opened.classes.get())) == ["diploma"]


def test_officer_chooses_on_the_page_and_sees_the_choice(officer: Membership, academy: Academy, as_: As) -> None:
    office = as_(officer)
    address = reverse("training:academy_documents", args=[academy.pk])
    seen = json.dumps(as_json(documents_of(academy)))
    form = {"seen": seen, "need_diploma": "optional", "whom_diploma": "finished", "need_identity_card": "required"}
    assert office.post(address, form).status_code == 302
    academy.refresh_from_db()
    assert as_json(documents_of(academy)) == [CARD, DIPLOMA]
    assert 'value="optional" selected' in text_of(office.get(address))


@pytest.mark.parametrize("seen", ["", "{", "[]", '[{"kind": "identity_card"}]'])
def test_page_that_has_become_old_changes_nothing(officer: Membership, academy: Academy, as_: As, seen: str) -> None:
    address = reverse("training:academy_documents", args=[academy.pk])
    answer = as_(officer).post(address, {"seen": seen, "need_diploma": "required"})
    assert "error-summary" in text_of(answer)
    academy.refresh_from_db()
    assert academy.documents is None


def test_page_says_which_intakes_keep_theirs(officer: Membership, open_one: Intake, academy: Academy, as_: As) -> None:
    for name in ("training:academy_documents", "training:academy"):
        page = words(text_of(as_(officer).get(reverse(name, args=[academy.pk]))))
        assert f"({open_one.name})" in page


def test_public_page_of_a_class_says_what_to_hand_in(
    client: Client, officer: Membership, academy: Academy, intake: Intake, make_class: MakeClass
) -> None:
    choose(officer, academy, CARD, DIPLOMA)
    made = make_class()
    open_intake(by=officer, intake=intake)
    page = words(text_of(client.get(reverse("training:public_class", args=[made.pk]))))
    assert "KTP-el" in page
    assert "Ijazah atau transkrip" in page
