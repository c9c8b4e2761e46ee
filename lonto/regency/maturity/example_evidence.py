"""The evidence of the demonstration: decrees as links, a guideline as a file that serves several indicators, a number.

The guideline is a real paper, set by the house's own typesetter; every sentence in it says that it is an example.
"""

import datetime as dt
from pathlib import Path

from django.core.files.base import ContentFile

from lonto.accounts.models import Membership
from lonto.lib.typesetting import Typesetter
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link, freeze_measure
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.actions import add_evidence
from lonto.regency.maturity.models import Assessment

EXAMPLE = "Contoh peragaan."
GUIDELINE = "Pedoman Manajemen Data"
ISSUED = dt.datetime(2025, 2, 3, 1, tzinfo=dt.UTC)
PARTS = (
    ("Tujuan", "Setiap perangkat daerah mencatat, menyimpan, dan membagikan data dengan cara yang sama."),
    ("Penanggung jawab", "Perangkat daerah menunjuk satu pengelola data dan melaporkan namanya setiap Januari."),
    ("Mutu", "Data diperiksa kelengkapan dan ketepatannya sebelum dibagikan; kesalahan dicatat dan diperbaiki."),
    ("Berbagi pakai", "Data dibagikan melalui portal data kabupaten, disertai keterangan sumber dan tanggalnya."),
)


def guideline(office: str) -> bytes:
    """The paper as PDF; the same office gives the same bytes."""
    paper = {
        "title": GUIDELINE,
        "office": office,
        "note": "Contoh peragaan, bukan dokumen resmi.",
        "issued": "3 Februari 2025",
        "parts": [{"title": title, "text": text} for title, text in PARTS],
    }
    template = Path(__file__).parent / "data" / "examples" / "guideline.typ"
    return Typesetter(template, "paper").pdf(paper, at=ISSUED)


def decree_of(by: Membership, year: int, *, replaces: Evidence | None = None) -> Evidence:
    """The decree on the coordinating team, valid for one year; a newer one takes the place of the one before."""
    return add_link(
        by=by,
        url=f"https://kominfo.manggaraibarat.example/sk-tim-koordinasi-{year}",
        details=EvidenceDetails(
            f"SK Tim Koordinasi SPBE {year}",
            issued_on=dt.date(year, 1, 6),
            valid_until=dt.date(year, 12, 31),
            description=EXAMPLE,
        ),
        replaces=replaces,
    )


def prove_2024(by: Membership, assessment: Assessment) -> None:
    """One decree proves several indicators."""
    _serve(by, assessment, decree_of(by, 2024), 1, 2, 10)


def prove_2025(by: Membership, assessment: Assessment) -> None:
    """The new decree takes the old one's place; the guideline is a file that serves two indicators."""
    old = Evidence.objects.filter(office=by.office, title="SK Tim Koordinasi SPBE 2024").first()
    _serve(by, assessment, decree_of(by, 2025, replaces=old), 1, 2, 10)
    file = ContentFile(guideline(by.office.name), "pedoman-manajemen-data.pdf")
    details = EvidenceDetails(GUIDELINE, issued_on=ISSUED.date(), description=EXAMPLE)
    _serve(by, assessment, add_file(by=by, file=file, details=details), 3, 18)


def prove_2026(by: Membership, assessment: Assessment) -> None:
    """Last year's decree has expired meanwhile, its guideline serves again; a number proves letters."""
    own = Evidence.objects.filter(office=by.office)
    _serve(by, assessment, own.get(title="SK Tim Koordinasi SPBE 2025"), 5)
    _serve(by, assessment, own.get(title=GUIDELINE), 5, 6)
    letters = freeze_measure(
        by=by, key="letters-issued", details=EvidenceDetails("Surat yang diterbitkan desa lewat Lonto")
    )
    _serve(by, assessment, letters, 13)


def _serve(by: Membership, assessment: Assessment, evidence: Evidence, *numbers: int) -> None:
    for number in numbers:
        add_evidence(by=by, answer=assessment.answers.get(number=number), evidence=[evidence])
