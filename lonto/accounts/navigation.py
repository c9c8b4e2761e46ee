"""What the shell shows of offices, people and regions; the regions stand below the roles and cannot name them."""

from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import ROLES_OF_OFFICE, OfficeKind, Role
from lonto.web.navigation import NavigationEntry, register

VILLAGE_ROLES = ROLES_OF_OFFICE[OfficeKind.VILLAGE]
WIDE_ROLES = (Role.DISTRICT_OFFICER, *ROLES_OF_OFFICE[OfficeKind.AGENCY])

register(NavigationEntry(_("Offices"), "accounts:offices", WIDE_ROLES, order=10, group="office"))
register(NavigationEntry(_("My office"), "accounts:my_office", VILLAGE_ROLES, order=10, group="office"))
register(NavigationEntry(_("Regions"), "regions:regions", tuple(Role), order=95, group="office"))
