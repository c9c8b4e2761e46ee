from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.access import roles_to_give
from lonto.accounts.actions import OfficeDetails
from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership, Office
from lonto.web.forms import FormManner


class OfficeForm(FormManner, forms.ModelForm[Office]):
    """What an office says about itself; the letterhead of its letters is made of it."""

    class Meta:
        model = Office
        fields = ("name", "address", "postal_code", "phone", "email", "website", "time_zone")

    def details(self) -> OfficeDetails:
        return OfficeDetails(**self.cleaned_data)


class InvitationForm(FormManner, forms.Form):
    """Whom to invite and as what."""

    name = forms.CharField(
        label=_("Name of the person"), max_length=100, help_text=_("As it should stand under letters.")
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("The link is also sent there."))

    def __init__(self, *args: Any, by: Membership, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.value, role.label) for role in roles_to_give(by, office)]

    def answers(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {**self.cleaned_data, "role": Role(self.cleaned_data["role"])}


class AcceptForm(FormManner, forms.Form):
    """How a new person wants to sign in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("You sign in with it. Small letters, digits, dots and dashes, for example maria.nggadas."),
        validators=Account._meta.get_field("username").validators,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 12 characters. Three or four words in a row are good and easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if "password" in answers and "repeated" in answers and answers["password"] != answers["repeated"]:
            self.add_error("repeated", _("This is not the same password as above."))
        return answers
