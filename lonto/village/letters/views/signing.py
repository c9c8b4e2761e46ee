"""Signing pages: one letter, or all that wait."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from lonto.accounts.access import NotAllowed, acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.signing.actions import SIGNERS
from lonto.signing.queries import key_in_use
from lonto.signing.signers.base import KeyLockedError, NoKeyError, SigningError, WrongPassphraseError
from lonto.village.letters.access import letter_for, letters_for
from lonto.village.letters.actions import SignedBatch, sign_letters
from lonto.village.letters.choices import State
from lonto.village.letters.forms import SignForm, SignSeveralForm
from lonto.village.letters.models import Letter
from lonto.village.letters.numbering import setting_of
from lonto.village.letters.queries import in_state
from lonto.village.letters.views.listing import trail
from lonto.village.letters.views.showing import type_name
from lonto.web.once import sent_once


@sensitive_post_parameters("passphrase")
@sent_once
@acting_as(*SIGNERS)
def sign(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Sign one letter."""
    _require_signer(by)
    letter = letter_for(by, pk)
    if letter.state != State.APPROVED:
        return redirect(letter)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _sign(request, form, by, [letter]):
        return redirect(letter)
    context = {
        "heading": _("Sign the letter"),
        "form": form,
        "letter": letter,
        "type_name": type_name(letter),
        "has_key": key_in_use(by) is not None,
        "trail": trail((str(letter), letter.get_absolute_url())),
    }
    return render(request, "letters/sign.html", context)


@sensitive_post_parameters("passphrase")
@sent_once
@acting_as(*SIGNERS)
def sign_several(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Sign the letters that wait, with one passphrase."""
    _require_signer(by)
    waiting = in_state(letters_for(by), State.APPROVED)
    form = SignSeveralForm(request.POST or None, initial={"letters": waiting})
    field = form.fields["letters"]
    field.queryset = waiting  # type: ignore[attr-defined]
    field.label_from_instance = _line_of  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid() and _sign(request, form, by, list(form.cleaned_data["letters"])):
        return redirect("letters:letters")
    context = {
        "heading": _("Letters that wait for signature"),
        "form": form,
        "letters": waiting,
        "has_key": key_in_use(by) is not None,
        "trail": trail(),
    }
    return render(request, "letters/sign_several.html", context)


@sensitive_variables("form")
def _sign(request: HttpRequest, form: SignForm, by: Membership, letters: Sequence[Letter]) -> bool:
    """Sign and say what happened; a refusal becomes an error of the form, and the letters wait as before."""
    try:
        batch = sign_letters(by=by, letters=letters, passphrase=form.cleaned_data["passphrase"])
    except SigningError as error:
        form.add_error("passphrase", _sentence(error))
        return False
    _tell(request, batch)
    return True


def _tell(request: HttpRequest, batch: SignedBatch) -> None:
    if batch.signed:
        numbers = ", ".join(letter.number_text for letter in batch.signed[:5])
        text = ngettext("Signed: %(numbers)s.", "%(count)s letters signed: %(numbers)s.", len(batch.signed))
        more = " …" if len(batch.signed) > 5 else ""
        messages.success(request, text % {"count": len(batch.signed), "numbers": numbers + more})
    if batch.left:
        references = ", ".join(letter.reference for letter in batch.left)
        text = _("Left as they are, because somebody dealt with them meanwhile: %(references)s.")
        messages.warning(request, text % {"references": references})


def _sentence(error: SigningError) -> str:
    if isinstance(error, WrongPassphraseError):
        text = ngettext(
            "The passphrase is wrong. One more wrong one locks the key for a while.",
            "The passphrase is wrong. %(left)s more wrong ones lock the key for a while.",
            error.left,
        )
        return text % {"left": error.left}
    if isinstance(error, KeyLockedError):
        until = date_format(timezone.localtime(error.until), "H.i")
        return _("Too many wrong passphrases. The key is locked until %(time)s.") % {"time": until}
    if isinstance(error, NoKeyError):
        return _("You have no signing key in use. Make or renew it first.")
    return _("The signing service declined: %(reason)s") % {"reason": error}


def _require_signer(by: Membership) -> None:
    if by.role != Role.HEAD and not setting_of(by.office.region).secretary_signs:
        raise NotAllowed


def _line_of(letter: Letter) -> str:
    return f"{letter.facts['name']} – {type_name(letter)} ({letter.reference})"
