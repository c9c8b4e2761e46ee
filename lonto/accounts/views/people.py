"""One person of an office, and what the office can do when a role ends or a sign-in is lost."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts import actions, second_factor
from lonto.accounts.access import acting_as, may_manage, roles_to_give
from lonto.accounts.models import Membership
from lonto.accounts.queries import memberships_of, offices_of
from lonto.accounts.views.invitations import SHOWN_LINKS, remember_link
from lonto.accounts.views.offices import office_url, trail
from lonto.web.texts import Text


@dataclass(frozen=True)
class Deed:
    """Something that the office can do about a person, with the page that asks once more."""

    name: str
    title: Text
    text: Text
    button: Text
    done: Text
    do: Callable[[Membership, Membership], object]
    needs_whole_account: bool = True
    is_grave: bool = True


DEEDS = (
    Deed(
        "end",
        gettext_lazy("End this role"),
        gettext_lazy("The role ends now. What was done in it stays, and so does the account."),
        gettext_lazy("End the role"),
        gettext_lazy("The role has ended."),
        lambda by, person: actions.end_membership(by=by, membership=person),
        needs_whole_account=False,
    ),
    Deed(
        "password",
        gettext_lazy("Make a link for a new password"),
        gettext_lazy("For a person who has forgotten the password. The link opens once, within three days."),
        gettext_lazy("Make the link"),
        gettext_lazy("The link is below. Hand it over yourself, or send it where only this person reads."),
        lambda by, person: actions.offer_new_password(by=by, account=person.account),
        is_grave=False,
    ),
    Deed(
        "second-factor",
        gettext_lazy("Forget the second factor"),
        gettext_lazy(
            "For a lost telephone. The person is signed out everywhere and sets up a new second factor after the next"
            " sign-in. First make sure that it is really this person who asks."
        ),
        gettext_lazy("Forget the second factor"),
        gettext_lazy("The second factor is forgotten."),
        lambda by, person: actions.remove_second_factor(by=by, account=person.account),
    ),
    Deed(
        "shut",
        gettext_lazy("Shut the account"),
        gettext_lazy(
            "The person is signed out everywhere and cannot sign in any more, in no role, until it is opened again."
        ),
        gettext_lazy("Shut the account"),
        gettext_lazy("The account is shut."),
        lambda by, person: actions.deactivate(by=by, account=person.account),
    ),
    Deed(
        "open",
        gettext_lazy("Open the account again"),
        gettext_lazy("The person can sign in again, with the password and second factor of before."),
        gettext_lazy("Open the account"),
        gettext_lazy("The account is open again."),
        lambda by, person: actions.reactivate(by=by, account=person.account),
        is_grave=False,
    ),
)


@never_cache
@require_safe
@acting_as()
def person_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    person = _person_of(by, pk)
    context = {
        "heading": person.account.name,
        "trail": trail(by, person.office),
        "person": person,
        "roles": memberships_of(person.account),
        "has_second_factor": second_factor.is_set_up_by(person.account),
        "deeds": _deeds_about(by, person),
        "link": request.session.get(SHOWN_LINKS, {}).get(str(person.pk)),
    }
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "POST"])
@acting_as()
def person_deed(request: HttpRequest, by: Membership, pk: str, name: str) -> HttpResponse:
    person = _person_of(by, pk)
    deed = next((deed for deed in _deeds_about(by, person) if deed.name == name), None)
    if deed is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            result = deed.do(by, person)
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            if isinstance(result, str):
                remember_link(request, str(person.pk), result)
            messages.success(request, str(deed.done))
            return redirect(office_url(person.office)) if name == "end" else redirect("accounts:person", pk=person.pk)
    context = {
        "heading": deed.title,
        "lead": f"{person.account.name}, {person.get_role_display()}",
        "trail": [*trail(by, person.office), (person.account.name, person_url(person))],
        "deed": deed,
        "person": person,
        "problem": problem,
    }
    return render(request, "accounts/person_deed.html", context)


def person_url(person: Membership) -> str:
    return redirect("accounts:person", pk=person.pk).url


def _person_of(by: Membership, pk: str) -> Membership:
    person = get_object_or_404(
        Membership.objects.select_related("account", "office__region").filter(office__in=offices_of(by)), pk=pk
    )
    if person.role not in roles_to_give(by, person.office) or person.account_id == by.account_id:
        raise Http404
    return person


def _deeds_about(by: Membership, person: Membership) -> list[Deed]:
    """What can be done now: nothing about a whole account of which another office holds a part."""
    account = person.account
    left_out = {"open"} if account.is_active else {"shut", "password", "second-factor"}
    if not second_factor.is_set_up_by(account):
        left_out.add("second-factor")
    if person.until is not None:
        left_out.add("end")
    whole = may_manage(by, account)
    return [deed for deed in DEEDS if deed.name not in left_out and (whole or not deed.needs_whole_account)]
