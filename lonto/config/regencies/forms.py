"""Which regency to add, and who administers it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lonto.regions.models import Region
from lonto.web.forms import FormManner


class RegencyForm(FormManner, forms.Form):
    """A regency of the province without an administrator, and whom to invite."""

    code = forms.ChoiceField(label=_("Regency or city"))
    administrator = forms.CharField(
        label=_("Name of the administrator"), max_length=100, help_text=_("The person who invites everybody else.")
    )
    agency = forms.CharField(
        label=_("Agency where the administrator works"),
        max_length=120,
        required=False,
        help_text=_("Left empty, it is the communication agency of the regency."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("The link is also sent there."))
    invite_again = forms.BooleanField(
        label=_("Withdraw an invitation that was lost, and make a new one"), required=False
    )

    def __init__(self, regencies: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *((one.pk, _label(one)) for one in regencies)]


def _label(regency: Region) -> str:
    return f"{regency.name} ({regency.pk})"
