"""What people, villages and institutions do until the deadline, through the actions."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.actions import accept_invitation_as, invite
from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership
from lonto.regions.models import Region
from lonto.talent.admission.actions import own_address, sign_in
from lonto.talent.admission.actions.applications import drop_changes, send, start_application, withdraw
from lonto.talent.admission.actions.claims import claim_profile
from lonto.talent.admission.actions.documents import drop_document, keep_document
from lonto.talent.admission.actions.links import ask_link, confirm_link, end_link, refuse_link
from lonto.talent.admission.actions.looks import look_at_candidates
from lonto.talent.admission.actions.nominations import Nominee, nominate, withdraw_nomination
from lonto.talent.admission.actions.paper import PaperForm, write_paper
from lonto.talent.admission.actions.passwords import choose_password
from lonto.talent.admission.actions.profiles import answer, begin_profile, move
from lonto.talent.admission.actions.rankings import add_class, rank_classes
from lonto.talent.admission.actions.tables import cancel_table, carry_out_table, confirm_table, prepare_table
from lonto.talent.admission.addresses import Address, read
from lonto.talent.admission.examples import invent
from lonto.talent.training.actions import (
    ClassDetails,
    IntakeDetails,
    ProgrammeDetails,
    create_class,
    create_intake,
    create_programme,
    open_intake,
    set_conditions,
)
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.models import Resident
from tests.scope import Cast
from tests.talent.admission.conftest import JPG, PDF
from tests.talent.admission.tables import row_of, upload
from tests.village.residents.files import a_person, take

SEATS = {"TA-1": 4, "TA-2": 3, "TA-3": 9, "DLA-1": 5}
BORN = dt.date(1992, 8, 7)
NIK, NAME = "5315054708929901", "Paulina Jelita"
LEADER = "5315051002800001"


def offer_classes(by: Membership) -> Intake:
    """An open intake with three classes for everybody and one that asks for a nomination."""
    now = timezone.now()
    details = ProgrammeDetails("DTS 2026", dt.date(2026, 1, 1), dt.date(2027, 12, 31), 20_000)
    programme = create_programme(by=by, details=details, with_eight_academies=True)
    intake = create_intake(
        by=by,
        programme=programme,
        details=IntakeDetails(
            name="Gelombang 1",
            opens_at=now - dt.timedelta(days=1),
            closes_at=now + dt.timedelta(days=10),
            documents_until=(now + dt.timedelta(days=20)).date(),
            results_on=(now + dt.timedelta(days=25)).date(),
            confirm_until=now + dt.timedelta(days=30),
            code="DTS26-1",
            regencies=["53.15", "53.10"],
        ),
    )
    academy = programme.academies.get(code="TA")
    for code, seats in SEATS.items():
        days = dt.date(2027, 2, 1), dt.date(2027, 2, 5)
        made = create_class(by=by, intake=intake, details=ClassDetails(academy, code, code, "basic", *days, seats))
        if code.startswith("DLA"):
            set_conditions(by=by, owner=made, conditions=[{"block": "nominated"}], instead_of=[])
    return open_intake(by=by, intake=intake)


def class_of(intake: Intake, code: str) -> TrainingClass:
    return intake.classes.select_related("academy", "intake").get(code=code)


def sign_up(home: Region, written: str) -> Account:
    """An account that a code opened."""
    address = _address(written)
    sent = sign_in.send_code(address=address, ip=None)
    opened = sign_in.enter(code_id=sent.id, address=address, code=sent.shown, home=home)
    assert opened is not None
    return opened.account


def sign_up_and_change(cast: Cast) -> None:
    """People who change their address, move about, and come to work in an office."""
    village, home = cast[Role.CLERK].village, cast[Role.PROGRAMME_OFFICER].office.region
    _change_address(sign_up(home, "lama@contoh.id"), home)
    mover = sign_up(home, "pindah@contoh.id")
    elsewhere = _village_elsewhere(village)
    profile = begin_profile(by=mover, village=village)
    for place in (cast.stranger.village, elsewhere, village):
        profile = move(by=mover, applicant=profile, village=place)
    away = sign_up(home, "pergi@contoh.id")
    move(by=away, applicant=begin_profile(by=away, village=village), village=elsewhere)
    colleague = sign_up(home, "rekan@contoh.id")
    begin_profile(by=colleague, village=village)
    head = cast[Role.HEAD]
    token = invite(by=head, office=head.office, role=Role.CLERK, name="Rekan Baru").link.rstrip("/").rpartition("/")[2]
    accept_invitation_as(token=token, account=colleague)
    choose_password(by=colleague, username="rekan.baru", password="kopi bajawa enak 26")


def apply_by_oneself(cast: Cast, intake: Intake) -> None:
    """One person whom the village confirms in the end; documents, changes, withdrawal, sent again."""
    clerk, home = cast[Role.CLERK], cast[Role.PROGRAMME_OFFICER].office.region
    take(clerk.village, a_person(nama=NAME.upper(), nik=NIK))
    resident = Resident.objects.get(nik=NIK)
    by = sign_up(home, "paulina@contoh.id")
    own = begin_profile(by=by, village=clerk.village)
    own = answer(by=by, applicant=own, name=NAME, born_on=BORN, nik=NIK, sex="P", education=8, employment="none")
    look_at_candidates(by=clerk, residents=[resident])
    own = refuse_link(by=clerk, applicant=ask_link(by=by, applicant=own), reason="Bawa KK.")
    own = confirm_link(by=clerk, applicant=ask_link(by=by, applicant=own), resident=resident)
    own = end_link(by=by, applicant=own)
    application = start_application(by=by, applicant=own, intake=intake)
    rank_classes(by=by, application=application, ranking=[class_of(intake, "TA-1")])
    for _ in range(2):
        _hand_in(by, application)
    send(by=by, application=application)
    drop_document(by=by, application=application, kind="identity_card")
    drop_changes(by=by, application=application)
    add_class(by=by, application=application, training_class=class_of(intake, "TA-2"))
    send(by=by, application=application)
    withdraw(by=by, application=application)
    _hand_in(by, application)
    confirm_link(by=clerk, applicant=ask_link(by=by, applicant=own), resident=resident)
    take(clerk.village, a_person(nama=NAME.upper(), nik=NIK, pendidikan_kk_id="5"))
    send(by=by, application=application)


def apply_at_desks(cast: Cast, intake: Intake) -> None:
    """An institution proposes a leader who takes the profile over; an office types one form and two tables."""
    head, officer = cast[Role.HEAD], cast[Role.PROGRAMME_OFFICER]
    leaders = class_of(intake, "DLA-1")
    for _ in range(2):
        nomination = nominate(by=head, training_class=leaders, nominee=_leader(head), letter=_file("surat.pdf", PDF))
        if _ == 0:
            withdraw_nomination(by=head, nomination=nomination)
    account = sign_up(officer.office.region, "sekdes@contoh.id")
    begin_profile(by=account, village=head.village)
    claim_profile(by=account, nik=LEADER, born_on=dt.date(1980, 2, 10))
    first, *others = invent(16, seed=9)
    ranking = [class_of(intake, "TA-1")]
    form = PaperForm(Region.objects.get(pk=first.village), first.answers, ranking, ["identity_card"])
    write_paper(by=officer, intake=intake, form=form)
    for choices in (("TA-1",), ("TA-1", "TA-2", "TA-3")):
        rows = [row_of(one, *choices) for one in others]
        run = prepare_table(by=officer, intake=intake, file=upload(rows, intake.max_choices))
        carry_out_table(confirm_table(by=officer, run=run), lambda done, total: None)
    rest = [row_of(one, "TA-1") for one in invent(2, seed=10)]
    cancel_table(by=officer, run=prepare_table(by=officer, intake=intake, file=upload(rest, intake.max_choices)))


def _change_address(by: Account, home: Region) -> None:
    for written in ("baru@contoh.id", "+6281234567890"):
        address = _address(written)
        sent = own_address.send_address_code(by=by, address=address, ip=None)
        assert own_address.change_address(by=by, code_id=sent.id, address=address, code=sent.shown, home=home)
        by.refresh_from_db()
    own_address.stop_using(by=by, kind=_address("baru@contoh.id").kind, home=home)


def _village_elsewhere(village: Region) -> Region:
    return Region.objects.create(
        code="53.10.01.2001", level=4, kind="desa", name="Contoh", folded="contoh", parent=village.parent
    )


def _leader(head: Membership) -> Nominee:
    return Nominee(
        name="Yosef Hambur",
        nik=LEADER,
        born_on=dt.date(1980, 2, 10),
        sex="L",
        village=head.village,
        position="Sekretaris Desa",
        institution=head.office.name,
        email="sekdes@contoh.id",
    )


def _hand_in(by: Account, application: object) -> None:
    keep_document(
        by=by,
        application=application,  # type: ignore[arg-type]
        kind="identity_card",
        upload=_file("ktp.jpg", JPG),
    )


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _address(written: str) -> Address:
    found = read(written)
    assert found is not None
    return found
