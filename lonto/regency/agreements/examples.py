"""The regency's cooperation of 2021 with the figures that are known, and an invented agreement that shows the rest.

What the published sources do not say (who signed, until when, from which baseline) is left open.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from lonto.accounts.models import Membership
from lonto.lib.months import add_months
from lonto.regency.agreements.actions import (
    AgreementDetails,
    DutyDetails,
    PledgeDetails,
    add_duty,
    add_milestone,
    add_party,
    add_pledge,
    add_signatory,
    create_agreement,
    perform_duty,
    set_public,
    sign_agreement,
)
from lonto.regency.agreements.choices import Kind, PartyKind, Repeat
from lonto.regency.agreements.models import Agreement, Party, Pledge
from lonto.regency.figures.actions import FigureDetails, SeriesDetails, create_series, record_figure
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.queries import villages_of

SMART_CITY_ON, COOPERATION_ON = dt.date(2021, 5, 20), dt.date(2021, 12, 10)
TRAINED = "training-people-trained"
LETTERS = "letters-issued"
ONLINE = "connectivity.villages_online"


@dataclass(frozen=True)
class People:
    """Who acts: the officers of the agencies for communication and for villages."""

    communication: Membership
    villages: Membership


def agree(people: People, today: dt.date) -> None:
    """Make every agreement of the demonstration."""
    _smart_city(people)
    _training(people)
    _kick_off(people)
    _invented(people, today)


def _smart_city(people: People) -> None:
    agreement = _begin(
        people.communication,
        title="Kesepakatan kota cerdas",
        kind=Kind.MEMORANDUM,
        subject="Kabupaten Manggarai Barat ikut serta dalam gerakan menuju kota cerdas.",
        signed_on=SMART_CITY_ON,
        note="Sumber yang ada tidak menyebut pihak lain, nomor, penanda tangan, dan masa berlaku.",
    )
    _regency(people.communication, agreement)
    _in_force(people.communication, agreement)


def _training(people: People) -> None:
    by = people.communication
    agreement = _begin(
        by,
        title="Kerja sama pelatihan talenta digital",
        kind=Kind.COOPERATION,
        subject="Pelatihan digital bagi pimpinan lembaga, tenaga teknis dan profesional, serta masyarakat umum, pada "
        "tingkat dasar, menengah, dan lanjutan.",
        signed_on=COOPERATION_ON,
        note="Sumber yang ada tidak menyebut nomor, penanda tangan, dan masa berlaku.",
    )
    add_party(
        by=by,
        agreement=agreement,
        name="Badan Penelitian dan Pengembangan SDM Kementerian Komunikasi dan Informatika",
        kind=PartyKind.MINISTRY,
    )
    _regency(by, agreement)
    seats = _series(
        by,
        title="Kursi Digital Talent Scholarship untuk Manggarai Barat",
        unit="kursi",
        definition="Kursi pelatihan yang disediakan kementerian bagi warga kabupaten dalam satu tahun.",
        source="Laporan kementerian",
        kind=SeriesKind.FLOW,
    )
    _promise(
        by,
        agreement,
        title="20.000 orang dilatih",
        indicator=str(Reference.of_measure(TRAINED)),
        target=20_000,
        baseline=0,
        begins_on=COOPERATION_ON,
        note="Batas waktunya tidak disebut dalam sumber yang ada.",
    )
    _promise(
        by,
        agreement,
        title="5.000 kursi pada tahun 2022",
        indicator=_reference(seats),
        target=5_000,
        baseline=0,
        begins_on=dt.date(2022, 1, 1),
        due_on=dt.date(2022, 12, 31),
        note="Berapa kursi yang terisi belum dilaporkan.",
    )
    _in_force(by, agreement)


def _kick_off(people: People) -> None:
    by = people.villages
    agreement = _begin(
        by,
        title="Pencanangan SPBE desa di 164 desa",
        kind=Kind.KICK_OFF,
        subject="Pemerintahan berbasis elektronik dimulai di semua desa kabupaten.",
        signed_on=COOPERATION_ON,
    )
    _regency(by, agreement)
    add_party(
        by=by,
        agreement=agreement,
        name="164 desa Kabupaten Manggarai Barat",
        kind=PartyKind.VILLAGE,
        region=by.office.region,
    )
    _promise(
        by,
        agreement,
        title="164 desa terhubung",
        indicator=str(Reference.of_measure(ONLINE)),
        target=164,
        note="Angka awal dan batas waktunya tidak disebut dalam sumber yang ada.",
    )
    _in_force(by, agreement)


def _invented(people: People, today: dt.date) -> None:
    """An agreement that never was, with a late and a good pledge, duties, and its end five months away."""
    by = people.communication
    signed_on, ends_on = add_months(today, -14), add_months(today, 5)
    agreement = _begin(
        by,
        title="Pendampingan layanan desa (contoh rekaan)",
        number="100/CONTOH/2025",
        kind=Kind.COOPERATION,
        subject="Mahasiswa mendampingi kantor desa dalam melayani surat secara elektronik. Semua isinya rekaan.",
        signed_on=signed_on,
        starts_on=signed_on,
        ends_on=ends_on,
        place="Labuan Bajo",
    )
    campus = add_party(by=by, agreement=agreement, name="Universitas Contoh Flores", kind=PartyKind.UNIVERSITY)
    own = _regency(by, agreement)
    add_signatory(by=by, party=campus, name="Dr. Klara Ndiwa", capacity="Rektor")
    add_signatory(by=by, party=own, name="Hieronimus Tandang", capacity="Bupati")
    helpers = _series(
        by,
        title="Desa yang operatornya mandiri (contoh rekaan)",
        unit="desa",
        definition="1 jika operator desa sudah melayani surat sendiri selama sebulan, 0 jika belum.",
        source="Catatan pendampingan",
        scope=Scope.VILLAGE,
    )
    pledge = _promise(
        by,
        agreement,
        title="169 desa dengan operator mandiri",
        indicator=_reference(helpers),
        target=169,
        baseline=0,
        begins_on=signed_on,
        due_on=ends_on,
    )
    add_milestone(by=by, pledge=pledge, on=add_months(today, -1), value=Decimal(110))
    _promise(
        by,
        agreement,
        title="10 surat elektronik terbit",
        indicator=str(Reference.of_measure(LETTERS)),
        target=10,
        baseline=0,
        begins_on=signed_on,
        due_on=ends_on,
    )
    _in_force(by, agreement)
    _report(by, helpers, today)
    _duties(by, agreement, campus, own, today)


def _report(by: Membership, series: Series, today: dt.date) -> None:
    """Ten months ago the first 12 villages, then more; one of the later ones has no operator of its own yet."""
    villages = iter(villages_of(by.office.region).order_by("pk"))
    for months, number in ((-10, 12), (-6, 19), (-2, 18)):
        day = add_months(today, months)
        for place, village in enumerate(islice(villages, number)):
            value = Decimal(0 if months == -2 and place == 0 else 1)
            record_figure(by=by, series=series, details=FigureDetails(village, day, value))


def _duties(by: Membership, agreement: Agreement, campus: Party, own: Party, today: dt.date) -> None:
    """One that was done and comes back, one that is late, one that is due soon."""
    first = add_months(today, -3)
    reports = DutyDetails(campus, "Menyerahkan laporan pendampingan", by.office, first, Repeat.QUARTERLY)
    for details, is_done in (
        (reports, True),
        (DutyDetails(own, "Menyediakan tempat tinggal mahasiswa", by.office, today - dt.timedelta(days=9)), False),
        (DutyDetails(campus, "Rapat evaluasi bersama", by.office, today + dt.timedelta(days=20)), False),
    ):
        duty = add_duty(by=by, agreement=agreement, details=details)
        if is_done:
            perform_duty(by=by, duty=duty, done_on=first + dt.timedelta(days=4))


def _begin(by: Membership, **details: Any) -> Agreement:
    return create_agreement(by=by, details=AgreementDetails(office=by.office, **details))


def _in_force(by: Membership, agreement: Agreement) -> None:
    sign_agreement(by=by, agreement=agreement)
    set_public(by=by, agreement=agreement, is_public=True)


def _regency(by: Membership, agreement: Agreement) -> Party:
    regency = by.office.region
    name = f"Pemerintah {regency.name}"
    return add_party(by=by, agreement=agreement, name=name, kind=PartyKind.REGENCY, region=regency)


def _series(by: Membership, **details: Any) -> Series:
    return create_series(by=by, details=SeriesDetails(office=by.office, **details))


def _reference(series: Series) -> str:
    return str(Reference.of_series(series.pk))


def _promise(by: Membership, agreement: Agreement, **details: Any) -> Pledge:
    numbers: dict[str, Any] = {name: Decimal(details.pop(name)) for name in ("target", "baseline") if name in details}
    filled = PledgeDetails(office=by.office, region=by.office.region, **numbers, **details)
    return add_pledge(by=by, agreement=agreement, details=filled)
