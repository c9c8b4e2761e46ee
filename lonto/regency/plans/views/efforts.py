"""What rises take: all of a scheme, those of one indicator, and what hangs together."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import Scheme, all_schemes
from lonto.regency.plans import actions
from lonto.regency.plans.access import COORDINATOR, READERS, bonds_for, efforts_for
from lonto.regency.plans.choices import BondKind
from lonto.regency.plans.efforts import efforts_of
from lonto.regency.plans.forms import BondForm, EffortForm
from lonto.regency.plans.models import Bond
from lonto.regency.plans.views.answering import efforts_trail, efforts_url, official_scheme
from lonto.regency.plans.words import rise_words
from lonto.web.answering import answer_form
from lonto.web.once import sent_once


@require_safe
@acting_as(COORDINATOR, *READERS)
def effort_list(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Every rise of a scheme with what it takes; assumed values are marked."""
    scheme = official_scheme(key)
    language = get_language()
    efforts = efforts_of(scheme, efforts_for(by, key))
    context = {
        "heading": _("What rises take"),
        "lead": scheme.title.of(language),
        "trail": efforts_trail(scheme),
        "scheme_key": key,
        "schemes": [
            (each.key, each.title.of(language), each.key == key) for each in reversed(all_schemes()) if each.is_official
        ],
        "levels": range(1, scheme.highest + 1),
        "rows": [
            (indicator, indicator.name.of(language), list(group))
            for indicator, group in groupby(efforts, key=lambda each: each.indicator)
        ],
        "estimated": sum(not each.is_assumed for each in efforts),
        "all": len(efforts),
        "bonds": [_bond_words(scheme, each) for each in bonds_for(by, key)],
        "may_change": by.role == COORDINATOR,
    }
    return render(request, "plans/efforts.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def effort(request: HttpRequest, by: Membership, key: str, number: int) -> HttpResponse:
    """The rises of one indicator."""
    scheme = official_scheme(key)
    if number not in scheme.by_number:
        raise Http404
    efforts = [each for each in efforts_of(scheme, efforts_for(by, key)) if each.indicator.number == number]
    form = EffortForm(efforts, request.POST or None)

    def act() -> str:
        actions.set_efforts(by=by, scheme=scheme, details=form.details())
        return f"{efforts_url(key)}#i{number}"

    indicator = scheme.by_number[number]
    context = {
        "heading": f"{number}. {indicator.name.of(get_language())}",
        "lead": _("What each rise takes. Where you leave the person-days empty, the assumed effort counts."),
        "trail": efforts_trail(scheme, str(number)),
        "button": _("Save"),
        "cancel": efforts_url(key),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def tie(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Rises that hang together."""
    scheme = official_scheme(key)
    form = BondForm(request.POST or None, initial={"kind": BondKind.TOGETHER})

    def act() -> str:
        cleaned = form.cleaned_data
        actions.tie(by=by, scheme=scheme, kind=cleaned["kind"], rises=cleaned["rises"], reason=cleaned["reason"])
        return f"{efforts_url(key)}#ties"

    heading = _("Tie rises together")
    context = {
        "heading": heading,
        "lead": scheme.title.of(get_language()),
        "trail": efforts_trail(scheme, heading),
        "button": heading,
        "cancel": efforts_url(key),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(COORDINATOR)
def untie(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    found = one(Bond.objects.select_related("regency").filter(regency_id=by.office.region_id), pk)
    actions.untie(by=by, bond=found)
    return redirect(f"{efforts_url(found.scheme_key)}#ties")


def _bond_words(scheme: Scheme, bond: Bond) -> dict[str, Any]:
    rises = [rise_words(scheme, Rise(*rise)) for rise in bond.rises]
    return {"pk": bond.pk, "kind": bond.get_kind_display(), "rises": rises, "reason": bond.reason}
