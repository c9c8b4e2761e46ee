"""Published numbers at their permanent addresses, as a page, as CSV and as JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.lib.suppression import TOTAL
from lonto.regency.public.caching import same_for_everybody
from lonto.regency.public.editions import current_numbers, editions_of, numbers_of_month, span_of
from lonto.regency.public.finding import Found, NotHereError, find, not_here
from lonto.regency.public.models import PublishedNumbers
from lonto.regency.public.queries import numbers_within
from lonto.regency.public.showing import numbers_context, requests_definition, trail_to
from lonto.regions.choices import Level
from lonto.signing.positions import formal_name
from lonto.village.letters.measures import LETTERS_ISSUED
from lonto.village.residents.measures import RESIDENTS

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
COLUMNS = ("code", "place", "level", "month", "counted_on", "measure", "category", "value", "is_hidden")
LEVELS = {Level.REGENCY: "regency", Level.DISTRICT: "district", Level.VILLAGE: "village"}
P = ParamSpec("P")


def of_place(
    view: Callable[Concatenate[HttpRequest, Found, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Hand a view the place at a code of the address, or answer with why there is none."""

    @wraps(view)
    def inner(request: HttpRequest, /, code: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            found = find(code)
            if found.region.level == Level.DISTRICT:
                raise NotHereError(
                    _("Numbers are published for regencies and villages; a district's are in the file of its regency.")
                )
            return view(request, found, *args, **kwargs)
        except NotHereError as error:
            return redirect("public:place", code=error.successor) if error.successor else not_here(request, error)

    return inner


@login_not_required
@require_safe
@same_for_everybody
@of_place
def editions(request: HttpRequest, found: Found) -> HttpResponse:
    """Every month whose numbers are published."""
    current_numbers(found.region, found.regency)
    context = {
        "heading": _("Published numbers"),
        "lead": formal_name(found.region),
        "trail": trail_to(found.regency, found.region, _("Published numbers")),
        "code": found.region.pk,
        "editions": editions_of(found.regency),
    }
    return render(request, "public/editions.html", context)


@login_not_required
@require_safe
@same_for_everybody
@of_place
def edition(request: HttpRequest, found: Found, month: str) -> HttpResponse:
    published = _published(found, month)
    context = {
        "heading": _("Numbers of %(month)s") % {"month": date_format(published.edition.month_on, "F Y")},
        "lead": formal_name(found.region),
        "trail": trail_to(found.regency, found.region, month),
        **numbers_context(published, found.region),
        "is_permanent": True,
    }
    return render(request, "public/numbers.html", context)


@login_not_required
@require_safe
@same_for_everybody
@of_place
def as_csv(request: HttpRequest, found: Found, month: str) -> HttpResponse:
    """One line for each number; of a regency also those of its districts and villages."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_rows(found, _published(found, month)))
    return _download(text.getvalue(), "text/csv", found, month, "csv")


@login_not_required
@require_safe
@same_for_everybody
@of_place
def as_json(request: HttpRequest, found: Found, month: str) -> HttpResponse:
    """The same lines with the definition of each measure in both languages."""
    published = _published(found, month)
    span = span_of(published.edition.counted_on)
    data = {
        "address": f"{settings.LONTO_PUBLIC_URL}{reverse('public:numbers', args=[found.region.pk, month])}",
        "measures": {
            "residents": {
                "definition": _both(lambda: str(RESIDENTS.definition)),
                "source": _both(lambda: str(RESIDENTS.source)),
            },
            "requests": {
                "definition": _both(lambda: str(LETTERS_ISSUED.definition)),
                "source": _both(lambda: str(LETTERS_ISSUED.source)),
                "from": span.first.isoformat(),
                "until": span.last.isoformat(),
            },
            "median_days": {
                "definition": _both(requests_definition),
                "source": _both(lambda: str(LETTERS_ISSUED.source)),
            },
        },
        "hidden": _both(lambda: str(hidden_definition())),
        "numbers": list(_rows(found, published)),
    }
    return _download(json.dumps(data, ensure_ascii=False, indent=1), "application/json", found, month, "json")


def hidden_definition() -> str:
    """Why some numbers are not published."""
    return _(
        "A number from 1 to 4 is hidden, so that nobody can be recognised, and with it some larger ones, so that it "
        "cannot be computed from totals. 0 is shown."
    )


def _published(found: Found, month: str) -> PublishedNumbers:
    published = numbers_of_month(found.region, month) if MONTH.fullmatch(month) else None
    if published is None:
        sentence = _("No numbers of %(place)s were published for this month. A month is written like 2026-11.")
        raise NotHereError(sentence % {"place": formal_name(found.region)})
    return published


def _rows(found: Found, published: PublishedNumbers) -> Iterator[dict[str, Any]]:
    """Keys of `COLUMNS`; `value` is empty where the number is hidden or there is none."""
    is_regency = found.region.level == Level.REGENCY
    for row in numbers_within(published.edition) if is_regency else [published]:
        place = row.region if is_regency else found.region
        about = {
            "code": place.pk,
            "place": formal_name(place),
            "level": LEVELS[Level(place.level)],
            "month": published.edition.month,
            "counted_on": published.edition.counted_on.isoformat(),
        }
        for name, value in row.residents.items():
            category = "total" if name == TOTAL else name
            yield _row(about, "residents", category, value, is_hidden=value is None)
        yield _row(about, "requests", "total", row.requests, is_hidden=row.requests is None)
        days = None if row.median_days is None else f"{row.median_days}"
        yield _row(about, "median_days", "total", days, is_hidden=row.requests is None)


def _row(about: dict[str, str], measure: str, category: str, value: object, *, is_hidden: bool) -> dict[str, Any]:
    return {
        **about,
        "measure": measure,
        "category": category,
        "value": value,
        "is_hidden": "yes" if is_hidden else "no",
    }


def _download(text: str, kind: str, found: Found, month: str, ending: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.region.pk}-{month}.{ending}"'
    return response


def _both(text: Callable[[], str]) -> dict[str, str]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = text()
    return said
