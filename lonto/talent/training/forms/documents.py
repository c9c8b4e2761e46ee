"""Which documents an academy asks for: for each kind whether, and of whom."""

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.talent.training.choices import Need, Whom
from lonto.talent.training.documents import DocumentKind, Raw, all_kinds
from lonto.web.forms import FormManner

NOT_ASKED = ("", gettext_lazy("Not asked for"))


@dataclass(frozen=True)
class KindLine:
    """The two answers about one kind."""

    kind: DocumentKind
    need: BoundField
    whom: BoundField


class DocumentsForm(FormManner, forms.Form):
    """`known` are the documents as they stand now; `seen` tells later whether they are still the same."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=4000)

    def __init__(self, *args: Any, known: Raw, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = json.dumps(known)
        chosen = {line["kind"]: line for line in known}
        for key, kind in all_kinds().items():
            line = chosen.get(key, {})
            self.fields[f"need_{key}"] = _choice(kind, _("needed"), [NOT_ASKED, *Need.choices], line.get("need", ""))
            self.fields[f"whom_{key}"] = _choice(
                kind, _("of whom"), list(Whom.choices), line.get("whom", Whom.EVERYBODY)
            )

    def clean_seen(self) -> Any:
        try:
            return json.loads(self.cleaned_data["seen"])
        except ValueError as error:
            raise ValidationError(_("This page has become old. Open it again.")) from error

    @property
    def lines(self) -> list[KindLine]:
        return [KindLine(kind, self[f"need_{key}"], self[f"whom_{key}"]) for key, kind in all_kinds().items()]

    def chosen(self) -> Raw:
        """The documents that the officer wants."""
        return [
            {"kind": key, "need": need, "whom": self.cleaned_data[f"whom_{key}"] or Whom.EVERYBODY.value}
            for key in all_kinds()
            if (need := self.cleaned_data[f"need_{key}"])
        ]


def _choice(kind: DocumentKind, about: str, choices: list[Any], initial: str) -> forms.ChoiceField:
    """A select that names its kind to those who hear it."""
    label = f"{kind}: {about}"
    widget = forms.Select(attrs={"aria-label": label, "class": "form-select"})
    return forms.ChoiceField(choices=choices, label=label, initial=initial, required=False, widget=widget)
