"""What a person sent about themselves, in words, for those who compare it with documents."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from lonto.regions.models import Region
from lonto.talent.admission.choices import Employment
from lonto.village.residents.codes import code_list
from lonto.web.answers import Fact


def profile_facts(sent: dict[str, Any]) -> list[Fact]:
    """The profile of `Application.sent`; the NIK in full, because a checker compares its digits with the card."""
    person = sent["applicant"]
    village = Region.objects.select_related("parent").filter(pk=person["village"]).first()
    place = f"{village.name}, {village.parent.name}" if village and village.parent else person["village"]
    return [
        Fact(_("Name"), person["name"]),
        Fact(_("NIK"), person["nik"]),
        Fact(_("Birth date"), parse_date(person["born_on"]) if person["born_on"] else None),
        Fact(_("Sex"), {"L": _("Male"), "P": _("Female")}.get(person["sex"])),
        Fact(_("Village"), place),
        Fact(_("Address"), person["address"]),
        Fact(_("Education"), _code("education", person["education"])),
        Fact(_("Occupation"), _code("occupation", person["occupation"])),
        Fact(_("Employment"), Employment(person["employment"]).label if person["employment"] else None),
        Fact(_("Institution"), person["institution"]),
        Fact(_("Disability"), _code("disability", person["disability"])),
    ]


def _code(table: str, code: int | None) -> str | None:
    return None if code is None else code_list(table).label(code)
