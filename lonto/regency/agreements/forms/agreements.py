"""Agreements, their parties and what happens to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.access import agencies_kept
from lonto.regency.agreements.actions import AgreementDetails
from lonto.regency.agreements.choices import Kind, PartyKind
from lonto.regency.agreements.models import Agreement, Party
from lonto.regency.figures.forms.fields import EvidenceField, offer_evidence, village_choices
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner
from lonto.web.texts import Text


class AgreementForm(FormManner, forms.Form):
    """What an agreement says; what is not known stays empty."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    number = forms.CharField(label=_("Number of the agreement"), max_length=100, required=False)
    subject = forms.CharField(
        label=_("Subject"),
        help_text=_("What was agreed, in a few sentences."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    office = forms.ModelChoiceField(
        label=_("Agency that minds it"), queryset=Office.objects.none(), empty_label=_("Choose")
    )
    signed_on = DateField(label=_("Signed on"), required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    starts_on = DateField(label=_("First day"), required=False)
    ends_on = DateField(label=_("Last day"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, by: Membership, agreement: Agreement | None = None, **kwargs: Any) -> None:
        names = AgreementDetails.__dataclass_fields__
        known: dict[str, Any] = {name: getattr(agreement, name) for name in names} if agreement else {}
        offices = agencies_kept(by)
        if agreement is None and len(offices) == 1:
            known["office"] = offices[0]
        super().__init__(*args, initial=known or None, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offices

    def details(self) -> AgreementDetails:
        return AgreementDetails(**self.cleaned_data)


class PartyForm(FormManner, forms.Form):
    """Who agreed."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=PartyKind.choices)
    region = forms.ChoiceField(
        label=_("Region"),
        required=False,
        help_text=_("Only for a party that is a region, such as the regency or a village. Pledges lie within it."),
    )

    def __init__(self, *args: Any, regency: Region, party: Party | None = None, **kwargs: Any) -> None:
        known = {"name": party.name, "kind": party.kind, "region": party.region_id} if party else None
        super().__init__(*args, initial=known, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None")), *region_choices(regency)]

    def answers(self) -> dict[str, Any]:
        """What the action wants to know."""
        code = self.cleaned_data["region"]
        return {**self.cleaned_data, "region": Region.objects.get(pk=code) if code else None}


class SignatoryForm(FormManner, forms.Form):
    """Who signed for a party."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As it stands under the agreement."))
    capacity = forms.CharField(label=_("Capacity"), max_length=160, required=False, help_text=_("For example Regent."))


class ExtensionForm(FormManner, forms.Form):
    """A later last day."""

    agreed_on = DateField(label=_("Agreed on"))
    ends_on = DateField(label=_("New last day"))
    evidence = EvidenceField(required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_evidence(self.fields["evidence"], by)


class ClosingForm(FormManner, forms.Form):
    """How an agreement ended."""

    closed_on = DateField(label=_("Closed on"))
    reason = forms.CharField(
        label=_("How it ended"), max_length=300, help_text=_("For example fulfilled, run out, or called off and why.")
    )


class DocumentForm(FormManner, forms.Form):
    """A piece of evidence that belongs to the agreement."""

    evidence = EvidenceField(label=_("Document"), empty_label=_("Choose"))

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_evidence(self.fields["evidence"], by)


def region_choices(regency: Region) -> list[tuple[Text, Any]]:
    """The regency, then each district with its villages."""
    return [(regency.pk, regency.name), *village_choices(regency)]
