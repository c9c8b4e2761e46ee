"""Reading accounts, offices and memberships."""

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Account, Invitation, Membership, Office
from lonto.regions.models import Region

ROLE_ORDER = (Role.HEAD, Role.SECRETARY, Role.CLERK, Role.HAMLET_HEAD, Role.REGENCY_ADMINISTRATOR)


def held_today() -> Q:
    """The condition of a membership that is open today."""
    today = timezone.localdate()
    return Q(since__lte=today) & (Q(until=None) | Q(until__gt=today))


def memberships_of(account: Account) -> QuerySet[Membership]:
    """The roles this person holds today."""
    return (
        Membership.objects.select_related("account", "office__region__parent")
        .filter(account=account, account__is_active=True)
        .filter(held_today())
    )


def office_of(region: Region) -> Office | None:
    """The village or district office of a region."""
    return Office.objects.exclude(kind=OfficeKind.AGENCY).filter(region=region).first()


def head_of(office: Office) -> Membership | None:
    """The person who is head of a village office today."""
    return (
        Membership.objects.select_related("account", "office")
        .filter(held_today(), office=office, role=Role.HEAD)
        .order_by("-since", "-pk")
        .first()
    )


def offices_of(by: Membership) -> QuerySet[Office]:
    """The offices in the region of this membership's office, its own included."""
    region = by.office.region
    return Office.objects.select_related("region__parent").filter(
        Q(region=region) | Q(region__code__startswith=f"{region.pk}.")
    )


def with_people(offices: QuerySet[Office]) -> QuerySet[Office]:
    """Offices with `head_name` (None without a head) and `people`, the number of roles held there today."""
    heads = Membership.objects.filter(held_today(), office=OuterRef("pk"), role=Role.HEAD).order_by("-since", "-pk")
    today = timezone.localdate()
    is_held = Q(memberships__since__lte=today) & (Q(memberships__until=None) | Q(memberships__until__gt=today))
    return offices.annotate(
        head_name=Subquery(heads.values("account__name")[:1]), people=Count("memberships", filter=is_held)
    )


def people_of(office: Office) -> QuerySet[Membership]:
    """Who works in an office today, in the order in which an office lists its roles."""
    rank = Case(*(When(role=role, then=place) for place, role in enumerate(ROLE_ORDER)), default=len(ROLE_ORDER))
    return (
        Membership.objects.select_related("account", "office__region")
        .filter(held_today(), office=office)
        .order_by(rank, "account__name")
    )


def open_invitations(office: Office) -> QuerySet[Invitation]:
    """Invitations of an office that still wait for their person."""
    return Invitation.objects.filter(
        office=office, accepted_at=None, cancelled_at=None, expires_at__gt=timezone.now()
    ).select_related("office__region")


def administrators_of(regency: Region) -> QuerySet[Membership]:
    """Who administers the accounts of a regency today."""
    return Membership.objects.filter(
        role=Role.REGENCY_ADMINISTRATOR, office__region=regency, until=None, account__is_active=True
    )


def invitation_behind(token_hash: str) -> Invitation | None:
    """The invitation that a link opens, while it opens."""
    return (
        Invitation.objects.select_related("office__region")
        .filter(token_hash=token_hash, accepted_at=None, cancelled_at=None, expires_at__gt=timezone.now())
        .first()
    )
