"""Which regencies are on this server, and which could be."""

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Invitation, Membership, Office
from lonto.regions.choices import Level
from lonto.regions.models import Region

OFFICES = Office.objects.filter(
    Q(region=OuterRef("pk")) | Q(region__parent=OuterRef("pk")) | Q(region__parent__parent=OuterRef("pk"))
)
ADMINISTRATORS = Membership.objects.filter(
    role=Role.REGENCY_ADMINISTRATOR, office__region=OuterRef("pk"), until=None, account__is_active=True
)


def provinces_here() -> list[Region]:
    """The provinces whose regencies this server holds."""
    return list(Region.objects.filter(level=Level.PROVINCE, children__in=regencies_here()).distinct())


def regencies_here() -> QuerySet[Region]:
    """The regencies that have an office on this server."""
    return Region.objects.filter(Exists(OFFICES), level=Level.REGENCY)


def regencies_of(province_code: str) -> QuerySet[Region]:
    """Every regency of a province with `is_here`, `has_administrator` and `is_invited`."""
    invitations = _waiting().filter(office__region=OuterRef("pk"))
    return Region.objects.filter(level=Level.REGENCY, parent=province_code).annotate(
        is_here=Exists(OFFICES, output_field=BooleanField()),
        has_administrator=Exists(ADMINISTRATORS),
        is_invited=Exists(invitations),
    )


def without_administrator(province_code: str) -> QuerySet[Region]:
    """The regencies of a province that nobody administers here."""
    return Region.objects.filter(~Exists(ADMINISTRATORS), level=Level.REGENCY, parent=province_code).order_by("pk")


def waiting_invitation(regency: Region) -> Invitation | None:
    """The invitation of an administrator that still opens."""
    return _waiting().select_related("office__region").filter(office__region=regency).first()


def _waiting() -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        role=Role.REGENCY_ADMINISTRATOR, accepted_at=None, cancelled_at=None, expires_at__gt=timezone.now()
    )
