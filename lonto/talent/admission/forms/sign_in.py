from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.accounts import channels
from lonto.accounts.channels import Kind
from lonto.talent.admission import addresses
from lonto.web.forms import FormManner

ONLY_EMAIL = _("This server cannot send text messages. Give an e-mail address.")
ONLY_PHONE = _("This server cannot send e-mail. Give a telephone number.")
NEITHER = _("This server cannot send codes yet. Let your village office apply for you.")


class AddressForm(FormManner, forms.Form):
    """Where the code should go."""

    address = forms.CharField(
        label=_("What is your e-mail address or telephone number?"),
        help_text=_("We send a code there. You need no password. Both look like this: nama@contoh.id, 0812 3456 7890."),
        max_length=254,
        error_messages={"required": _("Give an e-mail address or a telephone number.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_address(self) -> addresses.Address:
        address = addresses.read(self.cleaned_data["address"])
        if address is None:
            raise ValidationError(
                _("Write an e-mail address like nama@contoh.id or a telephone number like 0812 3456 7890.")
            )
        if not channels.is_open(address.kind):
            other = Kind.EMAIL if address.kind == Kind.PHONE else Kind.PHONE
            only_other = ONLY_EMAIL if other == Kind.EMAIL else ONLY_PHONE
            raise ValidationError(only_other if channels.is_open(other) else NEITHER)
        return address


class NewAddressForm(AddressForm):
    """The address that shall take the place of the former one of its kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].label = _("New e-mail address or telephone number")
        self.fields["address"].help_text = _(
            "A code is sent there. It takes the place of your present e-mail address or telephone number, whichever "
            "of the two it is. Both look like this: nama@contoh.id, 0812 3456 7890."
        )


class OwnAddressForm(FormManner, forms.Form):
    """Which of the own addresses gets the code."""

    address = forms.ChoiceField(label=_("Where should the code go?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, addresses: list[addresses.Address], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addresses = {address.value: address for address in addresses}
        field = self.fields["address"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(address.value, address.masked) for address in addresses]
        field.initial = next(iter(self.addresses), None)

    def clean_address(self) -> addresses.Address:
        return self.addresses[self.cleaned_data["address"]]


class CodeForm(FormManner, forms.Form):
    """The six digits of the message."""

    code = forms.CharField(
        label=_("Which code did you get?"),
        max_length=12,
        error_messages={"required": _("Type the six digits of the message.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": 10, "maxlength": 12}
        ),
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split()).replace("-", "")
        if not (code.isascii() and code.isdigit() and len(code) == 6):
            raise ValidationError(_("The code has six digits."))
        return code

    def refuse(self, error: Any) -> None:
        """Say beside the field why the code does not open."""
        self.add_error("code", error)
