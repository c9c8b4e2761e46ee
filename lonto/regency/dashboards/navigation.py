"""What the shell shows of dashboards."""

from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.regency.dashboards.access import OVERSEERS, VILLAGE_STAFF
from lonto.web.navigation import NavigationEntry, register

register(NavigationEntry(_("The regency in one view"), "dashboards:overview", OVERSEERS, order=1, group="regency"))
register(NavigationEntry(_("Reports on a period"), "dashboards:reports", OVERSEERS, order=90, group="regency"))
register(NavigationEntry(_("The district in one view"), "dashboards:own_district", (Role.DISTRICT_OFFICER,), order=1))
register(
    NavigationEntry(_("The village in one view"), "dashboards:own_village", VILLAGE_STAFF, order=1, group="village")
)
