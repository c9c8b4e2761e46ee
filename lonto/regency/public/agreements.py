"""The agreements of a regency as its public page shows them."""

from typing import Any

from django.utils.translation import gettext as _

from lonto.lib.rounding import half_up
from lonto.regency.agreements.queries import PublicAgreement, PublicPledge, public_facts
from lonto.regency.agreements.words import STANDINGS, plain
from lonto.regions.models import Region
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.charts import figure


def agreements_shown(regency: Region) -> list[dict[str, Any]]:
    """Every agreement that the regency shows, with its pledges; a constant number of queries."""
    return [_agreement(one) for one in public_facts(regency)]


def _agreement(one: PublicAgreement) -> dict[str, Any]:
    facts = [
        Fact(_("Parties"), ", ".join(one.parties)),
        Fact(_("Signed on"), one.signed_on),
        Fact(_("Valid until"), one.ends_on),
        Fact(_("Agency"), one.office),
    ]
    return {
        "title": one.title,
        "subject": one.subject,
        "facts": [fact for fact in facts if fact.value],
        "pledges": [_pledge(each) for each in one.pledges],
    }


def _pledge(one: PublicPledge) -> dict[str, Any]:
    return {
        "title": one.title,
        "definition": one.definition or one.source,
        "tag": _tag(one),
        "value": _("hidden") if one.is_hidden else _figure(one.value, one.digits),
        "as_of": None if one.is_hidden else one.as_of,
        "target": _figure(one.target, one.digits),
        "unit": one.unit,
        "due_on": one.due_on,
    }


def _tag(one: PublicPledge) -> Tag:
    if one.standing is None:
        return Tag(_("Given up") if one.dropped_on else _("hidden"), Tone.NEUTRAL)
    label, tone = STANDINGS[one.standing]
    return Tag(label, tone)


def _figure(value: Any, digits: int) -> str:
    return "" if value is None else figure(plain(half_up(value, digits)))
