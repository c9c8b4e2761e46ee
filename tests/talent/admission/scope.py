"""Who may open the pages of admission: people for themselves, desks for their people, officers decide."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regions.models import Region
from lonto.talent.admission.actions.absent import prepare_absent
from lonto.talent.admission.actions.scores import prepare_scores
from lonto.talent.admission.actions.seats import confirm_seat
from lonto.talent.admission.models import Document, Review, Sanction
from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass
from tests.scope import Cast, Objects, Rule, Table
from tests.talent.admission import scope_of_applying
from tests.talent.admission.allocating import allocate_and_publish, apply

OFFICER = frozenset({Role.PROGRAMME_OFFICER})


def _objects(cast: Cast) -> Objects:
    by = cast[Role.PROGRAMME_OFFICER]
    regency = Region.objects.get(pk="53.15")
    village = Region.objects.get(pk="53.15.05.2008")
    now = timezone.now()
    programme = Programme.objects.create(
        regency=regency, name="DTS", starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31), target=20_000
    )
    academy = Academy.objects.create(
        regency=regency, programme=programme, code="TA", name="Thematic Academy", audience="public", level="basic"
    )
    intakes = [
        Intake.objects.create(
            regency=regency,
            programme=programme,
            name=name,
            code=f"UJI-{name[-1]}",
            regencies=["53.15"],
            opens_at=now - dt.timedelta(days=10),
            closes_at=now + dt.timedelta(days=10),
            documents_until=(now + dt.timedelta(days=20)).date(),
            results_on=(now + dt.timedelta(days=25)).date(),
            confirm_until=now + dt.timedelta(days=30),
            state="open",
        )
        for name in ("Gelombang 1", "Gelombang 2")
    ]
    classes = [
        TrainingClass.objects.create(
            regency=regency,
            intake=intake,
            academy=academy,
            code="TA-1",
            theme="Literasi digital",
            level="basic",
            starts_on=dt.date(2027, 2, 1),
            ends_on=dt.date(2027, 2, 5),
            seats=2,
        )
        for intake in intakes
    ]
    done, current = intakes
    application = apply(done, village, [classes[0]], 8000)
    open_one = apply(current, village, [classes[1]], 8000)
    allocate_and_publish(by, done)
    confirm_seat(by=None, application=application)
    document = Document.objects.create(
        regency=regency,
        application=open_one,
        kind="identity_card",
        name="ktp.jpg",
        file=SimpleUploadedFile("ktp.jpg", b"\xff\xd8\xff\xe0"),
        sha256="0" * 64,
        uploaded_at=now,
    )
    table = SimpleUploadedFile("nilai.csv", b"nomor,nilai\nUJI-000001,80\n")
    run = prepare_scores(by=by, intake=current, file=table)
    missing = prepare_absent(by=by, intake=done, file=SimpleUploadedFile("absen.csv", b"nomor\nUJI-000001\n"))
    review = Review.objects.create(regency=regency, application=application, text="Periksa lagi.", asked_at=now)
    sanction = Sanction.objects.create(
        regency=regency,
        applicant=application.applicant,
        intake=done,
        ground="no_show",
        since=now.date(),
        until=now.date() + dt.timedelta(days=365),
    )
    return {
        "published": {"pk": done.pk},
        "round": {"pk": done.pk, "number": 1},
        "intake": {"pk": current.pk},
        "class": {"pk": classes[0].pk},
        "application": {"pk": application.pk},
        "document": {"pk": document.pk},
        "scores": {"pk": run.pk},
        "absent": {"pk": missing.pk},
        "review": {"pk": review.pk},
        "sanction": {"pk": sanction.pk},
        "program": {"name": "replay_allocation.py"},
        **scope_of_applying.objects(cast, current, academy),
    }


def _of(about: str, **how: bool | str) -> Rule:
    return Rule(OFFICER, about=about, **how)  # type: ignore[arg-type]


def _person(about: str, is_post: bool = False) -> Rule:
    return Rule(is_for_any_account=True, about=about, sign_in="admission:sign_in", is_post=is_post)


ALLOCATION = {
    "admission:replay_program": Rule(is_public=True, about="program"),
    "admission:public_result": Rule(is_public=True, about="published"),
    "admission:bundle": Rule(is_public=True, about="round"),
    "admission:result": _person("published"),
    "admission:seat_confirm": _person("published", is_post=True),
    "admission:seat_leave": _person("published"),
    "admission:review_ask": _person("published"),
    "admission:appeal": _person("sanction"),
    "admission:office": Rule(OFFICER),
    "admission:steps": _of("intake"),
    "admission:commit": _of("intake"),
    "admission:simulator": _of("intake"),
    "admission:freeze": _of("intake"),
    "admission:run": _of("intake"),
    "admission:draw_progress": _of("intake"),
    "admission:publish": _of("intake"),
    "admission:expire": _of("published", is_post=True),
    "admission:cancel_class": _of("class"),
    "admission:absent": _of("class"),
    "admission:absent_check": _of("class", query="?n=1"),
    "admission:absent_tables": _of("published"),
    "admission:absent_template": _of("published"),
    "admission:absent_table": _of("absent"),
    "admission:absent_table_confirm": _of("absent", is_post=True),
    "admission:absent_table_cancel": _of("absent", is_post=True),
    "admission:roll": _of("intake"),
    "admission:roll_application": _of("application"),
    "admission:death": _of("application"),
    "admission:sanction_new": _of("application"),
    "admission:checks": Rule(OFFICER),
    "admission:check_next": Rule(OFFICER, is_post=True),
    "admission:check_document": _of("document"),
    "admission:check_file": _of("document"),
    "admission:check_accept": _of("document", is_post=True),
    "admission:check_again": _of("document", is_post=True),
    "admission:check_refuse": _of("document", is_post=True),
    "admission:scores": _of("intake"),
    "admission:score_template": _of("intake"),
    "admission:score_table": _of("scores"),
    "admission:score_table_confirm": _of("scores", is_post=True),
    "admission:score_table_cancel": _of("scores", is_post=True),
    "admission:reviews": Rule(OFFICER),
    "admission:review": _of("review"),
    "admission:review_uphold": _of("review", is_post=True),
    "admission:review_mend": _of("review", is_post=True),
    "admission:sanctions": Rule(OFFICER),
    "admission:sanction": _of("sanction"),
}

TABLE = Table({**scope_of_applying.RULES, **ALLOCATION}, _objects)
