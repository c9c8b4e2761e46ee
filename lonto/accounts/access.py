"""Who may: the acting membership of a request, and the villages it may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from lonto.accounts.choices import ROLES_OF_OFFICE, OfficeKind, Role
from lonto.accounts.models import Account, Membership, Office
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor, villages_of

P = ParamSpec("P")
M = TypeVar("M", bound=Model)


class NotAllowed(Http404):
    """The role does not fit. Shown as "not found", so that nothing is told about what exists."""


def acting_as(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Membership, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let a view through only for these roles and hand it the acting membership; 404 for everybody else.

    Without roles any membership passes.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Membership, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            by: Membership | None = getattr(request, "membership", None)
            if by is None or (roles and by.role not in roles):
                raise NotAllowed
            return view(request, by, *args, **kwargs)

        return inner

    return decorate


def one(rows: QuerySet[M], pk: Any) -> M:
    """The row of `rows` with this key; 404 for somebody else's, and for a key that is none."""
    if "\x00" in str(pk):  # which PostgreSQL refuses to look for
        raise Http404
    try:
        return rows.get(pk=pk)
    except (ObjectDoesNotExist, ValidationError, ValueError) as error:
        raise Http404 from error


def require_role(by: Membership, *roles: Role) -> None:
    """For actions: refuse when the acting role is none of `roles`."""
    if by.role not in roles:
        raise NotAllowed(_("Your role does not allow this."))


def require_village(by: Membership, village: Region, *roles: Role) -> None:
    """For actions on a village's rows: the role must fit and the office must be that village's own."""
    require_role(by, *roles)
    if by.office.kind != OfficeKind.VILLAGE or by.office.region_id != village.pk:
        raise NotAllowed(_("This belongs to another village."))


def regions_of(by: Membership) -> QuerySet[Region]:
    """The villages whose rows this membership may see: its own, its district's or its regency's."""
    return villages_of(by.office.region)


def regency_of(by: Membership) -> Region:
    """The regency this membership belongs to."""
    return ancestor(by.office.region, Level.REGENCY)


def roles_to_give(by: Membership, office: Office) -> tuple[Role, ...]:
    """The roles in `office` that this membership may give and take.

    The administrator of the regency all of them, head and secretary those of the helpers in their own office. A head
    is never theirs to change: whoever could replace a head's password could sign in the head's name.
    """
    if by.role == Role.REGENCY_ADMINISTRATOR and is_inside(office.region, by.office.region):
        return ROLES_OF_OFFICE[office.kind]
    if by.role in (Role.HEAD, Role.SECRETARY) and by.office_id == office.pk:
        return (Role.CLERK, Role.HAMLET_HEAD)
    return ()


def is_inside(region: Region, whole: Region) -> bool:
    """Whether `region` is `whole` or lies below it."""
    return region.pk == whole.pk or region.pk.startswith(f"{whole.pk}.")


def may_manage(by: Membership, account: Account) -> bool:
    """Whether `by` may shut an account or mend its sign-in: each role that it holds must be one that `by` may give."""
    held = account.memberships.select_related("office__region")
    counted = [m for m in held if m.until is None] or list(held)
    return bool(counted) and all(m.role in roles_to_give(by, m.office) for m in counted)
