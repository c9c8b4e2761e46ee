"""The evaluation schemes: all of them, one whole, and the check of a scheme's file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.maturity.access import COORDINATOR, EVERYBODY
from lonto.regency.maturity.forms.results import SchemeFileForm
from lonto.regency.maturity.schemes import (
    About,
    Domain,
    FaultyScheme,
    PredicateFrom,
    Scheme,
    Unanswered,
    UnknownScheme,
    all_schemes,
    read_scheme,
    scheme_named,
)
from lonto.regency.maturity.templatetags.maturity import exact
from lonto.regency.maturity.views.answering import trail_of
from lonto.web.answers import Fact
from lonto.web.texts import Text

PARTS: dict[About, Text] = {
    About.UNANSWERED: gettext_lazy("An unanswered indicator"),
    About.FRACTIONS: gettext_lazy("Levels between two levels"),
    About.DIGITS: gettext_lazy("Rounding"),
    About.PREDICATE_FROM: gettext_lazy("Reading the predicate"),
    About.PREDICATES: gettext_lazy("Limits of the predicates"),
    About.LEVELS: gettext_lazy("Levels and their criteria"),
    About.WEIGHTS: gettext_lazy("Weights of the indicators"),
}
CHECKERS = (Role.REGENCY_ADMINISTRATOR, COORDINATOR)


@require_safe
@acting_as(*EVERYBODY)
def schemes(request: HttpRequest, by: Membership) -> HttpResponse:
    """Every scheme, the newest first."""
    context = {
        "heading": _("Schemes"),
        "trail": trail_of(None, (_("Schemes"), None)),
        "schemes": [(one, years_of(one)) for one in reversed(all_schemes())],
        "may_check": by.role in CHECKERS,
    }
    return render(request, "maturity/schemes.html", context)


@require_safe
@acting_as(*EVERYBODY)
def scheme(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """One scheme whole."""
    try:
        found = scheme_named(key)
    except UnknownScheme as error:
        raise Http404 from error
    title = found.title.of(get_language())
    context = {"heading": title, "trail": _trail((title, None)), "lead": found.source.of(get_language())}
    return render(request, "maturity/scheme.html", context | whole(found))


@require_http_methods(["GET", "POST"])
@acting_as(*CHECKERS)
def scheme_check(request: HttpRequest, by: Membership) -> HttpResponse:
    """Read a scheme's file and name every fault with its place; nothing of it is kept."""
    form = SchemeFileForm(request.POST or None, request.FILES or None)
    heading = _("Check the file of a scheme")
    context: dict[str, Any] = {"heading": heading, "trail": _trail((heading, None)), "form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        context |= _checked(file.read(), file.name)
    return render(request, "maturity/scheme_check.html", context)


def whole(found: Scheme) -> dict[str, Any]:
    """Everything a page shows of a scheme."""
    return {
        "scheme": found,
        "facts": _facts(found),
        "assumptions": [(PARTS[one.about], one.text) for one in found.assumptions],
        "predicates": _predicates(found),
        "kinds": [(kind, levels) for kind, levels in found.levels.items()],
        "parts": [
            (domain, [(one, found.by_aspect[one.number]) for one in found.aspects if one.domain == number])
            for domain, number in _domains(found)
        ],
    }


def years_of(found: Scheme) -> str:
    """2021–2025; from 2026."""
    if found.valid_until is None:
        return _("from %(year)s") % {"year": found.valid_from}
    return f"{found.valid_from}–{found.valid_until}"


def _domains(found: Scheme) -> list[tuple[Domain | None, int | None]]:
    """Every domain with its number; nothing stands for the only group of a scheme without domains."""
    return [(one, one.number) for one in found.domains] or [(None, None)]


def _trail(*more: tuple[Text, str | None]) -> list[tuple[Text, str | None]]:
    return trail_of(None, (_("Schemes"), reverse("maturity:schemes")), *more)


def _checked(content: bytes, name: str) -> dict[str, Any]:
    try:
        found = read_scheme(content, name)
    except FaultyScheme as error:
        return {"name": name, "faults": [(one.place, one.sentence.of(get_language())) for one in error.faults]}
    return {"name": name, **whole(found), "title": found.title.of(get_language())}


def _facts(found: Scheme) -> list[Fact]:
    levels = _("%(lowest)s to %(highest)s") % {"lowest": found.lowest, "highest": found.highest}
    if found.unanswered is Unanswered.ZERO:
        unanswered = _("Counts 0")
    else:
        unanswered = _("Not allowed: every indicator needs a level")
    from_exact = found.predicate_from is PredicateFrom.EXACT
    rounding = _("Half up, from the exact value, to %(digits)s decimals") % {"digits": found.digits}
    return [
        Fact(_("Key"), found.key, _("edition %(edition)s") % {"edition": found.edition}),
        Fact(_("Official"), found.is_official),
        Fact(_("Valid"), years_of(found)),
        Fact(_("Levels"), levels, _("also between two levels") if found.takes_fractions else _("whole levels only")),
        Fact(_("An unanswered indicator"), unanswered, _mark(found, About.UNANSWERED)),
        Fact(_("Rounding"), rounding, _mark(found, About.DIGITS)),
        Fact(
            _("Predicate"),
            _("From the exact index") if from_exact else _("From the rounded index"),
            _mark(found, About.PREDICATE_FROM),
        ),
    ]


def _mark(found: Scheme, about: About) -> str:
    """The word that a part is not confirmed by the source; what it rests on stands below."""
    return _("not confirmed by the regulation, see below") if found.assumed(about) else ""


def _predicates(found: Scheme) -> list[tuple[str, str]]:
    """Name and span, the best first."""
    language = get_language()
    ends = [exact(one.lowest) for one in found.predicates]
    spans = [
        (one.name.of(language), _("%(begin)s to below %(end)s") % {"begin": begin, "end": end})
        for one, begin, end in zip(found.predicates, ends, ends[1:], strict=False)
    ]
    last = _("%(lowest)s to %(highest)s") % {"lowest": ends[-1], "highest": found.highest}
    return [(found.predicates[-1].name.of(language), last), *reversed(spans)]
