"""What the shell shows of the public pages."""

from django.utils.translation import gettext_lazy as _

from lonto.regency.public.access import KEEPERS
from lonto.web.navigation import NavigationEntry, PublicEntry, register, register_public

register_public(PublicEntry(_("Villages and services"), "public:home", order=5))
register(NavigationEntry(_("Opening hours"), "public:hours", KEEPERS, order=12, group="office"))
