"""Forms of the signing key's page."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.web.forms import FormManner

SHORTEST = 12
FEWEST_CHARACTERS = 6
HIDDEN: dict[str, Any] = {"render_value": False}


class PassphraseField(forms.CharField):
    """A passphrase that exists; never shown again, never cleaned of its spaces."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"autocomplete": "off", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.PasswordInput(attrs=attributes, **HIDDEN))
        super().__init__(max_length=200, strip=False, **kwargs)


class NewKeyForm(FormManner, forms.Form):
    """The passphrase of a new key, typed twice."""

    passphrase = PassphraseField(
        label=_("Passphrase"),
        help_text=_(
            "At least 12 characters; four words that do not belong together are good. "
            "Nobody can restore it: who forgets it makes a new key."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "spellcheck": "false"}, **HIDDEN),
    )
    again = PassphraseField(
        label=_("Passphrase once more"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "spellcheck": "false"}, **HIDDEN),
    )

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        if len(passphrase) < SHORTEST:
            raise ValidationError(_("Take at least %(count)s characters."), params={"count": SHORTEST})
        if len(set(passphrase.casefold())) < FEWEST_CHARACTERS:
            raise ValidationError(_("Take more different characters; this is easy to guess."))
        if passphrase.isdecimal():
            raise ValidationError(_("Take words too; digits alone are easy to guess."))
        folded = passphrase.casefold()
        if self.by.account.username in folded or folded in self.by.account.name.casefold():
            raise ValidationError(_("Leave your own name out of it."))
        if self.by.account.check_password(passphrase):
            raise ValidationError(_("Take another one than the password you sign in with."))
        try:
            CommonPasswordValidator().validate(passphrase)
        except ValidationError:
            raise ValidationError(_("Many people use this one; take another.")) from None
        return passphrase

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "passphrase" in given and "again" in given and given["passphrase"] != given["again"]:
            self.add_error("again", _("The two are not the same; type both again."))
        return given


class RevokeForm(FormManner, forms.Form):
    """Why a key must not be trusted any more."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For example: the office computer was stolen.")
    )
