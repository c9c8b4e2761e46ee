"""How pages of this room answer forms and buttons."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.smartcity.models import Masterplan, Programme
from lonto.web.answering import Trail, answer_form


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], Any],
    context: dict[str, Any],
    done: Callable[[Any], str],
) -> HttpResponse:
    """A form page of this room; what its act made says where to go on."""
    return answer_form(request, form, lambda: done(act()), context)


def home_trail(*more: tuple[str, str | None]) -> Trail:
    return [(_("Smart city"), reverse("smartcity:home")), *more]


def plan_trail(plan: Masterplan, *more: tuple[str, str | None]) -> Trail:
    return home_trail((plan.title, plan_address(plan)), *more)


def programme_trail(programme: Programme, *more: tuple[str, str | None]) -> Trail:
    return plan_trail(programme.masterplan, (programme.code, programme_address(programme)), *more)


def plan_address(plan: Masterplan) -> str:
    return reverse("smartcity:plan", args=[plan.pk])


def programme_address(programme: Programme) -> str:
    return reverse("smartcity:programme", args=[programme.pk])
