"""The agreements that a regency shows, as open data at a permanent address."""

import dataclasses
import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from lonto.regency.agreements.queries import PublicAgreement, public_facts
from lonto.regency.public.caching import same_for_everybody
from lonto.regency.public.finding import NotHereError, find, not_here

NUMBERS = ("target", "value", "share", "baseline")


@login_not_required
@require_safe
@same_for_everybody
def as_json(request: HttpRequest, code: str) -> HttpResponse:
    """Every agreement with its pledges, in Indonesian; numbers as text, hidden ones as null."""
    try:
        regency = find(code).regency
    except NotHereError as error:
        return not_here(request, error)
    today = timezone.localdate()
    with translation.override("id"):
        agreements = [_data(one) for one in public_facts(regency, today)]
        text = json.dumps(
            {"code": regency.pk, "place": regency.name, "as_of": today.isoformat(), "agreements": agreements},
            ensure_ascii=False,
            indent=1,
        )
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{regency.pk}-perjanjian.json"'
    return response


def _data(one: PublicAgreement) -> dict[str, Any]:
    data: dict[str, Any] = _plain(dataclasses.asdict(one))
    for pledge in data["pledges"]:
        hidden = ("value", "share", "as_of") if pledge["is_hidden"] else ()
        pledge.update(dict.fromkeys(hidden))
        pledge.update({name: str(pledge[name]) for name in NUMBERS if pledge[name] is not None})
    return data


def _plain(value: Any) -> Any:
    """As JSON takes it: exact numbers and everything else that it does not know as text."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
