"""What an agency hands in as a spreadsheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.web.forms import FormManner


class TableForm(FormManner, forms.Form):
    """Levels and evidence in one file."""

    file = forms.FileField(
        label=_("Table of levels and evidence"),
        help_text=_("An .xlsx, .xls, .ods or .csv file of at most 5 MB, best made from the template below."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
        error_messages={"empty": _("This file is empty. Choose it again.")},
    )
