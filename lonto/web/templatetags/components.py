"""The components of every page as template tags; `/gallery/` shows them all."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import loader
from django.template.context import Context
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lonto.lib.rupiah import format_rupiah
from lonto.web import cells, once
from lonto.web.answers import Answer, Fact, Task, Tone
from lonto.web.charts import BarChart, Pyramid
from lonto.web.comparisons import GroupedBars, Radar
from lonto.web.forms import drawing, summary
from lonto.web.lines import LineChart
from lonto.web.progress import State
from lonto.web.texts import Text

register = template.Library()
register.filter("cell", cells.as_html)
register.filter("rupiah", format_rupiah)


@register.simple_tag
def tag(label: Text, tone: str = Tone.NEUTRAL) -> SafeString:
    """A status in words: `{% tag label "good" %}`; the tones are those of `Tone`."""
    return cells.tag_html(label, tone)


@register.simple_tag
def nik(value: object) -> SafeString:
    """A NIK or family card number with its birth date hidden; read aloud as its last four digits."""
    return cells.masked_html(value)


@register.inclusion_tag("web/components/notice.html")
def notice(tone: str, text: Text, title: Text = "") -> dict[str, Any]:
    """A message in the page: `{% notice "warn" text %}`."""
    return {"tone": Tone(tone), "text": text, "title": title}


@register.inclusion_tag("web/components/breadcrumbs.html")
def breadcrumbs(trail: Iterable[tuple[Text, str | None]] | None) -> dict[str, Any]:
    """The way from the home page to here, as (label, address or None)."""
    return {"trail": list(trail or [])}


@register.inclusion_tag("web/components/empty.html")
def empty(title: Text, text: Text = "", url: str = "", label: Text = "") -> dict[str, Any]:
    """What will be here one day, and the first step towards it."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("web/components/facts.html")
def facts(rows: Iterable[Fact | Sequence[Any]]) -> dict[str, Any]:
    """A summary list; rows are `Fact`s or (label, value, note) tuples."""
    return {"rows": [row if isinstance(row, Fact) else Fact(*row) for row in rows]}


@register.inclusion_tag("web/components/check_answers.html")
def check_answers(answers: Iterable[Answer]) -> dict[str, Any]:
    """Everything that was answered, each row with its way back."""
    return {"answers": answers}


@register.inclusion_tag("web/components/confirmation.html")
def confirmation(title: Text, reference: Text = "", text: Text = "") -> dict[str, Any]:
    """What was done, with its reference number and what happens next."""
    return {"title": title, "reference": reference, "text": text}


@register.inclusion_tag("web/components/task_list.html")
def task_list(tasks: Iterable[Task]) -> dict[str, Any]:
    """The steps of a longer piece of work, each with a status in words."""
    return {"tasks": tasks}


@register.inclusion_tag("web/components/progress.html")
def progress(value: int, total: int, label: Text) -> dict[str, Any]:
    """How far a job is; `total` 0 means that it is not known yet."""
    permille = min(1000, value * 1000 // total) if total > 0 else None
    return {"value": value, "total": total, "label": label, "permille": permille, "percent": _percent(permille)}


@register.inclusion_tag("web/components/running.html")
def running(url: str, label: Text, state: State | None = None) -> dict[str, Any]:
    """A job in the background: its progress, asked for again at `url` until the page changes.

    Where no script runs, a link looks again.
    """
    return {"url": url, "label": label, "state": state or State(0, 0)}


def _percent(permille: int | None) -> str | None:
    """A beginning is shown with a decimal, so that the first hundred of many thousands do not read as nothing."""
    if permille is None:
        return None
    digits = 1 if 0 < permille < 100 else 0
    return number_format(Decimal(permille if digits else permille // 10 * 10) / 10, digits)


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, Any]:
    """All errors of the forms in one box that takes the focus; each leads to its field."""
    return {"errors": summary.errors_of(forms)}


@register.inclusion_tag("web/components/field.html")
def field(bound: BoundField, label: Text = "", hint: Text = "") -> dict[str, Any]:
    """One field with label, hint and error tied to it."""
    return drawing.describe(bound, label=label, hint=hint)


@register.inclusion_tag("web/components/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """Every field of a form, the hidden ones too."""
    return {"hidden": form.hidden_fields(), "visible": form.visible_fields()}


@register.simple_tag
def once_token() -> SafeString:
    """The hidden field that lets a form be sent only once; see `lonto.web.once`."""
    return format_html('<input type="hidden" name="{}" value="{}">', once.FIELD, once.new_token())


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """The word for error before the title of a page whose form has one."""
    forms = [context.get("form"), *(context.get("forms") or [])]
    return gettext("Error: ") if summary.errors_of(forms) else ""


@register.simple_tag
def chart(drawn: BarChart | Pyramid | GroupedBars | Radar | LineChart) -> SafeString:
    """A picture of numbers with its table, see `lonto.web.charts` and `lonto.web.comparisons`."""
    return loader.render_to_string(drawn.template, {"chart": drawn})
