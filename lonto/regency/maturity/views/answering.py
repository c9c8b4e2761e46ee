"""How the form pages and buttons of this room answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.maturity.models import Assessment
from lonto.web import answering
from lonto.web.answering import Trail
from lonto.web.texts import Text


def answer_form(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], then: str, context: dict[str, Any]
) -> HttpResponse:
    """A form page of this room, which names what is still open above the form; its act leads to `then`."""

    def go() -> str:
        act()
        return then

    return answering.answer_form(request, form, go, context, "maturity/form.html")


def address_of(assessment: Assessment) -> str:
    return reverse("maturity:assessment", args=[assessment.pk])


def trail_of(assessment: Assessment | None = None, *more: tuple[Text, str | None]) -> Trail:
    """The way to an assessment and what lies below it."""
    way: Trail = [(_("Maturity"), reverse("maturity:home"))]
    if assessment is not None:
        way.append((str(assessment.year), address_of(assessment)))
    return [*way, *more]
