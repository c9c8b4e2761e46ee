"""How form pages and buttons answer: do the act and go on, or say what was refused.

A form page is drawn by `web/form.html`, or by a template of its own; its context holds heading, trail, button, cancel.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lonto.web.texts import Text

Trail = list[tuple[Text, str | None]]
FORM = "web/form.html"


def answer_form(
    request: HttpRequest, form: forms.Form, act: Callable[[], str], context: dict[str, Any], template: str = FORM
) -> HttpResponse:
    """Draw a form, or do its act and lead to the address that the act gives; a refusal is said beside its field."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act())
        except ValidationError as error:
            add_refusal(form, error)
    return render(request, template, {**context, "form": form})


def do(request: HttpRequest, act: Callable[[], object], then: str) -> HttpResponse:
    """Do the act of a button and go on to `then`; a refusal is shown there as a message."""
    try:
        act()
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    return redirect(then)


def add_refusal(form: forms.BaseForm, error: ValidationError, *, otherwise: str | None = None) -> None:
    """Put what an action refused beside the field it speaks of, else beside `otherwise`, else above the form."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {otherwise or "": error.messages}
    for name, texts in by_field.items():
        form.add_error(name if name in form.fields else None, texts)
