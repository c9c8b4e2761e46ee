from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.web.forms import FormManner


class RefusalForm(FormManner, forms.Form):
    """Why the village cannot confirm a person; the person reads it."""

    reason = forms.CharField(
        label=_("Why can the person not be confirmed?"),
        help_text=_("The person reads this. Say what to correct, or ask them to come with the family card."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
