"""The list of indicators that a person may see in an assessment, with the columns that its stage has."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.names import fold
from lonto.regency.maturity.access import ANSWERERS, ASSESSOR, OFFICER, answers_for, assessments_for
from lonto.regency.maturity.choices import AnswerState, Step
from lonto.regency.maturity.levels import shown
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.queries.levels import disputed, with_sides
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.maturity.states import SETTLING
from lonto.regency.maturity.views.answering import trail_of
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage

COUNTED: Any = ngettext_lazy("%(shown)s indicator", "%(shown)s indicators", "count")
TONES = {AnswerState.OPEN: Tone.NEUTRAL, AnswerState.DRAFT: Tone.WARN, AnswerState.HANDED_IN: Tone.GOOD}
SIDES = {
    "disputed": gettext_lazy("The sides do not agree"),
    "open": gettext_lazy("Not settled yet"),
    "settled": gettext_lazy("Settled"),
}
STATES = {"missing": gettext_lazy("Not handed in"), "late": gettext_lazy("Late"), **dict(AnswerState.choices)}


def state_tag(answer: Answer) -> Tag:
    """How far the agency is; late says so where it is not handed in."""
    label = answer.get_state_display()
    is_late = answer.due_on is not None and answer.due_on < timezone.localdate()
    if answer.state != AnswerState.HANDED_IN and is_late and answer.assessment.step == Step.SELF:
        return Tag(_("%(state)s, late") % {"state": label}, Tone.BAD)
    return Tag(label, TONES[AnswerState(answer.state)])


def answer_address(answer: Answer) -> str:
    return reverse("maturity:answer", args=[answer.pk])


@require_safe
@acting_as(*ANSWERERS)
def indicators(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The indicators of an assessment that this person may open."""
    assessment = one(assessments_for(by), pk)
    rows = with_sides(answers_for(by).filter(assessment=assessment))
    context = {
        "heading": _("Indicators"),
        "lead": str(assessment),
        "trail": trail_of(assessment, (_("Indicators"), None)),
    }
    return _list(by, assessment).respond(request, rows, context)


def _list(by: Membership, assessment: Assessment) -> ListPage:
    columns, filters = [_NAME], [_aspects(assessment.scheme)]
    if by.role != OFFICER:
        columns.append(_OFFICE)
        filters.append(_agencies(by, assessment))
    if assessment.step == Step.SELF:
        columns += [_DUE, _STATE, _level("own", gettext_lazy("Level"))]
    else:
        columns += [_level("own", gettext_lazy("Self")), _level("internal", gettext_lazy("Internal"))]
    if assessment.step not in (Step.SELF, Step.INTERNAL):
        columns.append(_level("external", gettext_lazy("External")))
    if assessment.step in SETTLING or assessment.step == Step.FINAL:
        columns.append(_level("final_level", gettext_lazy("Settled")))
    filters += [_FILTER_STATE] if assessment.step == Step.SELF else [_FILTER_SIDES]
    return ListPage(
        name="indicators",
        columns=columns,
        filters=filters,
        search=lambda rows, words: _named(rows, assessment.scheme, words),
        search_label=gettext_lazy("Name or number of the indicator"),
        counted=COUNTED,
        default_sort="name",
        empty=_EMPTY_ASSESSOR if by.role == ASSESSOR else _EMPTY,
    )


_NAME = Column("name", gettext_lazy("Indicator"), str, sort="number", link=answer_address)
_OFFICE = Column(
    "office",
    gettext_lazy("Agency"),
    lambda a: short_name(a.office) if a.office else None,
    sort="office__name",
    export=lambda a: a.office.name if a.office else None,
)
_DUE = Column("due", gettext_lazy("Due on"), lambda a: a.due_on, sort="due_on")
_STATE = Column("state", gettext_lazy("State"), state_tag, sort="state")
_EMPTY = Empty(gettext_lazy("No indicator is yours"), gettext_lazy("The coordinator gives indicators out."))
_EMPTY_ASSESSOR = Empty(
    gettext_lazy("No indicator is yours"), gettext_lazy("The coordinator gives you the indicators that you judge.")
)


def _level(name: str, label: Any) -> Column:
    def value(answer: Answer) -> str:
        return shown(getattr(answer, name))

    def export(answer: Answer) -> Any:
        return getattr(answer, name)

    return Column(name, label, value, sort=name, is_numeric=True, export=export)


def _by_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value not in ("missing", "late"):
        return rows.filter(state=value)
    missing = rows.exclude(state=AnswerState.HANDED_IN)
    return missing.filter(due_on__lt=timezone.localdate()) if value == "late" else missing


def _by_sides(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    found = disputed(rows)
    return found if value == "disputed" else found.filter(final_level__isnull=value == "open")


_FILTER_STATE = Filter("state", gettext_lazy("State"), list(STATES.items()), _by_state)
_FILTER_SIDES = Filter("sides", gettext_lazy("Agreement"), list(SIDES.items()), _by_sides)


def _aspects(scheme: Scheme) -> Filter:
    language = get_language()
    choices = [(str(one.number), f"{one.number}. {one.name.of(language)}") for one in scheme.aspects]

    def narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(number__in=[one.number for one in scheme.by_aspect[int(value)]])

    return Filter("aspect", gettext_lazy("Aspect"), choices, narrow)


def _agencies(by: Membership, assessment: Assessment) -> Filter:
    def offered(_request: HttpRequest) -> list[tuple[str, Any]]:
        rows = answers_for(by).filter(assessment=assessment, office__isnull=False).order_by("office__name")
        names = {str(one.office_id): short_name(one.office) for one in rows if one.office}
        return [*names.items(), ("none", gettext_lazy("Nobody yet"))]

    def narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(office=None) if value == "none" else rows.filter(office=value)

    return Filter("agency", gettext_lazy("Agency"), offered, narrow)


def _named(rows: QuerySet[Any], scheme: Scheme, words: str) -> QuerySet[Any]:
    """Indicators whose name holds the words, or whose number it is."""
    wanted = fold(words)
    found = Q(number__in=[one.number for one in scheme.indicators if wanted in fold(one.name.id)])
    return rows.filter(found | Q(number=int(words)) if words.isascii() and words.isdecimal() else found)
