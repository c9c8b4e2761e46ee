"""The form by which a table is handed in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.web.forms import FormManner


class TableForm(FormManner, forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("An .xlsx, .xls, .ods or .csv file, best made from the template."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
        error_messages={"empty": _("This file is empty. Choose it again.")},
    )
