"""The cast of admission: an open intake with three classes, and Rosalina, who wants a seat."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership, Office
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.talent.admission.choices import Employment
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from lonto.village.residents.models import Resident
from tests.conftest import make_member

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
NIK = "5315054107990001"
CITIZEN = {"block": "citizen"}
AT_MOST_29 = {"block": "age_at_most", "years": 29, "on": "deadline", "leap_day": "march_1"}

Committed = Callable[..., AbstractContextManager[list[Any]]]
AsPerson = Callable[[Account], Client]
MakeApplicant = Callable[..., Applicant]
MakeClass = Callable[..., TrainingClass]


@pytest.fixture
def officer(agency: Office) -> Membership:
    """A programme officer of the regency."""
    return make_member(agency, Role.PROGRAMME_OFFICER, "program", "Yuliana Mamut")


@pytest.fixture
def programme(pilot: Region) -> Programme:
    return Programme.objects.create(
        regency=pilot,
        name="Digital Talent Scholarship 2026",
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31),
        target=20_000,
    )


@pytest.fixture
def academy(programme: Programme) -> Academy:
    """Open to every citizen; asks for the identity card alone."""
    return Academy.objects.create(
        regency=programme.regency,
        programme=programme,
        code="TA",
        name="Thematic Academy",
        audience="public",
        level="basic",
        conditions=[CITIZEN],
    )


@pytest.fixture
def young_academy(programme: Programme) -> Academy:
    """Only for people of at most 29 years; asks for a diploma besides."""
    return Academy.objects.create(
        regency=programme.regency,
        programme=programme,
        code="FGA",
        name="Fresh Graduate Academy",
        audience="professionals",
        level="intermediate",
        conditions=[CITIZEN, AT_MOST_29],
    )


@pytest.fixture
def intake(programme: Programme) -> Intake:
    """Open since ten days, for ten days more."""
    now = timezone.now()
    return Intake.objects.create(
        regency=programme.regency,
        programme=programme,
        name="Gelombang 1",
        regencies=["53.15"],
        opens_at=now - dt.timedelta(days=10),
        closes_at=now + dt.timedelta(days=10),
        documents_until=(now + dt.timedelta(days=20)).date(),
        results_on=(now + dt.timedelta(days=25)).date(),
        confirm_until=now + dt.timedelta(days=30),
        max_choices=3,
        state=IntakeState.OPEN,
    )


@pytest.fixture
def make_class(intake: Intake, academy: Academy) -> MakeClass:
    def make(code: str, **fields: object) -> TrainingClass:
        values: dict[str, object] = {
            "regency": intake.regency,
            "intake": intake,
            "academy": academy,
            "theme": f"Tema {code}",
            "level": "basic",
            "starts_on": dt.date(2027, 2, 1),
            "ends_on": dt.date(2027, 2, 5),
            "seats": 20,
        }
        return TrainingClass.objects.create(code=code, **{**values, **fields})

    return make


@pytest.fixture
def classes(make_class: MakeClass) -> list[TrainingClass]:
    """TA-1, TA-2 and TA-3, open to every citizen."""
    return [make_class(f"TA-{number}") for number in (1, 2, 3)]


@pytest.fixture
def person(db: None) -> Account:
    """Rosalina's account, which a code opens."""
    account = Account(username="p-rosalina", name="Rosalina Jehabut", email="rosalina@contoh.id")
    account.set_unusable_password()
    account.save()
    return account


@pytest.fixture
def make_applicant(village: Region, pilot: Region) -> MakeApplicant:
    def make(account: Account | None = None, **fields: object) -> Applicant:
        name = str(fields.pop("name", "Rosalina Jehabut"))
        values: dict[str, object] = {
            "regency": pilot,
            "region": village,
            "account": account,
            "nik": NIK,
            "sex": "P",
            "born_on": dt.date(1999, 7, 1),
            "education": 8,
            "employment": Employment.NONE,
            "email": account.email if account else "",
        }
        return Applicant.objects.create(name=name, folded=fold_name(name), **{**values, **fields})

    return make


@pytest.fixture
def applicant(person: Account, make_applicant: MakeApplicant) -> Applicant:
    """Rosalina's complete profile, not linked to the register."""
    return make_applicant(person)


@pytest.fixture
def resident(village: Region) -> Resident:
    """Rosalina in the register of her village."""
    return Resident.objects.create(
        village=village,
        name="Rosalina Jehabut",
        folded="rosalina jehabut",
        nik=NIK,
        sex=2,
        born_on=dt.date(1999, 7, 1),
        education=8,
        occupation=1,
        citizenship=1,
        disability=7,
        address="Jalan Pantai Pede",
    )


@pytest.fixture
def application(applicant: Applicant, intake: Intake, classes: list[TrainingClass], person: Account) -> Application:
    """Rosalina's draft: two classes and her identity card, ready to be sent."""
    return ready(person, applicant, intake, classes[:2])


def ready(by: Account, applicant: Applicant, intake: Intake, ranking: list[TrainingClass]) -> Application:
    """A draft of `applicant` that can be sent."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lonto.talent.admission.actions.applications import start_application
    from lonto.talent.admission.actions.documents import keep_document
    from lonto.talent.admission.actions.rankings import rank_classes

    application = start_application(by=by, applicant=applicant, intake=intake)
    rank_classes(by=by, application=application, ranking=ranking)
    card = SimpleUploadedFile("ktp.jpg", JPG)
    return keep_document(by=by, application=application, kind="identity_card", upload=card)


@pytest.fixture
def browser(person: Account, as_person: AsPerson) -> Client:
    """Rosalina's browser."""
    return as_person(person)


@pytest.fixture
def as_person() -> AsPerson:
    """A client signed in as somebody without an office."""

    def sign_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    """Carries out, at its end, what waits for the commit: `with committed(execute=True)`."""
    return django_capture_on_commit_callbacks
