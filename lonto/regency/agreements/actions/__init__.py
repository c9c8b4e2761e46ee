"""Everything that changes agreements, their pledges and their duties."""

from lonto.regency.agreements.actions.agreements import (
    AgreementDetails,
    close_agreement,
    create_agreement,
    delete_agreement,
    extend_agreement,
    set_public,
    sign_agreement,
    update_agreement,
)
from lonto.regency.agreements.actions.documents import add_document, remove_document
from lonto.regency.agreements.actions.duties import (
    DutyDetails,
    add_duty,
    perform_duty,
    remove_duty,
    update_duty,
)
from lonto.regency.agreements.actions.parties import (
    add_party,
    add_signatory,
    remove_party,
    remove_signatory,
    update_party,
)
from lonto.regency.agreements.actions.pledges import (
    PledgeDetails,
    add_milestone,
    add_pledge,
    drop_pledge,
    remove_milestone,
    remove_pledge,
    update_pledge,
)

__all__ = [
    "AgreementDetails",
    "DutyDetails",
    "PledgeDetails",
    "add_document",
    "add_duty",
    "add_milestone",
    "add_party",
    "add_pledge",
    "add_signatory",
    "close_agreement",
    "create_agreement",
    "delete_agreement",
    "drop_pledge",
    "extend_agreement",
    "perform_duty",
    "remove_document",
    "remove_duty",
    "remove_milestone",
    "remove_party",
    "remove_pledge",
    "remove_signatory",
    "set_public",
    "sign_agreement",
    "update_agreement",
    "update_duty",
    "update_party",
    "update_pledge",
]
