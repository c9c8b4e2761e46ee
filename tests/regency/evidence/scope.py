"""Who may open the pages of evidence: its keepers add, readers look, assessors see what is used before them."""

from django.core.files.base import ContentFile

from lonto.accounts.choices import Role
from lonto.regency.evidence.actions import EvidenceDetails, add_file
from tests.scope import Cast, Objects, Rule, Table

KEEPERS = frozenset({Role.COORDINATOR, Role.AGENCY_OFFICER})
SEE_ALL = KEEPERS | {Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _objects(cast: Cast) -> Objects:
    made = add_file(
        by=cast[Role.AGENCY_OFFICER], file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim Koordinasi")
    )
    return {"evidence": {"pk": made.pk}, "kind": {"kind": "link"}}


TABLE = Table(
    {
        "evidence:list": Rule(SEE_ALL | {Role.ASSESSOR}),
        "evidence:add": Rule(KEEPERS, about="kind"),
        "evidence:one": Rule(SEE_ALL, about="evidence"),
        "evidence:file": Rule(SEE_ALL, about="evidence"),
        "evidence:withdraw": Rule(KEEPERS, about="evidence", is_post=True),
    },
    _objects,
)
