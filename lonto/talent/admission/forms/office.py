"""What officers type while they bring an intake from the commitment to the result."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.talent.admission.allocation.scores import hundredths
from lonto.talent.admission.queries.simulating import ORDERS, SIZES
from lonto.talent.training.models import TrainingClass
from lonto.web.forms import DateField, FormManner


class SourceForm(FormManner, forms.Form):
    """Which public value will be drawn."""

    source = forms.CharField(
        label=_("Which public value will be drawn after the deadline?"),
        help_text=_(
            "Something that anybody can look up and that the office cannot steer, with its day. For example: the "
            "closing value of the IHSG on 31 March 2026."
        ),
        max_length=300,
    )


class PublicValueForm(FormManner, forms.Form):
    """The value that was drawn."""

    public_value = forms.CharField(
        label=_("The public value"),
        help_text=_("Exactly as it was published. The draw is made once; this cannot be corrected afterwards."),
        max_length=200,
    )


class PoliciesForm(FormManner, forms.Form):
    """Which policies to compare; what is set now always comes along."""

    order = forms.MultipleChoiceField(
        label=_("Order of the pools"), choices=list(ORDERS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )
    size = forms.MultipleChoiceField(
        label=_("Size of the reserves"),
        choices=list(SIZES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ReasonForm(FormManner, forms.Form):
    """Why a document is not accepted."""

    reason = forms.CharField(
        label=_("What is wrong with it?"),
        help_text=_("The person reads this. Say what to do better."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AgainForm(ReasonForm):
    """Ask for a better document by a day."""

    until = DateField(label=_("New document until"))


class AnswerForm(FormManner, forms.Form):
    """The answer to a review that finds nothing wrong."""

    answer = forms.CharField(
        label=_("Answer with the reason"),
        help_text=_("The person reads this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MendForm(AnswerForm):
    """What was wrong, and the answer."""

    score = forms.CharField(
        label=_("Right score"), help_text=_("0 to 100, such as 84,25. Empty where no score was wrong."), required=False
    )
    training_class = forms.ModelChoiceField(
        label=_("Class of the score"),
        queryset=TrainingClass.objects.none(),
        empty_label=_("All classes"),
        required=False,
    )
    accepts_documents = forms.BooleanField(label=_("The documents should have been accepted"), required=False)

    def __init__(self, *args: Any, classes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["training_class"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = classes

    def clean_score(self) -> int | None:
        text = str(self.cleaned_data["score"]).strip().replace(",", ".")
        if not text:
            return None
        try:
            points = hundredths(text)
        except ValueError:
            points = -1
        if not 0 <= points <= 10_000:
            raise ValidationError(_("Write a number from 0 to 100 with at most two decimals, such as 84,25."))
        return points


class DeathForm(FormManner, forms.Form):
    """The day a person died."""

    died_on = DateField(label=_("Died on"))


class SanctionForm(FormManner, forms.Form):
    """Who did not come, or missed three times, and until when they are kept out."""

    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[
            ("no_show", _("Did not come: the seat goes to the waiting list at once")),
            ("absences", _("Three absences: the class goes on without them")),
        ],
        widget=forms.RadioSelect,
    )
    until = DateField(label=_("Kept out of further intakes until"))
    note = forms.CharField(
        label=_("What happened"),
        help_text=_("The person reads this and may appeal."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppealAnswerForm(AnswerForm):
    """Whether the sanction stands."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("upheld", _("The sanction stands")), ("lifted", _("The sanction is lifted"))],
        widget=forms.RadioSelect,
    )


class TextForm(FormManner, forms.Form):
    """What an applicant writes in a review or an appeal."""

    text = forms.CharField(
        label=_("What should be looked at again?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
