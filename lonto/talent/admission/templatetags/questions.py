"""Drawing a page with one question: its label is the heading of the page."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lonto.web.forms import drawing

register = template.Library()
HEADING = "question"


@register.simple_tag
def question_heading(form: BaseForm) -> SafeString:
    """The text inside the page's heading; for a single field it is the label of its control."""
    if len(form.fields) > 1:
        return format_html("{}", getattr(form, "heading", ""))
    (bound,) = form
    described = drawing.describe(bound)
    if described["kind"] == "group":
        return format_html('<span id="{}">{}</span>', HEADING, described["label"])
    optional = (
        format_html(' <span class="optional">{}</span>', gettext("(optional)")) if described["is_optional"] else ""
    )
    return format_html('<label for="{}">{}{}</label>', bound.id_for_label, described["label"], optional)


@register.inclusion_tag("admission/profile/question_field.html")
def question_field(form: BaseForm) -> dict[str, Any]:
    """The control of a single question, without the label that the heading already is."""
    (bound,) = form
    return {**drawing.describe(bound), "heading_id": HEADING}
