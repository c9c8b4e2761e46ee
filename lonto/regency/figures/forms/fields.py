"""Fields for exact numbers, for villages, and for the measure or series that something depends on."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.lib.decimals import parse_decimal
from lonto.measures.registry import AnyMeasure, Measure, listed_measures
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.models import Evidence
from lonto.regency.figures.indicators import indicator_of
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.web.cells import as_text
from lonto.web.texts import Text

Options = list[tuple[str, Text]]
Groups = list[tuple[Text, Options]]


class NumberField(forms.Field):
    """An exact number as people write it: 1.234,5."""

    default_error_messages = {"invalid": _("Write the number like 1.234 or 12,5: decimals stand behind a comma.")}

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 30, "size": 10}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return parse_decimal(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """A known number without zeros behind its last decimal, with a comma."""
        if isinstance(value, Decimal):
            whole = value.to_integral_value()
            return f"{whole:f}" if value == whole else f"{value.normalize():f}".replace(".", ",")
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "")


class IndicatorField(forms.ChoiceField):
    """A measure, one value of one of its axes, or a reported series of the regency."""

    def __init__(self, *, regency: Region | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Measure or reported series"))
        super().__init__(**kwargs)
        if regency is not None:
            self.offer(regency)

    def offer(self, regency: Region, *, known: str = "") -> None:
        """Offer what this regency can choose; what was chosen once and is gone stays visible with the reason."""
        groups = indicator_choices(regency)
        offered = {value for _label, options in groups for value, _title in options}
        lost = [(known, _lost_label(known, regency))] if known and known not in offered else []
        self.choices = [("", _("Choose")), *lost, *groups]


class EvidenceField(forms.ModelChoiceField[Evidence]):
    """A piece of evidence that is in use; `offer_evidence` fills in what a person may choose."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Evidence"))
        kwargs.setdefault("empty_label", _("None"))
        kwargs.setdefault("help_text", _("Files and links are kept under Evidence and can be chosen here."))
        super().__init__(queryset=Evidence.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.office.name})"


def offer_evidence(field: forms.Field, by: Membership) -> None:
    """Let a person choose among the evidence that is in use and that the person may open."""
    assert isinstance(field, EvidenceField)
    field.queryset = evidence_for(by).filter(withdrawn_at=None, replaced_by=None).order_by("title")


def _lost_label(known: str, regency: Region) -> str:
    lost = indicator_of(known, regency)
    return f"{lost.title}: {lost.problem}" if lost.problem else str(lost.title)


def indicator_choices(regency: Region) -> Groups:
    """Everything that can be counted or was declared to be reported, the measures first."""
    measures = listed_measures()
    whole: Options = [(str(Reference.of_measure(one.key)), _titled(one)) for one in measures]
    rows = Series.objects.filter(regency=regency).order_by("title")
    reported: Options = [(str(Reference.of_series(one.pk)), f"{one.title} ({one.unit})") for one in rows]
    divided = [group for one in measures if isinstance(one, Measure) for group in _parts(one)]
    groups: Groups = [(_("Counted by measures"), whole)]
    if reported:
        groups.append((_("Reported series"), reported))
    return [*groups, *divided]


def _titled(measure: AnyMeasure) -> str:
    return f"{measure.title} ({measure.unit})"


def _parts(measure: Measure) -> Iterable[tuple[Text, Options]]:
    for axis in measure.axes:
        if axis.has_history:
            options: Options = [
                (str(Reference.of_measure(measure.key, axis.key, value)), f"{measure.title}: {label}")
                for value, label in axis.values()
            ]
            if options:
                yield f"{measure.title}, {axis.title}", options


def village_choices(regency: Region) -> Groups:
    """The villages of a regency, district by district."""
    groups: Groups = []
    within = Region.objects.filter(pk__gte=f"{regency.pk}.", pk__lt=f"{regency.pk}/")
    for region in within.filter(level__in=(Level.DISTRICT, Level.VILLAGE)).order_by("pk"):
        if region.level == Level.DISTRICT:
            groups.append((region.name, []))
        elif groups:
            groups[-1][1].append((region.pk, f"{as_text(region.kind).capitalize()} {region.name}"))
    return groups
