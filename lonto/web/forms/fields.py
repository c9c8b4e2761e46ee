"""Fields that accept an answer as people write it, with spaces, dots and apostrophes, and keep it clean."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.lib import days, nik
from lonto.lib.rupiah import format_rupiah, parse_rupiah

# The first letters tell a month in Indonesian and in English, in the older spellings too.
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan",
            "feb peb",
            "mar",
            "apr",
            "mei may",
            "jun",
            "jul",
            "agu aug ags",
            "sep",
            "okt oct",
            "nov nop",
            "des dec",
        ],
        1,
    )
    for name in names.split()
}
_DATE_PARTS = re.compile(r"[\s./,-]+")
_PHONE = re.compile(r"\+?[0-9]{7,15}")


class DateField(forms.DateField):
    """A day as 31-12-1990, 31/12/1990, 31 12 1990, 31 Desember 1990 or 1990-12-31; the year has four digits."""

    default_error_messages = {
        "invalid": _("Write the date like 31-12-1990."),
        "year": _("Check the year; it lies between %(first)s and %(last)s."),
    }

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 20}
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y", attrs=attributes))
        kwargs.setdefault("help_text", _("For example 31-12-1990."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return super().to_python(value)
        parts = _DATE_PARTS.split(str(value).strip())
        try:
            return _date_of(parts)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value is not None and not days.is_plausible(value):
            years = {"first": days.EARLIEST.year, "last": days.LATEST.year}
            raise ValidationError(self.error_messages["year"], code="year", params=years)


class IdentityNumberField(forms.CharField):
    """A NIK or family card number: exactly 16 digits once spaces, dots and apostrophes are gone."""

    default_error_messages = {"invalid": _("This number has 16 digits; %(count)s were given.")}

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "size": 20}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(max_length=40, **kwargs)

    def to_python(self, value: Any) -> str:
        digits = nik.clean(super().to_python(value) or "")
        if digits in self.empty_values or nik.is_number(digits):
            return digits
        count = sum(character.isdigit() for character in digits)
        raise ValidationError(self.error_messages["invalid"], code="invalid", params={"count": count})


class PhoneField(forms.CharField):
    """A telephone number, kept as digits with its + where it has one."""

    default_error_messages = {"invalid": _("Write the telephone number like 0812 3456 7890.")}

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "tel", "autocomplete": "tel", "size": 20}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(max_length=30, **kwargs)

    def to_python(self, value: Any) -> str:
        number = re.sub(r"[\s().-]", "", super().to_python(value) or "")
        if number in self.empty_values or _PHONE.fullmatch(number):
            return number
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class RupiahField(forms.IntegerField):
    """A whole number of rupiah, however its thousands are set apart."""

    default_error_messages = {"invalid": _("Write the amount in whole rupiah, like 1.500.000.")}

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "size": 20}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return super().to_python(value)
        try:
            return parse_rupiah(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return format_rupiah(value) if isinstance(value, int) else value


def _date_of(parts: list[str]) -> dt.date:
    """The date of three parts, day first or year first; ValueError when they are none."""
    first, month, last = parts
    day, year = (last, first) if len(first) == 4 else (first, last)
    if len(year) != 4 or not all(part.isascii() and part.isdecimal() for part in (day, year)):
        raise ValueError("no date")
    number = int(month) if month.isascii() and month.isdecimal() else MONTHS.get(month[:3].lower(), 0)
    return dt.date(int(year), number, int(day))
