"""Who may say when an office is open: head and secretary, a district's officer, the administrator of the regency."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.accounts.queries import offices_of

OWN = (Role.HEAD, Role.SECRETARY, Role.DISTRICT_OFFICER)
KEEPERS = (*OWN, Role.REGENCY_ADMINISTRATOR)


def offices_for(by: Membership) -> QuerySet[Office]:
    """The offices whose opening hours this membership may set."""
    if by.role == Role.REGENCY_ADMINISTRATOR:
        return offices_of(by)
    own = Office.objects.select_related("region__parent").filter(pk=by.office_id)
    return own if by.role in OWN else own.none()


def require_may_keep(by: Membership, office: Office) -> None:
    """For actions."""
    if not offices_for(by).filter(pk=office.pk).exists():
        raise NotAllowed(_("This is another office."))
