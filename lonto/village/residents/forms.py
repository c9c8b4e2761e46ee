"""The forms of the register. What they accept is read by the same readers as the cells of a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.lib import nik
from lonto.regions.models import Region
from lonto.village.residents.columns import BY_FIELD, Kind, ResidentColumn
from lonto.village.residents.groups import GROUPS
from lonto.village.residents.importing.cells import Provisional, Special, read_cell
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.models import Family
from lonto.village.residents.queries import hamlets_of
from lonto.village.residents.texts import words_for
from lonto.web.forms import DateField, FormManner, IdentityNumberField

_HINTS = {
    "nik": _("16 digits as on the card. Leave it empty while it is not known."),
    "hamlet": _("Choose one of the list or write a new one."),
    "kk": _("16 digits as on the family card. Leave it empty while there is no card yet."),
    "lat": _("In degrees, like -8.4964."),
    "lng": _("In degrees, like 119.8877."),
}
_FEW = 2
_NO_SUCH_DATE = _("There is no such date. Write it like 31-12-1990.")


class UploadForm(FormManner, forms.Form):
    """A file of residents."""

    file = forms.FileField(
        label=_("File of residents"),
        help_text=_("A spreadsheet (.xlsx, .xls, .ods or .csv), for example an export of OpenSID."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv"}),
    )


class ResidentForm(FormManner, forms.Form):
    """The fields of a resident, in groups; `values` gives what was filled in, typed like a row of a file."""

    def __init__(self, *args: Any, village: Region, is_new: bool, **kwargs: Any) -> None:
        self.village = village
        self.is_new = is_new
        self.values: dict[str, Any] = {}
        super().__init__(*args, **kwargs)
        for _title, names in GROUPS:
            for name in names:
                self.fields[name] = _field(BY_FIELD[name])
                if name == "family_role" and is_new:
                    self.fields["kk"] = _field(BY_FIELD["kk"])
        if not is_new:
            choices = BY_FIELD["status"].codes.choices()
            self.fields["status"] = forms.ChoiceField(label=BY_FIELD["status"].label, choices=choices)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Write the name as it stands on the card.")
        self.fields["hamlet"].widget.attrs["list"] = "hamlets"
        self.hamlets = [hamlet.name for hamlet in hamlets_of(village)]
        self.fields["is_another"] = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their titles."""
        found = []
        for title, names in GROUPS:
            shown = [self[name] for name in names]
            if self.is_new and "family_role" in names:
                shown.insert(1, self["kk"])
            found.append((title, shown))
        if not self.is_new:
            found[0][1].append(self["status"])
        return found

    def clean(self) -> dict[str, Any]:
        """Read each answer as a cell of its column would be read."""
        for name, answer in list(self.cleaned_data.items()):
            if name == "is_another" or answer in (None, ""):
                continue
            column = BY_FIELD[name]
            if column.kind is Kind.CODE:
                self.values[name] = int(answer)
                continue
            read = read_cell(column, answer)
            if read.problem is not None and read.problem.is_refusal:
                self.add_problem(read.problem)
            elif isinstance(read.value, Provisional):
                self.add_problem(Problem(Code.REGENCY_UNKNOWN, column.heading, str(answer)))
            elif read.value is not None and not isinstance(read.value, Special):
                self.values[name] = read.value
        return self.cleaned_data

    def add_problem(self, problem: Problem) -> None:
        """Put a refusal beside the field it is about."""
        field = next((c.field for c in BY_FIELD.values() if c.heading == problem.column), None)
        self.add_error(field if field in self.fields else None, str(words_for(problem)))


class MoveForm(FormManner, forms.Form):
    """To which family a resident goes, and as what."""

    kk = IdentityNumberField(
        label=_("Family card number (KK)"),
        required=False,
        help_text=_("Leave it empty to begin a family that has no card yet."),
    )
    role = forms.ChoiceField(label=_("Role in the family"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Choose one")), *BY_FIELD["family_role"].codes.choices()]  # type: ignore[attr-defined]


class FamilyCardForm(FormManner, forms.Form):
    """The number on the card of a family."""

    kk = IdentityNumberField(label=_("Family card number (KK)"), help_text=_("16 digits as on the card."))


def family_with(village: Region, kk: str) -> Family | None:
    """The family of the village with this card number."""
    return Family.objects.filter(village=village, kk=kk).first() if nik.is_number(kk) else None


def _field(column: ResidentColumn) -> forms.Field:
    hint = _HINTS.get(column.field, "")
    if column.kind is Kind.CODE:
        choices = column.codes.choices()
        if len(choices) <= _FEW:
            return forms.ChoiceField(
                label=column.label, required=False, choices=[*choices, ("", _("Not known"))], widget=forms.RadioSelect
            )
        return forms.ChoiceField(label=column.label, required=False, choices=[("", _("Not known")), *choices])
    if column.kind is Kind.DATE:
        return DateField(label=column.label, required=False, error_messages={"invalid": _NO_SUCH_DATE})
    if column.kind in {Kind.NIK, Kind.KK, Kind.PARENT_NIK}:
        return IdentityNumberField(label=column.label, required=False, help_text=hint)
    longest = {Kind.HAMLET: 60, Kind.COORDINATE: 24}.get(column.kind, column.longest)
    return forms.CharField(label=column.label, required=False, help_text=hint, max_length=longest)
