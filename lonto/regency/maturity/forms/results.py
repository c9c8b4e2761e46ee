"""A published result of an earlier year, and the file of a scheme to be checked."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.regency.maturity.actions.publication import LONGEST_REASON
from lonto.regency.maturity.forms.levels import LocalDecimalField
from lonto.regency.maturity.schemes import all_schemes, scheme_named
from lonto.regency.maturity.schemes.reading import LARGEST
from lonto.web.forms import FormManner

MOST_DOMAINS = max(len(one.domains) for one in all_schemes())


class ReportedForm(FormManner, forms.Form):
    """An index as the ministry's report gave it, with its domains where they are known."""

    year = forms.IntegerField(label=_("Year"), min_value=2018, max_value=2100)
    scheme = forms.ChoiceField(label=_("Scheme"), help_text=_("Only schemes that are valid in the year are accepted."))
    index = LocalDecimalField(label=_("Index"), help_text=_("As it was published, for example 3,44."))
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("The report in which it stands, with its year.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        official = [one for one in reversed(all_schemes()) if one.is_official]
        self.fields["scheme"].choices = [(one.key, one.title.of(language)) for one in official]  # type: ignore[attr-defined]
        self.fields["scheme"].initial = next(one.key for one in official if one.domains)
        for number in range(1, MOST_DOMAINS + 1):
            label = _("Domain %(number)s") % {"number": number}
            self.fields[f"domain_{number}"] = LocalDecimalField(label=label, required=False, min_value=0, max_value=5)
        self.order_fields(["year", "scheme", "index", *self._domain_names(), "source"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        known = [name for name in self._domain_names() if cleaned.get(name) is not None]
        if known and (key := cleaned.get("scheme")):
            wanted = [f"domain_{one.number}" for one in scheme_named(key).domains]
            for name in self._domain_names():
                if name in wanted and name not in known and name not in self.errors:
                    self.add_error(name, ValidationError(_("Write the value of every domain, or of none.")))
                if name not in wanted and name in known:
                    self.add_error(name, ValidationError(_("This scheme has no such domain. Leave it empty.")))
        return cleaned

    def domains(self) -> dict[str, str]:
        """The published values by the number of the domain."""
        values: dict[str, Decimal | None] = {
            name.removeprefix("domain_"): self.cleaned_data.get(name) for name in self._domain_names()
        }
        return {number: f"{value:.2f}" for number, value in values.items() if value is not None}

    def _domain_names(self) -> list[str]:
        return [f"domain_{number}" for number in range(1, MOST_DOMAINS + 1)]


class PublishForm(FormManner, forms.Form):
    """Nothing to fill in: the page says what everybody will read."""


class WithdrawForm(FormManner, forms.Form):
    """Why a published result is taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("It is kept in the journal and stands on the page of the result."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SchemeFileForm(FormManner, forms.Form):
    """A scheme's file; it is read and checked, and kept nowhere."""

    file = forms.FileField(
        label=_("File of the scheme"),
        help_text=_("A TOML file of at most 512 KB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is larger than 512 KB. Choose the file of a scheme."))
        return file
