"""From an address to a place that this server serves, or to a sentence that says why there is none."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lonto.regency.public.queries import open_regencies
from lonto.regions.choices import Level
from lonto.regions.models import FormerCode, Region
from lonto.signing.positions import formal_name

CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}){0,2}(\.[0-9]{4})?")


@dataclass(frozen=True)
class Found:
    """A place; `regency` holds it (or is it)."""

    region: Region
    regency: Region


class NotHereError(Exception):
    """No public page is at this code; the sentence says why, `successor` is the code of today where there is one."""

    def __init__(self, sentence: str, successor: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.successor = sentence, successor


def find(code: str) -> Found:
    """The place with this code in a regency of this server. Raises NotHereError."""
    region = (
        Region.objects.select_related("parent__parent__parent").filter(pk=code).first()
        if CODE.fullmatch(code)
        else None
    )
    if region is None:
        raise _unknown(code)
    regency = _regency_of(region)
    if regency is None:
        raise NotHereError(
            _("%(place)s is a province. Public pages are of regencies and villages.") % {"place": region}
        )
    if not open_regencies().filter(pk=regency.pk).exists():
        sentence = _("%(place)s (%(code)s) belongs to %(regency)s, which does not publish its pages here.")
        raise NotHereError(sentence % {"place": formal_name(region), "code": region.pk, "regency": regency.name})
    return Found(region, regency)


def not_here(request: HttpRequest, error: NotHereError) -> HttpResponse:
    """404 with the reason, and the way to the places that are here."""
    context = {"heading": _("No public page is at this address"), "sentence": error.sentence}
    return render(request, "public/not_here.html", context, status=404)


def _unknown(code: str) -> NotHereError:
    former = FormerCode.objects.filter(code=code).first() if CODE.fullmatch(code) else None
    if former is not None and former.successor_id:
        return NotHereError("", former.successor_id)
    return NotHereError(_("No region of Indonesia has this code. A village's code looks like 53.15.05.2008."))


def _regency_of(region: Region) -> Region | None:
    above: Region | None = region
    while above is not None and above.level != Level.REGENCY:
        above = above.parent
    return above
