"""Institutions nominate people for classes that ask for it."""

import datetime as dt

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.journal.models import Change
from lonto.regions.models import Region
from lonto.talent.admission.actions.nominations import Nominee, nominate, withdraw_nomination
from lonto.talent.admission.models import Applicant, Nomination
from lonto.talent.admission.queries import facts_of
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake, TrainingClass
from tests.conftest import As, make_member
from tests.talent.admission.conftest import JPG, PDF, MakeApplicant, MakeClass

HEAD_NIK = "5315051002800001"


@pytest.fixture
def leaders(make_class: MakeClass) -> TrainingClass:
    """A class for people whom their institution nominates."""
    return make_class("DLA-1", conditions=[{"block": "nominated"}])


@pytest.fixture
def nominee(village: Region) -> Nominee:
    return Nominee(
        name="Yosef Hambur",
        nik=HEAD_NIK,
        born_on=dt.date(1980, 2, 10),
        sex="L",
        village=village,
        position="Sekretaris Desa",
        institution="Kantor Desa Macang Tanggar",
        email="sekdes@contoh.id",
    )


def _letter(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("surat.pdf", content)


def test_a_nominated_person_meets_the_condition(
    head: Membership, leaders: TrainingClass, nominee: Nominee, intake: Intake
) -> None:
    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    assert (made.applicant.name, made.applicant.account) == ("Yosef Hambur", None)
    assert made.nominated_by == head
    assert Rules(intake).admits(leaders.pk, facts_of(made.applicant, intake))


@pytest.mark.parametrize("role", [Role.REGENT, Role.AGENCY_HEAD, Role.REGENCY_ADMINISTRATOR, Role.PROGRAMME_OFFICER])
def test_regent_and_agency_heads_nominate_for_their_institution(
    agency: Office, leaders: TrainingClass, nominee: Nominee, as_: As, role: Role
) -> None:
    by = make_member(agency, role, "pimpinan", "Hieronimus Tandang")
    made = nominate(by=by, training_class=leaders, nominee=nominee, letter=_letter())
    page = as_(by).get(reverse("admission:nominations")).content.decode()
    assert made.applicant.name in page


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AGENCY_OFFICER, Role.ASSESSOR])
def test_other_roles_nominate_nobody(agency: Office, leaders: TrainingClass, nominee: Nominee, role: Role) -> None:
    by = make_member(agency, role, "lain", "Theresia Jemina")
    with pytest.raises(NotAllowed):
        nominate(by=by, training_class=leaders, nominee=nominee, letter=_letter())


def test_regent_of_another_regency_that_takes_part_nominates_too(
    pilot: Region, leaders: TrainingClass, nominee: Nominee, intake: Intake
) -> None:
    Intake.objects.filter(pk=intake.pk).update(regencies=["53.15", "53.10"])
    office = Office.objects.create(kind=OfficeKind.AGENCY, region_id="53.10", name="Sekretariat Daerah Manggarai")
    by = make_member(office, Role.REGENT, "bupati.manggarai", "Kornelis Jemat")
    assert nominate(by=by, training_class=leaders, nominee=nominee, letter=_letter()).nominated_by == by


def test_who_is_not_nominated_does_not_meet_it(
    leaders: TrainingClass, make_applicant: MakeApplicant, intake: Intake
) -> None:
    assert not Rules(intake).admits(leaders.pk, facts_of(make_applicant(None), intake))


def test_a_known_person_is_not_made_twice(
    head: Membership, leaders: TrainingClass, nominee: Nominee, make_applicant: MakeApplicant
) -> None:
    known = make_applicant(None, name="YOSEF HAMBUR, S.Sos.", nik=HEAD_NIK, born_on=dt.date(1980, 2, 10))

    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    assert made.applicant == known


def test_a_nik_of_somebody_else_is_refused(
    head: Membership, leaders: TrainingClass, nominee: Nominee, make_applicant: MakeApplicant
) -> None:
    make_applicant(None, nik=HEAD_NIK)

    with pytest.raises(Refused) as refused:
        nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())
    assert refused.value.code == "nik_taken"


def test_a_person_is_nominated_once_for_a_class(head: Membership, leaders: TrainingClass, nominee: Nominee) -> None:
    nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    with pytest.raises(Refused) as refused:
        nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())
    assert refused.value.code == "nominated"


def test_a_class_that_does_not_ask_for_it_takes_no_nomination(
    head: Membership, classes: list[TrainingClass], nominee: Nominee
) -> None:
    with pytest.raises(Refused) as refused:
        nominate(by=head, training_class=classes[0], nominee=nominee, letter=_letter())
    assert refused.value.code == "no_nomination"
    assert not Applicant.objects.exists()


