from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.talent.admission.document_kinds import DocumentKind
from lonto.web.forms import FormManner

ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


class DocumentForm(FormManner, forms.Form):
    """One file; what it is, its content says."""

    file = forms.FileField(
        label=_("Photo or PDF"),
        help_text=_("PDF, JPG or PNG, at most 5 MB. A photo in medium quality is good enough."),
        error_messages={"empty": _("This file is empty. Choose it again.")},
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, kind: DocumentKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = str(kind)
