"""What the shell shows of evidence."""

from django.utils.translation import gettext_lazy as _

from lonto.regency.evidence.access import VIEWERS
from lonto.web.navigation import NavigationEntry, register

register(NavigationEntry(_("Evidence"), "evidence:list", VIEWERS, order=40, group="regency"))
