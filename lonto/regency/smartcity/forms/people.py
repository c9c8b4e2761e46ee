"""Which dimensions an academy serves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.regency.smartcity.choices import Dimension
from lonto.web.forms import FormManner


class DimensionsForm(FormManner, forms.Form):
    dimensions = forms.MultipleChoiceField(
        label=_("Dimensions that this academy serves"),
        choices=Dimension.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("An academy may serve several; its people then count in each of them."),
    )
