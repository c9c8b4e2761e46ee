"""Who may open the pages of training: the programme officer sets up, anybody sees what is announced."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.talent.training.actions import (
    PoolDetails,
    ProgrammeDetails,
    add_pool,
    create_class,
    create_intake,
    create_programme,
    open_intake,
    prepare_import,
)
from tests.scope import Cast, Objects, Rule, Table
from tests.talent.training.conftest import class_details, intake_details

OFFICER = frozenset({Role.PROGRAMME_OFFICER})
TABLE_OF_CLASSES = b"kode;akademi;tema;mulai;selesai;kursi\nTA-1;TA;Literasi;2026-05-04;2026-05-08;20\n"


def _objects(cast: Cast) -> Objects:
    by = cast[Role.PROGRAMME_OFFICER]
    details = ProgrammeDetails("DTS", dt.date(2026, 1, 1), dt.date(2026, 12, 31), 20_000)
    programme = create_programme(by=by, details=details, with_eight_academies=True)
    academy = programme.academies.get(code="VSGA")
    intake = create_intake(by=by, programme=programme, details=intake_details())
    made = create_class(by=by, intake=intake, details=class_details(academy))
    pool = add_pool(by=by, training_class=made, details=PoolDetails("women", 5))
    file = SimpleUploadedFile("kelas.csv", TABLE_OF_CLASSES)
    run = prepare_import(by=by, intake=intake, file=file)
    open_intake(by=by, intake=intake)
    return {
        "programme": {"pk": programme.pk},
        "in programme": {"programme_pk": programme.pk},
        "academy": {"pk": academy.pk},
        "intake": {"pk": intake.pk},
        "class": {"pk": made.pk},
        "pool": {"pk": pool.pk},
        "table": {"pk": run.pk},
        "conditions": {"kind": "academies", "pk": academy.pk},
        "condition": {"kind": "academies", "pk": academy.pk, "number": 2},
    }


def _of(about: str, **how: bool | str) -> Rule:
    return Rule(OFFICER, about=about, **how)  # type: ignore[arg-type]


TABLE = Table(
    {
        "training:home": Rule(is_public=True),
        "training:catalogue": Rule(is_public=True),
        "training:public_class": Rule(is_public=True, about="class"),
        "training:programmes": Rule(OFFICER),
        "training:programme_new": Rule(OFFICER),
        "training:programme": _of("programme"),
        "training:programme_edit": _of("programme"),
        "training:programme_add_eight": _of("programme", is_post=True),
        "training:academy_new": _of("in programme"),
        "training:intake_new": _of("in programme"),
        "training:intake_copy": _of("in programme"),
        "training:academy": _of("academy"),
        "training:academy_documents": _of("academy"),
        "training:academy_edit": _of("academy"),
        "training:academy_delete": _of("academy", is_post=True),
        "training:trial": _of("conditions"),
        "training:conditions_order": _of("conditions", is_post=True),
        "training:condition_add": _of("conditions", query="?block=citizen"),
        "training:condition": _of("condition"),
        "training:intakes": Rule(OFFICER),
        "training:intake": _of("intake"),
        "training:intake_edit": _of("intake"),
        "training:intake_open": _of("intake"),
        "training:intake_delete": _of("intake", is_post=True),
        "training:classes": _of("intake"),
        "training:class_new": _of("intake"),
        "training:table_new": _of("intake"),
        "training:table_template": _of("intake"),
        "training:class": _of("class"),
        "training:class_edit": _of("class"),
        "training:class_delete": _of("class", is_post=True),
        "training:pool_add": _of("class", query="?group=women"),
        "training:pool": _of("pool"),
        "training:pool_order": _of("pool", is_post=True),
        "training:table": _of("table"),
        "training:table_confirm": _of("table", is_post=True),
        "training:table_cancel": _of("table", is_post=True),
    },
    _objects,
)
