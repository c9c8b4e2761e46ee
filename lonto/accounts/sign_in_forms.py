"""allauth's forms in our words: labels above the fields, no placeholders, errors that say what to do."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.web.forms import FormManner
from lonto.web.texts import Text

PASSWORD_HINT = _("At least 12 characters. Three or four words in a row are good and easy to remember.")
CODE_HINT = _("Six digits from your authenticator app, or one of your recovery codes.")
KEY_HINT = _("A name by which you know this device, for example: my telephone.")


class Words:
    """`words` gives each field its label and hint, `attributes` its control more than allauth does."""

    words: ClassVar[dict[str, tuple[Text, Text]]] = {}
    attributes: ClassVar[dict[str, dict[str, str]]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = str(label), str(hint)
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.attributes.get(name, {}))


class OurWords(FormManner, Words):
    """First the words, then the manner, which speaks of the fields by their labels."""


CODE_ATTRIBUTES = {"inputmode": "numeric", "autocomplete": "one-time-code", "size": "10"}


class SignInForm(OurWords, account.LoginForm):  # type: ignore[misc]
    words = {"login": (_("User name or e-mail"), ""), "password": (_("Password"), "")}
    attributes = {"login": {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}}


class PasswordAgainForm(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    words = {"password": (_("Password"), "")}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    words = {
        "oldpassword": (_("Present password"), ""),
        "password1": (_("New password"), PASSWORD_HINT),
        "password2": (_("The new password again"), ""),
    }


class NewPasswordForm(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    words = {"password1": (_("New password"), PASSWORD_HINT), "password2": (_("The new password again"), "")}


class AskForPasswordForm(OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    words = {"email": (_("E-mail"), _("The address that your office keeps of you."))}


class CodeForm(OurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    words = {"code": (_("One-time code"), CODE_HINT)}
    attributes = {"code": CODE_ATTRIBUTES}


class CodeAgainForm(OurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    words = {"code": (_("One-time code"), CODE_HINT)}
    attributes = {"code": CODE_ATTRIBUTES}


class ActivateAppForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": (_("Code that the app shows now"), _("Six digits; they change every half minute."))}
    attributes = {"code": CODE_ATTRIBUTES}


class AddKeyForm(OurWords, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    words = {
        "name": (_("Name of this key"), KEY_HINT),
        "passwordless": (
            _("Sign in with this key alone"),
            _("Without user name and password. The device then asks for your fingerprint, face or PIN."),
        ),
    }


class RenameKeyForm(OurWords, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    words = {"name": (_("Name of this key"), KEY_HINT)}
