"""The applicant's documents follow what the academies of the ranked classes ask for, and of whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Account, Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions.applications import send, start_application
from lonto.talent.admission.actions.documents import keep_document
from lonto.talent.admission.actions.rankings import rank_classes
from lonto.talent.admission.choices import DocumentState, LinkState
from lonto.talent.admission.document_kinds import needed_documents
from lonto.talent.admission.models import Applicant, Application, Document
from lonto.talent.admission.queries.rounds import entrance_of
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.documents import Raw
from lonto.talent.training.models import Academy, Intake, TrainingClass
from tests.talent.admission.allocating import apply
from tests.talent.admission.conftest import JPG, AsPerson, MakeClass
from tests.web.reading import text_of, words


def ask(academy: Academy, *lines: tuple[str, str, str]) -> None:
    chosen: Raw = [{"kind": kind, "need": need, "whom": whom} for kind, need, whom in lines]
    Academy.objects.filter(pk=academy.pk).update(documents=chosen)


def needs(applicant: Applicant, *classes: TrainingClass) -> dict[str, bool]:
    """Kind and whether it is optional, for fresh rows."""
    rows = TrainingClass.objects.filter(pk__in=[one.pk for one in classes]).select_related("academy")
    return {one.kind.key: one.is_optional for one in needed_documents(applicant, rows)}


def test_list_follows_the_choice_of_the_officer(
    applicant: Applicant, academy: Academy, classes: list[TrainingClass]
) -> None:
    ask(academy, ("diploma", "required", "everybody"), ("work_letter", "optional", "everybody"))
    assert needs(applicant, classes[0]) == {"diploma": False, "work_letter": True}


def test_what_one_class_requires_is_required_though_another_calls_it_optional(
    applicant: Applicant, academy: Academy, young_academy: Academy, make_class: MakeClass
) -> None:
    ask(academy, ("diploma", "optional", "everybody"))
    ask(young_academy, ("diploma", "required", "everybody"))
    first, second = make_class("TA-1"), make_class("FGA-1", academy=young_academy)
    assert needs(applicant, first, second) == {"diploma": False}


@pytest.mark.parametrize(("is_final_year", "kind"), [(True, "student_card"), (False, "diploma")])
def test_list_follows_the_profile(
    applicant: Applicant, academy: Academy, classes: list[TrainingClass], is_final_year: bool, kind: str
) -> None:
    ask(academy, ("student_card", "required", "final_year"), ("diploma", "required", "finished"))
    applicant.is_final_year = is_final_year
    assert needs(applicant, classes[0]) == {kind: False}


def test_page_shows_what_is_required_and_what_is_optional(
    person: Account, applicant: Applicant, intake: Intake, academy: Academy, make_class: MakeClass, as_person: AsPerson
) -> None:
    ask(academy, ("identity_card", "required", "everybody"), ("work_letter", "optional", "everybody"))
    application = start_application(by=person, applicant=applicant, intake=intake)
    rank_classes(by=person, application=application, ranking=[make_class("TA-1")])
    page = words(text_of(as_person(person).get(reverse("admission:documents", args=[intake.pk]))))
    assert "KTP-el" in page
    assert "Surat keterangan kerja (boleh kosong)" in page
    assert "Ijazah" not in page


def test_nothing_is_sent_without_what_is_required_and_the_optional_may_be_missing(
    person: Account, applicant: Applicant, intake: Intake, academy: Academy, make_class: MakeClass
) -> None:
    ask(academy, ("diploma", "required", "everybody"), ("work_letter", "optional", "everybody"))
    application = start_application(by=person, applicant=applicant, intake=intake)
    rank_classes(by=person, application=application, ranking=[make_class("TA-1")])
    with pytest.raises(Refused) as refused:
        send(by=person, application=application)
    assert refused.value.code == "documents"
    keep_document(by=person, application=application, kind="diploma", upload=SimpleUploadedFile("ijazah.jpg", JPG))
    assert send(by=person, application=application).number


def refuse(application: Application, kind: str) -> None:
    Document.objects.create(
        regency=application.regency,
        application=application,
        kind=kind,
        sha256="0" * 64,
        state=DocumentState.REFUSED,
        uploaded_at=timezone.now(),
    )


@pytest.mark.parametrize(("need", "takes_part"), [("required", False), ("optional", True)])
def test_refused_document_keeps_out_only_where_it_is_required(
    intake: Intake, village: Region, academy: Academy, make_class: MakeClass, need: str, takes_part: bool
) -> None:
    ask(academy, ("diploma", need, "everybody"))
    application = apply(intake, village, [make_class("TA-1")], 8000)
    refuse(application, "diploma")
    assert bool(entrance_of(intake).applicants) is takes_part


def test_refused_document_that_is_not_asked_of_the_person_keeps_nobody_out(
    intake: Intake, village: Region, academy: Academy, make_class: MakeClass
) -> None:
    ask(academy, ("student_card", "required", "final_year"))
    application = apply(intake, village, [make_class("TA-1")], 8000)
    refuse(application, "student_card")
    assert entrance_of(intake).applicants


def test_refused_identity_card_is_forgotten_once_the_village_has_confirmed_the_person(
    officer: Membership, intake: Intake, village: Region, make_class: MakeClass
) -> None:
    application = apply(intake, village, [make_class("TA-1")], 8000)
    refuse(application, "identity_card")
    assert not entrance_of(intake).applicants
    Applicant.objects.filter(pk=application.applicant_id).update(link_state=LinkState.CONFIRMED)
    assert entrance_of(intake).applicants
