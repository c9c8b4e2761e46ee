"""Another regency of the province: its offices, its administrator, and nothing of its neighbour."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.actions import accept_invitation
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Invitation, Membership, Office
from lonto.config.regencies.actions import Added, add_regency
from lonto.config.regencies.queries import waiting_invitation
from lonto.journal.models import Entry
from lonto.regency.public.editions import publish
from lonto.regions.choices import Level
from lonto.regions.models import Region
from tests.conftest import As, make_member
from tests.downloads import close_files
from tests.scope import Cast, Table
from tests.web.reading import text_of, words

HERE = Path(__file__).parents[1]
NEW = "53.08"


@pytest.fixture
def here(agency: Office, office: Office) -> Region:
    """The pilot is on this server; a district of 53.08 has two villages."""
    for number in (2001, 2002):
        Region.objects.create(
            pk=f"53.08.01.{number}",
            level=Level.VILLAGE,
            kind="desa",
            name=f"Desa Uji {number}",
            folded=f"desa uji {number}",
            parent_id="53.08.01",
        )
    return agency.region


@pytest.fixture
def newcomer(here: Region) -> Membership:
    """The administrator of the new regency, who has accepted."""
    return accept(add_regency(by=None, code=NEW, administrator="Yakobus Ende"))


def accept(added: Added) -> Membership:
    token = added.link.rstrip("/").rpartition("/")[2]
    accepted = accept_invitation(token=token, username="admin.ende", password="tenun-lio-kelimutu")
    member = make_member(accepted.office, Role.REGENCY_ADMINISTRATOR, "admin.ende.dua", "Yakobus Ende")
    accepted.delete()
    return member


def test_every_district_and_village_gets_its_office(here: Region) -> None:
    added = add_regency(by=None, code=NEW)
    offices = Office.objects.filter(region__code__startswith=f"{NEW}")
    districts = Region.objects.filter(parent=NEW).count()
    assert offices.filter(kind=OfficeKind.DISTRICT).count() == districts > 5
    assert offices.filter(kind=OfficeKind.VILLAGE).count() == 2
    assert added.offices == districts + 2
    assert added.invitation.role == Role.REGENCY_ADMINISTRATOR
    assert added.invitation.office.region_id == NEW


def test_what_is_made_stands_in_the_journal_of_the_new_regency(here: Region, administrator: Membership) -> None:
    add_regency(by=administrator, code=NEW)
    verbs = list(Entry.objects.filter(stream=NEW).order_by("number").values_list("verb", flat=True))
    assert verbs == ["accounts.open_regency", "accounts.create_office", "accounts.invite"]
    asked = Entry.objects.get(stream=here.pk, verb="config.add_regency")
    assert (asked.account, asked.note) == (administrator.account, {"regency": NEW})
    assert not asked.changes.exists()
    call_command("verify_journal")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("99.99", "no region with the code 99.99"),
        ("", "no region with the code"),
        ("53\0", "no region with the code 53"),
        ("53.08.01", "is no regency"),
        ("53", "is no regency"),
        ("53.08.01.2001", "is no regency"),
        ("51.03", "belongs to another province. This server is for regencies of Nusa Tenggara Timur"),
        ("53.15", "has an administrator"),
    ],
)
def test_a_code_that_cannot_be_added_is_refused_with_a_sentence(
    here: Region, administrator: Membership, code: str, sentence: str
) -> None:
    before = Office.objects.count()
    with pytest.raises(CommandError, match=sentence):
        call_command("add_regency", code)
    assert Office.objects.count() == before


def test_a_second_time_is_refused_and_a_lost_link_replaced(here: Region, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("add_regency", NEW, administrator="Yakobus Ende")
    assert "/invitation/" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"Yakobus Ende is invited.*--invite-again"):
        call_command("add_regency", NEW)
    first = waiting_invitation(Region.objects.get(pk=NEW))
    call_command("add_regency", NEW, invite_again=True)
    second = waiting_invitation(Region.objects.get(pk=NEW))
    assert first is not None
    assert second is not None
    assert first.pk != second.pk
    assert Invitation.objects.filter(cancelled_at=None).count() == 1


@pytest.mark.parametrize("given", [{"email": "nonsense"}, {"agency": "x" * 121}, {"administrator": "x" * 101}])
def test_what_cannot_be_kept_of_the_administrator_is_refused(here: Region, given: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("add_regency", NEW, **given)
    assert not Office.objects.filter(region__code__startswith=NEW).exists()


def test_once_somebody_administers_it_nobody_else_is_invited_so(newcomer: Membership) -> None:
    with pytest.raises(ValidationError):
        add_regency(by=None, code=NEW, invite_again=True)


def test_the_first_regency_of_a_server_may_be_of_any_province(pilot: Region) -> None:
    assert add_regency(by=None, code="51.03").regency.pk == "51.03"


def test_only_an_administrator_asks_for_it(here: Region, auditor: Membership) -> None:
    with pytest.raises(Http404):
        add_regency(by=auditor, code=NEW)


def test_an_administrator_adds_one_on_the_page_and_sees_the_link_once(
    here: Region, administrator: Membership, as_: As
) -> None:
    desk = as_(administrator)
    sent = {"code": NEW, "administrator": "Yakobus Ende"}
    answer = desk.post(reverse("regencies:new"), sent)
    assert answer.headers["Location"] == reverse("regencies:added")
    assert "/invitation/" in text_of(desk.get(reverse("regencies:added")))
    assert desk.get(reverse("regencies:added")).headers["Location"] == reverse("regencies:list")
    assert "Administrator diundang" in text_of(desk.get(reverse("regencies:list"), {"q": NEW}))
    again = words(text_of(desk.post(reverse("regencies:new"), sent)))
    assert "Yakobus Ende sudah diundang" in again


def test_the_page_offers_no_regency_of_another_province(here: Region, administrator: Membership, as_: As) -> None:
    desk = as_(administrator)
    assert 'value="51.03"' not in text_of(desk.get(reverse("regencies:new")))
    answer = desk.post(reverse("regencies:new"), {"code": "51.03", "administrator": "X"})
    assert answer.status_code == 200
    assert not Office.objects.filter(region__code__startswith="51").exists()


def test_both_regencies_have_their_public_page(client: Client, newcomer: Membership) -> None:
    page = text_of(client.get("/public/"))
    assert "/public/53.08/" in page
    assert "/public/53.15/" in page
    assert client.get("/public/53.08.01.2001/").status_code == 200
    publish(Region.objects.get(pk=NEW), timezone.localdate())


def _tables() -> dict[str, Table]:
    found = {}
    for file in sorted(HERE.rglob("scope.py")):
        if file.parent != HERE:
            module = ".".join(("tests", *file.parent.relative_to(HERE).parts, "scope"))
            found[module] = importlib.import_module(module).TABLE
    return found


TABLES = _tables()
SHARED = {
    # What the house itself holds, the same for every regency, with the reader's own numbers.
    "agreements:report",
    "measures:measure",
    "maturity:scheme",
    "maturity:scheme_whole",
    "plans:effort_template",
    "plans:efforts",
    "regions:region",
}


@pytest.mark.parametrize("module", sorted(TABLES))
def test_the_new_administrator_sees_nothing_of_the_neighbour(
    module: str, cast: Cast, newcomer: Membership, as_: As
) -> None:
    """Every address that names something of 53.15 is not found, and no list names its people or villages."""
    objects = TABLES[module].objects(cast)
    desk, seen = as_(newcomer), []
    for name, rule in TABLES[module].rules.items():
        if rule.is_public or rule.is_for_any_account or rule.is_post:
            continue
        address = reverse(name, kwargs=objects[rule.about] if rule.about else {}) + rule.query
        answer: Any = desk.get(address)
        if rule.about and answer.status_code != 404 and name not in SHARED:
            seen.append(f"{name}: {answer.status_code}")
        if answer.status_code == 200 and not answer.streaming:
            page = answer.content.decode(errors="replace")
            seen += [f"{name}: {word}" for word in ("Macang Tanggar", "cast.", "Siti Aminah") if word in page]
        close_files(answer)
    assert not seen
