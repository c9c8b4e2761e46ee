"""The components that every page is made of."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from lonto.web import cells
from lonto.web.answers import Answer, Fact, Tag, Task
from tests.web.reading import words


def render(source: str, **context: Any) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def test_a_tag_says_its_status_in_words() -> None:
    assert render('{% tag label "good" %}', label="Signed") == '<span class="tag tag-good">Signed</span>'


def test_a_tone_that_does_not_exist_is_a_mistake_of_the_page() -> None:
    with pytest.raises(ValueError, match="shiny"):
        render('{% tag "Signed" "shiny" %}')


def test_what_people_wrote_stays_text_in_every_component() -> None:
    evil = "<b>x</b>"
    sources = [
        '{% tag evil "info" %}',
        '{% notice "warn" evil evil %}',
        '{% empty evil evil "/" evil %}',
        "{% confirmation evil evil evil %}",
        "{% facts rows %}",
        "{% check_answers answers %}",
        "{% task_list tasks %}",
        "{% breadcrumbs trail %}",
        "{% progress 1 2 evil %}",
    ]
    context = {
        "evil": evil,
        "rows": [Fact(evil, evil, evil)],
        "answers": [Answer(evil, evil, "/change/")],
        "tasks": [Task(evil, evil, "info", None, evil)],
        "trail": [(evil, None)],
    }
    for source in sources:
        shown = render(source, **context)
        assert "<b>" not in shown
        assert "&lt;b&gt;x" in shown


def test_a_masked_number_shows_region_and_end_and_is_read_by_its_end() -> None:
    shown = render("{% nik number %}", number="5315054708929901")
    assert "531505******9901" in shown
    assert "9 9 0 1" in shown
    assert "470892" not in shown


@pytest.mark.parametrize("value", [None, "", "123", "531505470892990a"])
def test_what_is_no_number_shows_as_unknown(value: str | None) -> None:
    assert words(render("{% nik number %}", number=value)) == "– tidak diketahui" or "–" in render(
        "{% nik number %}", number=value
    )


def test_breadcrumbs_mark_the_page_itself() -> None:
    shown = render("{% breadcrumbs trail %}", trail=[("Home", "/"), ("Maria", None)])
    assert '<a href="/">Home</a>' in shown
    assert '<span aria-current="page">Maria</span>' in shown


def test_each_answer_can_be_changed_and_says_which() -> None:
    shown = render("{% check_answers answers %}", answers=[Answer("Name", "Maria", "/name/"), Answer("By", "Clerk")])
    assert shown.count("<a ") == 1
    assert words(shown).count("Ubah Name") == 1


def test_facts_may_be_tuples() -> None:
    assert (
        words(render("{% facts rows %}", rows=[("Born", dt.date(1994, 7, 8), "since 2025")]))
        == "Born 8 Jul 1994 since 2025"
    )


def test_a_task_that_cannot_be_started_has_no_link() -> None:
    shown = render("{% task_list tasks %}", tasks=[Task("Send", "Cannot start yet")])
    assert "<a " not in shown
    assert words(shown) == "Send Cannot start yet"


@pytest.mark.parametrize(
    ("done", "total", "expected"),
    [(0, 10, "0 %"), (412, 1000, "41 %"), (10, 10, "100 %"), (12, 10, "100 %"), (164, 20_000, "0,8 %")],
)
def test_progress_is_a_percentage(done: int, total: int, expected: str) -> None:
    shown = render("{% progress done total 'Rows' %}", done=done, total=total)
    assert words(shown) == f"Rows {expected}"
    assert f'value="{min(1000, done * 1000 // total)}"' in shown


def test_a_running_job_is_asked_for_again_and_has_a_link_where_no_script_runs() -> None:
    shown = render("{% running '/jobs/7/' 'Writing' %}")
    assert 'hx-get="/jobs/7/"' in shown
    assert "value=" not in shown
    assert '<a href="">' in shown[shown.index("<noscript>") :]


def test_progress_of_unknown_length_has_no_value() -> None:
    assert "value=" not in render("{% progress 0 0 'Waiting' %}")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1_250_000, "1.250.000"),
        (Decimal("3.5"), "3,5"),
        (True, "Ya"),
        (dt.date(2025, 11, 25), "25 Nov 2025"),
        (dt.datetime(2025, 11, 25, 3, 5, tzinfo=dt.UTC), "25 Nov 2025 11.05"),
        (Tag("Signed", "good"), "Signed"),
        ("0012", "0012"),
        (None, ""),
    ],
)
def test_a_value_is_shown_as_people_read_it(value: object, shown: str) -> None:
    assert cells.as_text(value) == shown


def test_safe_markup_stays_and_lines_stay_apart() -> None:
    assert cells.as_html(mark_safe("<em>x</em>")) == "<em>x</em>"
    assert cells.as_html("one\n<two>") == "one<br>&lt;two&gt;"
