"""What the shell shows of the room of figures."""

from django.utils.translation import gettext_lazy as _

from lonto.regency.figures.access import READERS
from lonto.web.navigation import NavigationEntry, register

register(NavigationEntry(_("Reported series"), "figures:all", READERS, order=60, group="regency"))
