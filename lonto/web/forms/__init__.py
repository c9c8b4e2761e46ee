"""How our forms behave, and the fields that take answers as people write them."""

from lonto.web.forms.fields import DateField, IdentityNumberField, PhoneField, RupiahField
from lonto.web.forms.manner import FormManner

__all__ = ["DateField", "FormManner", "IdentityNumberField", "PhoneField", "RupiahField"]
