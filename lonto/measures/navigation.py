"""Every office sees the numbers of its regency."""

from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.web import navigation

navigation.register(
    navigation.NavigationEntry(_("Numbers"), "measures:index", roles=list(Role), order=80, group="office")
)
