"""What people fill in about evidence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.measures.periods import Period
from lonto.measures.registry import listed_measures
from lonto.regency.evidence.actions import EvidenceDetails
from lonto.regency.evidence.contents import examine
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner


class DetailsForm(FormManner, forms.Form):
    """What every kind of evidence has."""

    title = forms.CharField(label=_("Title"), max_length=150)
    description = forms.CharField(
        label=_("What it shows"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
    issued_on = DateField(label=_("Issued on"), required=False)
    valid_until = DateField(
        label=_("Valid until"), required=False, help_text=_("Afterwards it is marked as expired wherever it is used.")
    )

    def details(self) -> EvidenceDetails:
        given = self.cleaned_data
        return EvidenceDetails(given["title"], given["description"], given["issued_on"], given["valid_until"])


class FileForm(DetailsForm):
    """A file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, picture, office document or text, at most 20 MB."),
        error_messages={"empty": _("This file is empty. Choose it again.")},
    )
    field_order = ("file", "title", "description", "issued_on", "valid_until")

    def clean_file(self) -> Any:
        """What is wrong with the file is said together with what is wrong elsewhere."""
        file = self.cleaned_data["file"]
        try:
            examine(file)
        except ValidationError as error:
            raise ValidationError(error.error_dict["file"]) from error
        return file

    def clean(self) -> dict[str, Any]:
        """A page that is drawn again holds no file, so a good one is asked for again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors and "file" in cleaned:
            self.add_error("file", _("Choose the file again; it is not kept while something else is to be mended."))
        return cleaned


class LinkForm(DetailsForm):
    """An address."""

    url = forms.CharField(
        label=_("Address"), help_text=_("For example https://jdih.manggaraibaratkab.go.id"), max_length=400
    )
    field_order = ("url", "title", "description", "issued_on", "valid_until")


def _periods() -> list[tuple[str, str]]:
    """This year, the two before, and the last twelve months."""
    today = timezone.localdate()
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(12)]
    periods = [Period.year(today.year - back) for back in range(3)]
    periods += [Period.month(year, month + 1) for year, month in months]
    return [(one.key, str(one)) for one in periods]


class MeasureForm(DetailsForm):
    """A number to be frozen."""

    measure = forms.ChoiceField(label=_("Which number"))
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Of which region"), empty_label=_("The whole regency"), required=False
    )
    period = forms.ChoiceField(label=_("Of when"), required=False)
    field_order = ("measure", "region", "period", "title", "description", "issued_on", "valid_until")

    def __init__(self, regency: Region, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [(one.key, one.title) for one in listed_measures()]  # type: ignore[attr-defined]
        self.fields["period"].choices = [("", _("Today, or this year")), *_periods()]  # type: ignore[attr-defined]
        regions = Region.objects.filter(pk__startswith=f"{regency.pk}.").order_by("pk")
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.fields["region"].label_from_instance = lambda region: f"{region.pk} {region.name}"  # type: ignore[attr-defined]

    def chosen_period(self) -> Period | None:
        key = self.cleaned_data["period"]
        return Period.parse(key) if key else None
