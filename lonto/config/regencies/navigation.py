"""What the shell shows of the regencies of the province."""

from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.web.navigation import NavigationEntry, register

register(NavigationEntry(_("Regencies"), "regencies:list", (Role.REGENCY_ADMINISTRATOR,), order=96, group="office"))
