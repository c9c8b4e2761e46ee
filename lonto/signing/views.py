"""Pages for signers (their key) and for those who watch over keys."""

import uuid
from typing import Any

from cryptography.x509.oid import NameOID
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from lonto.accounts.access import NotAllowed, acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.signing.actions import SIGNERS, create_key, is_revocable_by, revoke_key
from lonto.signing.choices import KeyState
from lonto.signing.forms import NewKeyForm, RevokeForm
from lonto.signing.models import SigningKey
from lonto.signing.queries import key_in_use, keys_seen_by
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

WATCHERS = (*SIGNERS, Role.REGENCY_ADMINISTRATOR, Role.AUDITOR)


def state_tag(key: SigningKey) -> Tag:
    """The state of a key in a word; one that has run out says so."""
    if key.state == KeyState.ACTIVE and not key.is_usable:
        return Tag(_("Run out"), Tone.WARN)
    tones = {KeyState.ACTIVE: Tone.GOOD, KeyState.REPLACED: Tone.NEUTRAL, KeyState.REVOKED: Tone.BAD}
    return Tag(KeyState(key.state).label, tones[KeyState(key.state)])


KEYS = ListPage(
    name="signing-keys",
    columns=[
        Column("holder", gettext_lazy("Signer"), lambda key: key.holder.account.name, "holder__account__name"),
        Column("village", gettext_lazy("Village"), lambda key: key.village.name, "village__name"),
        Column("state", gettext_lazy("State"), state_tag, "state"),
        Column("starts", gettext_lazy("Since"), lambda key: key.starts_at, "starts_at"),
        Column("ended", gettext_lazy("Ended"), lambda key: key.ended_at, "ended_at"),
        Column("reason", gettext_lazy("Reason"), lambda key: key.end_reason),
        Column(
            "fingerprint",
            gettext_lazy("Fingerprint"),
            lambda key: key.fingerprint[:16],
            link=lambda key: reverse("signing:one", args=[key.pk]),
        ),
    ],
    filters=[
        Filter(
            "state",
            gettext_lazy("State"),
            choices=KeyState.choices,
            apply=lambda keys, state: keys.filter(state=state),
        )
    ],
    default_sort="-starts",
    counted=ngettext_lazy("%(shown)s key", "%(shown)s keys", "count"),
    empty=Empty(gettext_lazy("No signing key yet"), gettext_lazy("The keys of the signers will be listed here.")),
)


@acting_as(*SIGNERS)
@require_safe
def key(request: HttpRequest, by: Membership) -> HttpResponse:
    """The key this person signs with."""
    own = key_in_use(by)
    context: dict[str, Any] = {"heading": _("Signing key"), "key": own}
    if own is not None:
        context["state"] = state_tag(own)
        context["facts"] = _facts(own)
    return render(request, "signing/key.html", context)


@sensitive_post_parameters("passphrase", "again")
@sent_once
@acting_as(*SIGNERS)
def new_key(request: HttpRequest, by: Membership) -> HttpResponse:
    """Make the first key, or a new one in place of the old."""
    form = NewKeyForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        create_key(by=by, passphrase=form.cleaned_data["passphrase"])
        messages.success(request, _("Your signing key is ready."))
        return redirect("signing:key")
    is_renewal = key_in_use(by) is not None
    heading = _("Renew the signing key") if is_renewal else _("Make a signing key")
    return render(
        request, "signing/new_key.html", {"heading": heading, "form": form, "is_renewal": is_renewal, "trail": _trail()}
    )


@acting_as(*WATCHERS)
@require_safe
def one(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """One key with its certificate, whoever holds it."""
    found = get_object_or_404(keys_seen_by(by), pk=pk)
    context = {
        "heading": _("Signing key"),
        "key": found,
        "state": state_tag(found),
        "facts": _facts(found),
        "may_revoke": found.state == KeyState.ACTIVE and is_revocable_by(by, found),
        "trail": [(_("Signing keys"), reverse("signing:keys"))],
    }
    return render(request, "signing/one.html", context)


@sent_once
@acting_as(*SIGNERS, Role.REGENCY_ADMINISTRATOR)
def revoke(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Say that a key must not be trusted any more."""
    found = get_object_or_404(keys_seen_by(by), pk=pk, state=KeyState.ACTIVE)
    if not is_revocable_by(by, found):
        raise NotAllowed
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        revoke_key(by=by, key=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The key is revoked."))
        return redirect("signing:keys")
    context = {"heading": _("Revoke a signing key"), "form": form, "facts": _facts(found), "trail": _trail()}
    return render(request, "signing/revoke.html", context)


@acting_as(*WATCHERS)
@require_safe
def keys(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """All keys of the villages that this person sees, the revoked ones included."""
    return KEYS.respond(request, keys_seen_by(by), {"heading": _("Signing keys")})


def _facts(key: SigningKey) -> list[Fact]:
    subject = {attribute.oid: attribute.value for attribute in key.pdf_certificate.subject}
    return [
        Fact(_("Signer"), subject[NameOID.COMMON_NAME]),
        Fact(_("Position"), subject[NameOID.TITLE]),
        Fact(_("Office"), subject[NameOID.ORGANIZATION_NAME]),
        Fact(_("Valid from"), key.starts_at),
        Fact(_("Valid until"), key.ends_at),
        *([Fact(_("Ended"), key.ended_at, key.end_reason)] if key.ended_at else []),
        Fact(_("Fingerprint"), " ".join(key.fingerprint[i : i + 4] for i in range(0, 32, 4))),
    ]


def _trail() -> list[tuple[str, str | None]]:
    return [(_("Signing key"), reverse("signing:key"))]
