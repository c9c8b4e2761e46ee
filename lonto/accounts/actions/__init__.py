"""Changing offices, people and their roles. Each change stands in the journal of the regency.

`by` is the acting membership; None is the house itself, which opens a regency at setup.
"""

from lonto.accounts.actions.accounts import (
    deactivate,
    end_sessions_of,
    offer_new_password,
    reactivate,
    remove_second_factor,
)
from lonto.accounts.actions.memberships import (
    Invited,
    accept_invitation,
    accept_invitation_as,
    end_membership,
    invite,
    withdraw_invitation,
)
from lonto.accounts.actions.offices import OfficeDetails, create_office, open_regency, update_office

__all__ = [
    "Invited",
    "OfficeDetails",
    "accept_invitation",
    "accept_invitation_as",
    "create_office",
    "deactivate",
    "end_membership",
    "end_sessions_of",
    "invite",
    "offer_new_password",
    "open_regency",
    "reactivate",
    "remove_second_factor",
    "update_office",
    "withdraw_invitation",
]
