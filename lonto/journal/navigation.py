from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.web.navigation import NavigationEntry, register

READERS = (Role.CLERK, Role.SECRETARY, Role.HEAD, Role.REGENCY_ADMINISTRATOR, Role.AUDITOR)

register(NavigationEntry(_("Journal"), "journal:entries", READERS, order=90, group="office"))
