from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.signing.actions import SIGNERS
from lonto.web.navigation import NavigationEntry, register

register(NavigationEntry(_("Signing key"), "signing:key", SIGNERS, order=80, group="office"))
register(
    NavigationEntry(
        _("Signing keys"), "signing:keys", (Role.REGENCY_ADMINISTRATOR, Role.AUDITOR), order=80, group="office"
    )
)
