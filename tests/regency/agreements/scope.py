"""Who may see agreements: the offices of the regency read, the agency that minds one changes it."""

import datetime as dt
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.choices import Role
from lonto.regency.agreements.access import KEEPERS as KEEPING
from lonto.regency.agreements.access import READERS as READING
from lonto.regency.agreements.actions import (
    DutyDetails,
    add_document,
    add_duty,
    add_milestone,
    add_party,
    add_pledge,
    add_signatory,
    create_agreement,
    sign_agreement,
)
from lonto.regency.evidence.actions import EvidenceDetails, add_file
from tests.regency.agreements.conftest import agreement_details, pledge_details
from tests.scope import Cast, Objects, Rule, Table

KEEPERS, READERS = frozenset(KEEPING), frozenset(READING)
INDICATOR = "measure:residents"


def _objects(cast: Cast) -> Objects:
    by = cast[Role.AGENCY_OFFICER]
    agreement = create_agreement(by=by, details=agreement_details(by.office, signed_on=dt.date(2024, 5, 20)))
    party = add_party(by=by, agreement=agreement, name="Badan PSDM", kind="ministry")
    signatory = add_signatory(by=by, party=party, name="Kepala Badan")
    sign_agreement(by=by, agreement=agreement)
    pledge = add_pledge(by=by, agreement=agreement, details=pledge_details(by.office, INDICATOR))
    milestone = add_milestone(by=by, pledge=pledge, on=dt.date(2026, 6, 30), value=Decimal(9_000))
    duty = add_duty(by=by, agreement=agreement, details=DutyDetails(party, "Laporan", by.office))
    evidence = add_file(by=by, file=SimpleUploadedFile("naskah.txt", b"naskah"), details=EvidenceDetails("Naskah"))
    add_document(by=by, agreement=agreement, evidence=evidence)
    return {
        "agreement": {"pk": agreement.pk},
        "report": {"pk": agreement.pk, "year": 2024},
        "year": {"year": 2025},
        "document": {"pk": agreement.pk, "evidence_pk": evidence.pk},
        "party": {"pk": party.pk},
        "signatory": {"pk": signatory.pk},
        "pledge": {"pk": pledge.pk},
        "milestone": {"pk": milestone.pk},
        "duty": {"pk": duty.pk},
    }


def _change(about: str, *, is_post: bool = False) -> Rule:
    return Rule(KEEPERS, about=about, is_post=is_post)


TABLE = Table(
    {
        "agreements:all": Rule(READERS),
        "agreements:new": Rule(KEEPERS),
        "agreements:pledges": Rule(READERS),
        "agreements:duties": Rule(READERS),
        "agreements:report": Rule(READERS, about="year", is_own=False),
        "agreements:agreement": Rule(READERS, about="agreement"),
        "agreements:agreement_report": Rule(READERS, about="report"),
        "agreements:edit": _change("agreement"),
        "agreements:sign": _change("agreement", is_post=True),
        "agreements:extend": _change("agreement"),
        "agreements:close": _change("agreement"),
        "agreements:publish": _change("agreement", is_post=True),
        "agreements:delete": _change("agreement", is_post=True),
        "agreements:party_new": _change("agreement"),
        "agreements:document_new": _change("agreement"),
        "agreements:document_delete": _change("document", is_post=True),
        "agreements:pledge_new": _change("agreement"),
        "agreements:duty_new": _change("agreement"),
        "agreements:party": _change("party"),
        "agreements:party_delete": _change("party", is_post=True),
        "agreements:signatory_new": _change("party"),
        "agreements:signatory_delete": _change("signatory", is_post=True),
        "agreements:pledge": Rule(READERS, about="pledge"),
        "agreements:pledge_villages": Rule(READERS, about="pledge"),
        "agreements:pledge_edit": _change("pledge"),
        "agreements:pledge_drop": _change("pledge"),
        "agreements:pledge_delete": _change("pledge", is_post=True),
        "agreements:milestone_new": _change("pledge"),
        "agreements:milestone_delete": _change("milestone", is_post=True),
        "agreements:duty_edit": _change("duty"),
        "agreements:duty_done": _change("duty"),
        "agreements:duty_delete": _change("duty", is_post=True),
    },
    _objects,
)
