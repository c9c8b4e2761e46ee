"""A piece of the work with agreements: every act of the room."""

import datetime as dt
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.agreements.actions import (
    DutyDetails,
    PledgeDetails,
    add_document,
    add_duty,
    add_milestone,
    add_party,
    add_pledge,
    add_signatory,
    close_agreement,
    create_agreement,
    delete_agreement,
    drop_pledge,
    extend_agreement,
    perform_duty,
    remove_document,
    remove_duty,
    remove_milestone,
    remove_party,
    remove_pledge,
    remove_signatory,
    set_public,
    sign_agreement,
    update_agreement,
    update_duty,
    update_party,
    update_pledge,
)
from lonto.regency.evidence.actions import EvidenceDetails, add_file
from tests.regency.agreements.conftest import agreement_details, pledge_details
from tests.scope import Cast

INDICATOR = "measure:residents"
SIGNED, DUE, END, LATER = dt.date(2024, 5, 20), dt.date(2024, 8, 31), dt.date(2024, 12, 31), dt.date(2030, 12, 31)


def do(cast: Cast) -> None:
    """As an officer of the agency that minds the agreement."""
    by = cast[Role.AGENCY_OFFICER]
    agreement = create_agreement(by=by, details=agreement_details(by.office, signed_on=SIGNED, ends_on=END))
    party = add_party(by=by, agreement=agreement, name="Badan PSDM", kind="ministry")
    remove_party(by=by, party=add_party(by=by, agreement=agreement, name="Salah", kind="other"))
    update_party(by=by, party=party, name="Badan Pengembangan SDM", kind="ministry")
    add_signatory(by=by, party=party, name="Kepala Badan", capacity="Kepala")
    remove_signatory(by=by, signatory=add_signatory(by=by, party=party, name="Salah"))
    first = add_pledge(by=by, agreement=agreement, details=pledge_details(by.office, INDICATOR))
    remove_pledge(by=by, pledge=add_pledge(by=by, agreement=agreement, details=_another(by)))
    milestone = add_milestone(by=by, pledge=first, on=dt.date(2026, 6, 30), value=Decimal("9000.5"))
    sign_agreement(by=by, agreement=agreement)
    update_pledge(by=by, pledge=first, details=pledge_details(by.office, INDICATOR, target=Decimal(9_500)), reason="x")
    remove_milestone(by=by, milestone=milestone)
    drop_pledge(by=by, pledge=add_pledge(by=by, agreement=agreement, details=_another(by)), reason="anggaran dicabut")
    duty = add_duty(by=by, agreement=agreement, details=DutyDetails(party, "Laporan", by.office, DUE, "quarterly"))
    perform_duty(by=by, duty=duty, done_on=timezone.localdate(), note="lengkap")
    update_duty(by=by, duty=duty, details=DutyDetails(party, "Laporan tertulis", by.office, DUE, "monthly"))
    remove_duty(by=by, duty=add_duty(by=by, agreement=agreement, details=DutyDetails(party, "Salah", by.office)))
    evidence = add_file(by=by, file=SimpleUploadedFile("naskah.txt", b"naskah"), details=EvidenceDetails("Naskah"))
    add_document(by=by, agreement=agreement, evidence=evidence)
    remove_document(by=by, agreement=agreement, evidence=evidence)
    extend_agreement(by=by, agreement=agreement, agreed_on=END, ends_on=LATER, evidence=evidence)
    changed = agreement_details(by.office, signed_on=SIGNED, ends_on=LATER, number="12/2024")
    update_agreement(by=by, agreement=agreement, details=changed)
    set_public(by=by, agreement=agreement, is_public=True)
    set_public(by=by, agreement=agreement, is_public=False)
    close_agreement(by=by, agreement=agreement, closed_on=timezone.localdate(), reason="selesai")
    delete_agreement(by=by, agreement=create_agreement(by=by, details=agreement_details(by.office, title="Konsep")))


def _another(by: Membership) -> PledgeDetails:
    return pledge_details(by.office, INDICATOR, title="Janji lain")
