from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.signing.codes import clean_code
from lonto.web.forms import FormManner

BIGGEST_FILE = 5 * 1024 * 1024  # a letter has 60 KB


class CodeForm(FormManner, forms.Form):
    """The code printed beside the QR code."""

    prefix = "by_code"
    code = forms.CharField(
        label=gettext_lazy("Code on the letter"),
        max_length=40,
        help_text=gettext_lazy("16 letters and digits beside the QR code, such as K7Q2-M0XW-9TBC-4RNA"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 20}
        ),
    )

    def clean_code(self) -> str:
        code = clean_code(self.cleaned_data["code"])
        if code is None:
            raise ValidationError(_("A code has 16 letters and digits. Compare it once more with the paper."))
        return code


class FileForm(FormManner, forms.Form):
    """The PDF file of a letter."""

    prefix = "by_file"
    file = forms.FileField(
        label=gettext_lazy("PDF file of the letter"),
        help_text=gettext_lazy("It is checked and not kept."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > BIGGEST_FILE:
            raise ValidationError(_("This file is too big for a letter; at most 5 MB are checked."))
        return file
