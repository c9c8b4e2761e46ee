"""Who may open the pages of offices and people."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from lonto.accounts.actions import invite
from lonto.accounts.choices import ROLES_OF_OFFICE, OfficeKind, Role
from lonto.accounts.models import Membership
from tests.scope import EVERY_ROLE, Cast, Objects, Rule, Table

WIDE = frozenset({Role.DISTRICT_OFFICER, *ROLES_OF_OFFICE[OfficeKind.AGENCY]})
GIVERS = frozenset({Role.HEAD, Role.SECRETARY, Role.REGENCY_ADMINISTRATOR})
ANYBODY = Rule(is_public=True)
SIGNED_IN = Rule(is_for_any_account=True)


def objects(cast: Cast) -> Objects:
    office = cast[Role.CLERK].office
    invited = invite(by=cast[Role.HEAD], office=office, role=Role.CLERK, name="Rofina Jelau")
    TOTP.activate(cast[Role.CLERK].account, generate_totp_secret())
    RecoveryCodes.activate(cast[Role.CLERK].account)
    helper = Membership.objects.get(account=cast[Role.HAMLET_HEAD].account)
    return {
        "office": {"pk": office.pk},
        "invite": {"office": office.pk},
        "invitation": {"pk": invited.invitation.pk},
        "person": {"pk": helper.pk},
        "deed": {"pk": helper.pk, "name": "end"},
        "token": {"token": invited.link.rstrip("/").rpartition("/")[2]},
        "session": {"pk": 1},
        "key": {"pk": 1},
        "reset": {"uidb36": "0", "key": "abc-def"},
    }


TABLE = Table(
    rules={
        "accounts:security": SIGNED_IN,
        "accounts:switch": Rule(is_for_any_account=True, is_post=True),
        "accounts:sessions_end": Rule(is_for_any_account=True, is_post=True),
        "accounts:session_end": Rule(is_for_any_account=True, is_post=True, about="session"),
        "accounts:kept_form": SIGNED_IN,
        "accounts:offices": Rule(WIDE),
        "accounts:my_office": Rule(EVERY_ROLE),
        "accounts:office": Rule(EVERY_ROLE, about="office"),
        "accounts:office_edit": Rule(GIVERS, about="office"),
        "accounts:invite": Rule(GIVERS, about="invite"),
        "accounts:invitation": Rule(GIVERS, about="invitation"),
        "accounts:invitation_withdraw": Rule(GIVERS, about="invitation", is_post=True),
        "accounts:person": Rule(GIVERS, about="person"),
        "accounts:person_deed": Rule(GIVERS, about="deed"),
        "accounts:accept": Rule(is_public=True, about="token"),
        "account_login": ANYBODY,
        "account_logout": ANYBODY,
        "account_inactive": ANYBODY,
        "account_reset_password_from_key": Rule(is_public=True, about="reset"),
        "account_reset_password_from_key_done": ANYBODY,
        "mfa_authenticate": ANYBODY,
        "mfa_login_webauthn": ANYBODY,
        "account_reauthenticate": SIGNED_IN,
        "account_set_password": SIGNED_IN,
        "account_change_password": SIGNED_IN,
        "mfa_index": SIGNED_IN,
        "mfa_reauthenticate": SIGNED_IN,
        "mfa_activate_totp": SIGNED_IN,
        "mfa_deactivate_totp": SIGNED_IN,
        "mfa_view_recovery_codes": SIGNED_IN,
        "mfa_generate_recovery_codes": SIGNED_IN,
        "mfa_download_recovery_codes": SIGNED_IN,
        "mfa_list_webauthn": SIGNED_IN,
        "mfa_add_webauthn": SIGNED_IN,
        "mfa_reauthenticate_webauthn": SIGNED_IN,
        "mfa_remove_webauthn": Rule(is_for_any_account=True, about="key"),
        "mfa_edit_webauthn": Rule(is_for_any_account=True, about="key"),
    },
    objects=objects,
)
