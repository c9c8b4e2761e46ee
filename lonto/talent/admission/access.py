"""Who may: a person for themselves, a clerk for the people of the village, a programme officer for the regency's."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership
from lonto.journal.actions import Actor
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.training.models import Intake

P = ParamSpec("P")
SIGN_IN = "admission:sign_in"
VILLAGE_DESK = frozenset({Role.CLERK, Role.SECRETARY})
DESK = frozenset({*VILLAGE_DESK, Role.PROGRAMME_OFFICER})

PersonView = Callable[Concatenate[HttpRequest, Account, P], HttpResponseBase]
ProfileView = Callable[Concatenate[HttpRequest, Applicant, P], HttpResponseBase]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def personal(view: PersonView[P]) -> AnyView[P]:
    """A page of a person for themselves: open to every account, and led to the sign-in with a code."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            raise Http404
        return view(request, request.user, *args, **kwargs)

    inner.login_url = SIGN_IN  # type: ignore[attr-defined]
    return inner


def with_profile(view: ProfileView[P]) -> AnyView[P]:
    """A personal page that needs a profile; who has none yet begins it."""

    @personal
    @wraps(view)
    def inner(request: HttpRequest, account: Account, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        applicant = applicant_of(account)
        if applicant is None:
            return redirect("admission:profile")
        return view(request, applicant, *args, **kwargs)

    return inner


def applicant_of(account: Account) -> Applicant | None:
    """The profile of a person, if it was begun."""
    return (
        Applicant.objects.select_related("account", "region__parent", "regency", "resident")
        .filter(account=account)
        .first()
    )


def own_application(applicant: Applicant, intake_id: UUID) -> Application:
    """The person's own application in an intake (a withdrawn one where there is no other), or 404."""
    found = latest(applications().filter(applicant=applicant, intake_id=intake_id))
    if found is None:
        raise Http404
    return found


def latest(rows: QuerySet[Application]) -> Application | None:
    """The application that counts: one that is not withdrawn, else the last withdrawn one."""
    is_withdrawn = Case(When(state=ApplicationState.WITHDRAWN, then=1), default=0)
    return rows.order_by(is_withdrawn, "-sent_at", "-pk").first()


def applications() -> QuerySet[Application]:
    """Applications with what every page about them shows."""
    return Application.objects.select_related("intake__programme", "intake__regency", "applicant__region__parent")


def people_of(by: Membership) -> QuerySet[Applicant]:
    """The applicants whom this membership may see: those of the own village, or of the own regency."""
    people = Applicant.objects.select_related("region__parent")
    if by.role in VILLAGE_DESK:
        return people.filter(region=by.office.region)
    if by.role == Role.PROGRAMME_OFFICER:
        return people.filter(regency=by.office.region)
    return people.none()


def applications_of(by: Membership) -> QuerySet[Application]:
    """The applications that this membership may see, by where their people live."""
    found = applications()
    if by.role in VILLAGE_DESK:
        return found.filter(applicant__region=by.office.region)
    if by.role == Role.PROGRAMME_OFFICER:
        return found.filter(applicant__regency=by.office.region)
    return found.none()


def intakes_for(by: Membership) -> QuerySet[Intake]:
    """The intakes in which people of this membership's regency may apply, drafts left out."""
    regency = by.office.region_id[:5]
    published = Intake.objects.select_related("programme", "regency").exclude(state="draft")
    return published.filter(Q(regency_id=regency) | Q(pk__in=_guests_of(regency)))


def require_may_act_for(by: Actor, applicant: Applicant) -> None:
    """For actions: a person acts for themselves, a desk for people of its region who have no account."""
    if isinstance(by, Account):
        if applicant.account_id != by.pk:
            raise NotAllowed(_("This belongs to somebody else."))
        return
    if by is None:  # the house itself: examples of the demonstration
        return
    if by.role not in DESK or applicant.account_id is not None:
        raise NotAllowed(_("Your role does not allow this."))
    own = applicant.region_id if by.role in VILLAGE_DESK else applicant.regency_id
    if own != by.office.region_id:
        raise NotAllowed(_("This belongs to another village."))


def _guests_of(regency: str) -> list[UUID]:
    """Intakes that invite a regency; there are few, and SQLite cannot look into a list."""
    pairs = Intake.objects.values_list("pk", "regencies")
    return [pk for pk, regencies in pairs if regency in regencies]
