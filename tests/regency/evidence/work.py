"""Evidence of an agency in the regency of the cast: added, replaced, frozen, withdrawn."""

from django.core.files.base import ContentFile

from lonto.accounts.choices import Role
from lonto.measures.registry import listed_measures
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link, freeze_measure, withdraw
from tests.regency.evidence.scope import PDF
from tests.scope import Cast


def do(cast: Cast) -> None:
    by = cast[Role.AGENCY_OFFICER]
    first = add_file(by=by, file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim Koordinasi"))
    newer = ContentFile(PDF + b"\n", "sk-2026.pdf")
    add_file(by=by, file=newer, details=EvidenceDetails("SK Tim Koordinasi 2026"), replaces=first)
    link = add_link(by=by, url="https://jdih.example.id/1", details=EvidenceDetails("Peraturan bupati"))
    freeze_measure(by=by, key=listed_measures()[0].key, details=EvidenceDetails("Penduduk terdata"))
    withdraw(by=by, evidence=link)
