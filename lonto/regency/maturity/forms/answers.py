"""What agencies and assessors fill in about one indicator, and how a disagreement is settled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.forms.levels import level_field
from lonto.regency.maturity.models import Answer
from lonto.web.forms import FormManner


@dataclass(frozen=True)
class CriteriaOfLevel:
    """The boxes of one level, under its name and what it means."""

    title: str
    meaning: str
    boxes: list[BoundWidget]


class AnswerForm(FormManner, forms.Form):
    """An agency's claim. A draft may be incomplete; what is handed in may not."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    met = forms.MultipleChoiceField(
        label=_("Criteria that are met"), widget=forms.CheckboxSelectMultiple, required=False
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        help_text=_("How the criteria are met, since when, and where it can be seen."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
    )
    field_order = ("version", "met", "level", "explanation")

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        initial = {
            "version": answer.version,
            "level": answer.level,
            "met": answer.met,
            "explanation": answer.explanation,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.answer = answer
        self.fields["level"] = level_field(answer, label=_("The level that your agency has reached"))
        self.fields["met"].choices = criteria_of(answer)  # type: ignore[attr-defined]
        self.order_fields(self.field_order)
        self._require(not self.is_bound)

    def clean(self) -> dict[str, Any]:
        self._require(True)
        return super().clean() or self.cleaned_data

    def _require(self, is_required: bool) -> None:
        """Drawn as needed, but not asked for here: what may be missing in a draft is the action's rule."""
        for name in ("level", "explanation"):
            self.fields[name].required = is_required

    def criteria(self) -> Iterator[CriteriaOfLevel]:
        """The boxes of `met` by level; a level needs its own and those of every level below."""
        language, boxes = get_language(), iter(self["met"])
        for level in self.answer.assessment.scheme.levels_of(self.answer.indicator):
            title = f"{level.number}. {level.name.of(language)}"
            yield CriteriaOfLevel(title, level.meaning.of(language), [next(boxes) for _one in level.criteria])

    def keep_what_was_typed(self, version: int) -> None:
        """Let this form be saved over what somebody else has saved meanwhile, once its writer has seen that."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = str(version)  # type: ignore[index]


def criteria_of(answer: Answer) -> list[tuple[str, str]]:
    """Every criterion with its name, "level.place" counted from 1: ("2.1", "…")."""
    language = get_language()
    return [
        (f"{level.number}.{place}", text.of(language))
        for level in answer.assessment.scheme.levels_of(answer.indicator)
        for place, text in enumerate(level.criteria, 1)
    ]


class JudgeForm(FormManner, forms.Form):
    """An assessor's level."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed where your level differs from the one before."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=3000,
    )
    field_order = ("level", "reason")

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"] = level_field(answer, label=_("Your level"))
        self.order_fields(self.field_order)


class SettleForm(JudgeForm):
    """The level that counts in the end."""

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        super().__init__(answer, *args, **kwargs)
        self.fields["level"].label = _("The level that counts")
        self.fields["reason"].help_text = _("What was agreed, and why. It stands in the report.")
        self.fields["reason"].required = True


class TextForm(FormManner, forms.Form):
    """A question or a reply."""

    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, label: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class EvidenceForm(FormManner, forms.Form):
    """Which of the agency's evidence an answer stands on as well."""

    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(), label=_("Evidence of your agency"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Evidence.objects.filter(office=answer.office_id, withdrawn_at=None, replaced_by=None)
        rows = rows.exclude(pk__in=answer.links.values("evidence")).order_by("title")
        self.fields["evidence"].queryset = rows  # type: ignore[attr-defined]
        self.fields["evidence"].label_from_instance = _evidence_label  # type: ignore[attr-defined]

    def has_any(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.fields["evidence"].queryset.exists())  # type: ignore[attr-defined]


def _evidence_label(evidence: Evidence) -> str:
    label = f"{evidence.title} ({evidence.get_kind_display()})"
    return f"{label} – {_('Expired')}" if evidence.is_expired else label
