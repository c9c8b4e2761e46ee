"""A year of a programme officer, for the replay test: everything that the training room can do."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.talent.training.actions import (
    PoolDetails,
    add_eight_academies,
    add_pool,
    cancel_import,
    confirm_import,
    copy_intake,
    create_academy,
    create_class,
    create_intake,
    create_programme,
    delete_academy,
    delete_class,
    delete_intake,
    move_pool,
    open_intake,
    prepare_import,
    remove_pool,
    set_conditions,
    set_documents,
    update_academy,
    update_class,
    update_intake,
    update_pool,
    update_programme,
)
from lonto.talent.training.actions.academies import AcademyDetails
from lonto.talent.training.actions.programmes import ProgrammeDetails
from lonto.talent.training.documents import as_json, documents_of
from lonto.talent.training.models import Academy, Intake, Programme, TableImport
from tests.scope import Cast
from tests.talent.training.conftest import class_details, intake_details

LOCAL = AcademyDetails("LOKAL", "Akademi Lokal", "public", "basic")
CARD = {"kind": "identity_card", "need": "required", "whom": "everybody"}


def do(cast: Cast) -> None:
    by = cast[Role.PROGRAMME_OFFICER]
    programme = _programme(by)
    intake = _intake(by, programme)
    open_intake(by=by, intake=intake)
    _classes_from_a_table(by, intake)
    copy = copy_intake(
        by=by, source=intake, programme=programme, name="2", code="DTS26-2", opens_on=dt.date(2026, 9, 1)
    )
    update_intake(by=by, intake=copy, details=intake_details(name="Gelombang 2", code="DTS26-2", regencies=["53.19"]))
    delete_intake(by=by, intake=create_intake(by=by, programme=programme, details=intake_details(name="3", code="")))


def _programme(by: Membership) -> Programme:
    details = ProgrammeDetails("DTS 2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31), 20_000)
    programme = create_programme(by=by, details=details, with_eight_academies=False)
    later = ProgrammeDetails("DTS 2026", dt.date(2026, 1, 1), dt.date(2027, 6, 30), 20_000)
    programme = update_programme(by=by, programme=programme, details=later)
    add_eight_academies(by=by, programme=programme)
    delete_academy(by=by, academy=create_academy(by=by, programme=programme, details=LOCAL))
    academy = programme.academies.get(code="VSGA")
    details_now = AcademyDetails(academy.code, "Akademi Kejuruan", academy.audience, academy.level)
    academy = update_academy(by=by, academy=academy, details=details_now)
    set_documents(by=by, academy=academy, documents=[CARD], instead_of=as_json(documents_of(academy)))
    return programme


def _intake(by: Membership, programme: Programme) -> Intake:
    academy: Academy = programme.academies.get(code="VSGA")
    intake = create_intake(by=by, programme=programme, details=intake_details(regencies=["53.10"]))
    chosen = create_class(by=by, intake=intake, details=class_details(academy))
    update_class(by=by, training_class=chosen, details=class_details(academy, seats=25, minimum=5))
    set_conditions(by=by, owner=chosen, conditions=[{"block": "has_disability"}], instead_of=[])
    women = add_pool(by=by, training_class=chosen, details=PoolDetails("women", 5))
    everybody = add_pool(by=by, training_class=chosen, details=PoolDetails("open", 5))
    move_pool(by=by, pool=everybody, direction="up")
    update_pool(by=by, pool=women, details=PoolDetails("women", 8, is_soft=False))
    remove_pool(by=by, pool=add_pool(by=by, training_class=chosen, details=PoolDetails("disability", 1)))
    delete_class(by=by, training_class=create_class(by=by, intake=intake, details=class_details(academy, code="GONE")))
    return intake


def _classes_from_a_table(by: Membership, intake: Intake) -> None:
    def run(rows: bytes) -> TableImport:
        head = b"kode;akademi;tema;mulai;selesai;kursi\n"
        return prepare_import(by=by, intake=intake, file=SimpleUploadedFile("kelas.csv", head + rows))

    confirm_import(by=by, run=run(b"TA-1;TA;Literasi;4-5-2026;8-5-2026;20\nVSGA-JWD;VSGA;Web;4-5-2026;29-5-2026;30\n"))
    cancel_import(by=by, run=run(b"TA-2;TA;Literasi;4-5-2026;8-5-2026;20\n"))
