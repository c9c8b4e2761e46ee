"""The tasks of the plan that is carried out: the list, one task with its way, and each step."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership, Office
from lonto.lib.names import fold
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import all_schemes
from lonto.regency.plans import actions
from lonto.regency.plans.access import COORDINATOR, OFFICER, VIEWERS, tasks_for
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.forms import GiveForm, MoveForm, agencies_of
from lonto.regency.plans.models import RiseTask
from lonto.regency.plans.queries.progress import late
from lonto.regency.plans.states import ACCEPT, BEGIN, REPORT, TASK_WAYS, UNFINISHED, ways_of
from lonto.regency.plans.views.answering import address_of
from lonto.regency.plans.words import rise_words
from lonto.web.answering import answer_form
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s task", "%(shown)s tasks", "count")
TONES = {
    TaskState.OPEN: Tone.WARN,
    TaskState.UNDERWAY: Tone.INFO,
    TaskState.REPORTED: Tone.INFO,
    TaskState.ACCEPTED: Tone.GOOD,
    TaskState.DROPPED: Tone.NEUTRAL,
}
UNDONE = "unfinished"
ONWARD = (BEGIN, REPORT, ACCEPT)


def _address(task: RiseTask) -> str:
    return reverse("plans:task", args=[task.pk])


def _words(task: RiseTask) -> str:
    return rise_words(task.plan.scheme, Rise(task.number, task.level))


def _tag(task: RiseTask) -> Tag:
    return Tag(task.get_state_display(), TONES[TaskState(task.state)])


def _search(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """By the number or the name of the indicator, or the agency."""
    found = Q(office__name__icontains=words)
    if words.isascii() and words.isdecimal() and len(words) <= 3:
        found |= Q(number=int(words))
    for scheme in all_schemes():
        numbers = [each.number for each in scheme.indicators if fold(words) in fold(f"{each.name.id} {each.name.en}")]
        found |= Q(plan__scheme_key=scheme.key, number__in=numbers)
    return rows.filter(found)


def _in_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(state__in=UNFINISHED) if value == UNDONE else rows.filter(state=value)


def _agencies(request: HttpRequest) -> list[tuple[str, str]]:
    by: Any = getattr(request, "membership", None)
    if by is None or by.role == OFFICER:
        return []
    return [(str(office.pk), short_name(office)) for office in agencies_of(by.office.region_id)]


LIST = ListPage(
    name="plan-tasks",
    columns=[
        Column("rise", gettext_lazy("Rise"), _words, ("number", "level"), _address),
        Column("office", gettext_lazy("Agency"), lambda t: short_name(t.office), "office__name"),
        Column("due", gettext_lazy("Due on"), lambda t: t.due_on, "due_on"),
        Column("state", gettext_lazy("State"), _tag, "state"),
        Column("word", gettext_lazy("Last word"), lambda t: t.last_word[:120]),
        Column("plan", gettext_lazy("Plan"), lambda t: t.plan.name, "plan__name"),
    ],
    filters=[
        Filter(
            "state",
            gettext_lazy("State"),
            [(UNDONE, gettext_lazy("Not done yet")), *TaskState.choices],
            _in_state,
        ),
        Filter("agency", gettext_lazy("Agency"), _agencies, lambda rows, value: rows.filter(office=value)),
        Filter(
            "due",
            gettext_lazy("Due"),
            [("late", gettext_lazy("Late"))],
            lambda rows, _value: late(rows, timezone.localdate()),
        ),
        Filter(
            "plan",
            gettext_lazy("Plan"),
            [("now", gettext_lazy("The one being carried out")), ("ended", gettext_lazy("Ended ones"))],
            lambda rows, value: rows.filter(plan__state=PlanState.ADOPTED if value == "now" else PlanState.ENDED),
        ),
    ],
    search=_search,
    search_label=gettext_lazy("Indicator or agency"),
    counted=COUNTED,
    default_sort="due",
    empty=Empty(
        gettext_lazy("No task yet"),
        gettext_lazy("When the coordinator adopts a plan, each of its rises becomes a task of an agency."),
    ),
)


@require_safe
@acting_as(*VIEWERS)
def task_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    context = {"heading": _("Tasks of the plan"), "trail": [(_("Tasks of the plan"), None)]}
    return LIST.respond(request, tasks_for(by), context)


@require_safe
@acting_as(*VIEWERS)
def task(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One task: what must hold at its level, and the way that it has come."""
    found = one(tasks_for(by), pk)
    language = get_language()
    levels = found.plan.scheme.levels_of(found.indicator)
    level = next((each for each in levels if each.number == found.level), None)
    goes_on = found.plan.state == PlanState.ADOPTED
    context = {
        "heading": _words(found),
        "lead": level.name.of(language) if level else "",
        "trail": _trail(found),
        "task": found,
        "tag": _tag(found),
        "facts": [
            Fact(_("Agency"), short_name(found.office)),
            Fact(_("Due on"), found.due_on, _("Late") if _is_late(found) else ""),
            Fact(_("Plan"), found.plan.name),
            Fact(_("Meaning of the level"), level.meaning.of(language) if level else ""),
        ],
        "criteria": [each.of(language) for each in level.criteria] if level else [],
        "reports": found.reports.select_related("made_by__account"),
        "ways": [
            (way.name, way.label, place == 0 and way in ONWARD) for place, way in enumerate(ways_of(found, by.role))
        ]
        if goes_on
        else [],
        "may_give": goes_on and by.role == COORDINATOR and found.state in UNFINISHED,
        "plan_url": address_of(found.plan),
    }
    return render(request, "plans/task.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR, OFFICER)
@sent_once
def move(request: HttpRequest, by: Membership, pk: UUID, name: str) -> HttpResponse:
    """A step of a task, with what is said about it."""
    found = one(tasks_for(by), pk)
    way = TASK_WAYS.get(name)
    if way is None or way.who != by.role:
        raise Http404
    if way not in ways_of(found, by.role):
        return redirect(_address(found))
    form = MoveForm(way, request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.move(by=by, task=found, way=way, text=form.cleaned_data["text"])
        return _address(found)

    context = {
        "heading": str(way.label),
        "lead": _words(found),
        "trail": _trail(found, str(way.label)),
        "button": str(way.label),
        "cancel": _address(found),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def give(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Another agency, or another day."""
    found = one(tasks_for(by), pk)
    initial = {"office": found.office_id, "due_on": found.due_on}
    form = GiveForm(found.regency_id, request.POST or None, initial=initial)

    def act() -> str:
        office: Office = form.cleaned_data["office"]
        actions.give_task(by=by, task=found, office=office, due_on=form.cleaned_data["due_on"])
        return _address(found)

    heading = _("Change agency or day")
    context = {
        "heading": heading,
        "lead": _words(found),
        "trail": _trail(found, heading),
        "button": _("Save"),
        "cancel": _address(found),
    }
    return answer_form(request, form, act, context)


def _is_late(task: RiseTask) -> bool:
    return task.state in UNFINISHED and task.due_on < timezone.localdate()


def _trail(task: RiseTask, more: str | None = None) -> Any:
    way: list[tuple[str, str | None]] = [(_("Tasks of the plan"), reverse("plans:tasks"))]
    if more is None:
        return [*way, (str(task), None)]
    return [*way, (str(task), _address(task)), (more, None)]