@pytest.mark.parametrize("content", [JPG, b"<html>", b""])
def test_the_letter_is_a_pdf(head: Membership, leaders: TrainingClass, nominee: Nominee, content: bytes) -> None:
    with pytest.raises(Refused):
        nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter(content))
    assert not Nomination.objects.exists()


def test_from_the_deadline_on_nobody_is_nominated_or_withdrawn(
    head: Membership, leaders: TrainingClass, nominee: Nominee, intake: Intake
) -> None:
    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    with time_machine.travel(intake.closes_at, tick=False):
        with pytest.raises(Refused):
            withdraw_nomination(by=head, nomination=made)
        with pytest.raises(Refused):
            nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())


def test_a_withdrawn_nomination_is_gone_and_stands_in_the_journal(
    head: Membership, leaders: TrainingClass, nominee: Nominee
) -> None:
    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    withdraw_nomination(by=head, nomination=made)

    assert not Nomination.objects.exists()
    last = Change.objects.filter(row=str(made.pk)).order_by("-pk").first()
    assert last is not None
    assert last.state is None


def test_clerks_and_auditors_do_not_nominate(
    clerk: Membership, auditor: Membership, leaders: TrainingClass, nominee: Nominee
) -> None:
    for by in (clerk, auditor):
        with pytest.raises(NotAllowed):
            nominate(by=by, training_class=leaders, nominee=nominee, letter=_letter())


def test_another_office_neither_sees_nor_withdraws_it(
    head: Membership, district_officer: Membership, leaders: TrainingClass, nominee: Nominee, as_: As
) -> None:
    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    for name in ("nomination", "nomination_letter", "nomination_withdraw"):
        assert as_(district_officer).get(reverse(f"admission:{name}", args=[made.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        withdraw_nomination(by=district_officer, nomination=made)


def test_the_programme_officer_sees_and_may_withdraw_all(
    head: Membership, officer: Membership, leaders: TrainingClass, nominee: Nominee, as_: As
) -> None:
    made = nominate(by=head, training_class=leaders, nominee=nominee, letter=_letter())

    letter = as_(officer).get(reverse("admission:nomination_letter", args=[made.pk]))
    assert b"".join(letter.streaming_content) == PDF  # type: ignore[attr-defined]
    withdraw_nomination(by=officer, nomination=made)
    assert not Nomination.objects.exists()


def test_nominating_on_the_pages(
    head: Membership, leaders: TrainingClass, classes: list[TrainingClass], as_: As
) -> None:
    office = as_(head)
    form = office.get(reverse("admission:nominate")).context["form"]
    assert list(form.classes) == [str(leaders.pk)]
    assert form.initial["institution"] == head.office.name

    answer = office.post(
        reverse("admission:nominate"),
        {
            "training_class": leaders.pk,
            "institution": head.office.name,
            "name": "Yosef Hambur",
            "position": "Sekretaris Desa",
            "nik": HEAD_NIK,
            "born_on": "10-02-1980",
            "sex": "L",
            "village": "53.15.05.2008",
            "letter": _letter(),
        },
    )

    made = Nomination.objects.get()
    assert answer["Location"] == reverse("admission:nomination", args=[made.pk])
    assert "Yosef Hambur" in office.get(reverse("admission:nominations")).content.decode()


def test_a_programme_officer_names_the_institution_on_whose_behalf_it_is(
    officer: Membership, leaders: TrainingClass, as_: As
) -> None:
    assert as_(officer).get(reverse("admission:nominate")).context["form"].initial["institution"] == ""


def test_a_letter_is_kept_while_other_answers_are_mended(head: Membership, leaders: TrainingClass, as_: As) -> None:
    office = as_(head)
    answers = {
        "training_class": leaders.pk,
        "institution": head.office.name,
        "name": "Yosef Hambur",
        "position": "Sekretaris Desa",
        "nik": "53150510",
        "born_on": "10-02-1980",
        "sex": "L",
        "village": "53.15.05.2008",
    }

    mended = office.post(reverse("admission:nominate"), {**answers, "letter": _letter()})
    assert mended.context["form"].errors.keys() == {"nik"}
    assert "surat.pdf" in mended.content.decode()
    office.post(reverse("admission:nominate"), {**answers, "nik": HEAD_NIK})

    with Nomination.objects.get().letter.open() as letter:
        assert letter.read() == PDF
    assert default_storage.listdir("kept")[1] == []


def test_a_kept_letter_is_forgotten_with_a_new_form(head: Membership, leaders: TrainingClass, as_: As) -> None:
    office = as_(head)
    office.post(reverse("admission:nominate"), {"letter": _letter()})

    office.get(reverse("admission:nominate"))

    assert default_storage.listdir("kept")[1] == []
