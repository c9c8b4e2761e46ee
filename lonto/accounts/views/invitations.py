"""Inviting people into an office, and accepting an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts import links
from lonto.accounts.access import NotAllowed, acting_as, roles_to_give
from lonto.accounts.actions import accept_invitation, accept_invitation_as, invite, withdraw_invitation
from lonto.accounts.forms import AcceptForm, InvitationForm
from lonto.accounts.messages import are_sent
from lonto.accounts.models import Account, Invitation, Membership
from lonto.accounts.queries import invitation_behind, offices_of
from lonto.accounts.views.offices import office_url, trail
from lonto.web.answering import add_refusal
from lonto.web.once import sent_once

SHOWN_LINKS = "shown_links"
"""Links made in this session; they cannot be read from the database again."""


@sent_once
@require_http_methods(["GET", "POST"])
@acting_as()
def invitation_new(request: HttpRequest, by: Membership, office: str) -> HttpResponse:
    to = get_object_or_404(offices_of(by), pk=office)
    if not roles_to_give(by, to):
        raise NotAllowed
    form = InvitationForm(request.POST or None, by=by, office=to)
    if request.method == "POST" and form.is_valid():
        invited = invite(by=by, office=to, **form.answers())
        remember_link(request, str(invited.invitation.pk), invited.link)
        return redirect("accounts:invitation", pk=invited.invitation.pk)
    context = {"heading": _("Invite a person"), "lead": to.name, "trail": trail(by, to), "form": form, "office": to}
    return render(request, "accounts/invitation_form.html", context)


@never_cache
@require_safe
@acting_as()
def invitation_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    invitation = _invitation_of(by, pk)
    context = {
        "heading": _("Invitation"),
        "trail": trail(by, invitation.office),
        "invitation": invitation,
        "link": request.session.get(SHOWN_LINKS, {}).get(str(invitation.pk)),
        "is_sent": bool(invitation.email) and are_sent(),
    }
    return render(request, "accounts/invitation.html", context)


@require_POST
@acting_as()
def invitation_withdraw(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    invitation = withdraw_invitation(by=by, invitation=_invitation_of(by, pk))
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": invitation.name})
    return redirect(office_url(invitation.office))


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """What an invited person sees: the offer, and how to take it up."""
    invitation = invitation_behind(links.hash_of(token))
    if invitation is None:
        return render(
            request, "accounts/invitation_closed.html", {"heading": _("This link does not open any more")}, status=404
        )
    account = request.user if isinstance(request.user, Account) else None
    form = AcceptForm(request.POST if request.method == "POST" and account is None else None)
    if request.method == "POST":
        try:
            if account is not None:
                accept_invitation_as(token=token, account=account)
                messages.success(request, _("You now also work as %(role)s.") % {"role": invitation.get_role_display()})
                return redirect("web:home")
            if form.is_valid():
                accept_invitation(
                    token=token, username=form.cleaned_data["username"], password=form.cleaned_data["password"]
                )
                messages.success(request, _("Your account is ready. Sign in with it now."))
                return redirect("account_login")
        except ValidationError as error:
            add_refusal(form, error, otherwise="password")
    context = {"heading": _("You are invited"), "invitation": invitation, "form": form, "account": account}
    return render(request, "accounts/accept.html", context)


def remember_link(request: HttpRequest, key: str, link: str) -> None:
    """Let the page after this one show a link that is nowhere stored."""
    request.session[SHOWN_LINKS] = {**request.session.get(SHOWN_LINKS, {}), key: link}


def _invitation_of(by: Membership, pk: str) -> Invitation:
    invitation = get_object_or_404(
        Invitation.objects.select_related("office__region", "accepted_by").filter(office__in=offices_of(by)), pk=pk
    )
    if invitation.role not in roles_to_give(by, invitation.office):
        raise Http404
    return invitation
