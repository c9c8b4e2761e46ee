"""What the page of a plan shows: the question, the plans side by side, what each rise is worth, how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.rounding import half_up
from lonto.lib.rupiah import format_rupiah
from lonto.regency.maturity.planner import Rise
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.models import RisePlan
from lonto.regency.plans.queries.progress import PlanProgress, gains_of, progress_of
from lonto.regency.plans.stored import (
    KeptPlan,
    KeptWorth,
    assumed_in,
    highest_in,
    plans_in,
    problem_of,
    without_in,
    worths_in,
)
from lonto.regency.plans.words import index_words, obstacle_words, plan_words, rise_words
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.cells import as_text
from lonto.web.comparisons import GroupedBars

PLAN_TONES = {
    PlanState.ASKED: Tone.INFO,
    PlanState.ANSWERED: Tone.NEUTRAL,
    PlanState.HALTED: Tone.BAD,
    PlanState.ADOPTED: Tone.GOOD,
    PlanState.ENDED: Tone.NEUTRAL,
    PlanState.DISCARDED: Tone.NEUTRAL,
}


@dataclass(frozen=True)
class RiseRow:
    """One rise of any of the plans: what it adds and takes, and which plans hold it."""

    label: str
    gain: str
    days: str
    cost: str
    plans: str


@dataclass(frozen=True)
class WorthRow:
    """What a single rise is worth."""

    label: str
    gain: str
    days: str
    with_others: str
    gain_in_all: str
    days_in_all: str
    cost_in_all: str
    per_day: str
    is_possible: bool


def state_tag(plan: RisePlan) -> Tag:
    return Tag(plan.get_state_display(), PLAN_TONES[PlanState(plan.state)])


def plan_context(plan: RisePlan) -> dict[str, Any]:
    """Everything that the page shows of a plan; one query more where it is carried out."""
    plans = plans_in(plan.answer)
    followed = plan.state in (PlanState.ADOPTED, PlanState.ENDED)
    progress = progress_of(plan, timezone.localdate()) if followed else None
    return {
        "plan": plan,
        "tag": state_tag(plan),
        "facts": facts_of(plan),
        "heads": [(one.place, plan_words(one.place), one.place == plan.chosen) for one in plans],
        "comparison": _comparison(plans, plan),
        "picture": _picture(plans, plan) if plans else None,
        "rises": _rise_rows(plans, plan),
        "worths": _worth_rows(plan),
        "unreachable": _unreachable(plan),
        "progress": progress,
        "progress_facts": _progress_facts(progress) if progress else [],
        "progress_picture": _progress_picture(progress, plan) if progress else None,
    }


def facts_of(plan: RisePlan) -> list[Fact]:
    """The question in words."""
    problem, scheme = problem_of(plan.question), plan.scheme
    ahead = [Rise(one.number, step.level) for one in problem.subjects for step in one.way()]
    assumed = len(assumed_in(plan.question) & set(ahead))
    missing = plan.question.get("without_level", [])
    predicate = scheme.predicate_at(problem.target).name.of(get_language())
    found = [
        Fact(_("Levels of"), f"{plan.assessment.year}, {scheme.title.of(get_language())}"),
        Fact(_("Index at that time"), index_words(problem.index), scheme.predicate_at(problem.index).name.of(None)),
        Fact(_("Target"), index_words(problem.target), predicate),
        Fact(_("Reached by"), plan.due_on),
        Fact(_("Budget"), format_rupiah(plan.budget) if plan.budget is not None else _("No limit")),
        Fact(
            _("How far one indicator can rise"),
            plan.most_levels if plan.most_levels is not None else _("As far as it takes"),
        ),
        Fact(_("Spared first"), plan.get_spared_display()),
        Fact(
            _("Rises whose effort is only assumed"),
            _("%(count)s of %(all)s") % {"count": assumed, "all": len(ahead)},
            _("The more of them you estimate, the better the plan.") if assumed else "",
        ),
    ]
    if missing:
        note = _("They counted 0 in the index: %(numbers)s") % {"numbers": ", ".join(map(str, missing))}
        found.append(Fact(_("Indicators without a level"), len(missing), note))
    if plan.ended_at:
        found.append(Fact(_("Ended"), plan.ended_at, plan.ended_reason))
    return found


def _comparison(plans: Sequence[KeptPlan], plan: RisePlan) -> list[tuple[str, list[tuple[str, object]]]]:
    """Rows of label and, for each plan, its name and value."""
    target = Fraction(plan.question["target"])
    rows: list[tuple[str, list[object]]] = [
        (_("Rises"), [len(one.rises) for one in plans]),
        (_("Person-days"), [one.days for one in plans]),
        (_("Rupiah"), [format_rupiah(one.cost) for one in plans]),
        (_("Index reached"), [index_words(one.index) for one in plans]),
        (_("Above the target by"), [index_words(one.index - target) for one in plans]),
        (_("Index if the worst two are judged one lower"), [_worst(one) for one in plans]),
        (_("Pairs that would break it"), [_pairs(one) for one in plans]),
        (_("Survives any two lower judgements"), [_survival(one) for one in plans]),
    ]
    return [
        (label, [(plan_words(p.place), value) for p, value in zip(plans, values, strict=True)])
        for label, values in rows
    ]


def _worst(one: KeptPlan) -> str:
    numbers = ", ".join(map(str, one.worst_numbers))
    return f"{index_words(one.worst)} ({numbers})" if numbers else index_words(one.worst)


def _pairs(one: KeptPlan) -> str:
    if one.breaking is None:
        return "–"
    return _("%(count)s of %(all)s") % {"count": as_text(one.breaking), "all": as_text(one.pairs)}


def _survival(one: KeptPlan) -> Tag:
    return Tag(_("Yes"), Tone.GOOD) if one.survives else Tag(_("No"), Tone.WARN)


def _picture(plans: Sequence[KeptPlan], plan: RisePlan) -> GroupedBars:
    """What each plan reaches, and what is left of it at the worst, beside the target."""
    target = half_up(Fraction(plan.question["target"]), 3)
    rows = [
        (
            plan_words(one.place),
            [half_up(one.index, 3), None if one.worst is None else half_up(one.worst, 3), target],
        )
        for one in plans
    ]
    series = [_("Index reached"), _("If the worst two are judged one lower"), _("Target")]
    return GroupedBars("plans", _("The plans side by side"), rows, series, Decimal(plan.scheme.highest))


def _rise_rows(plans: Sequence[KeptPlan], plan: RisePlan) -> list[RiseRow]:
    problem, assumed = problem_of(plan.question), assumed_in(plan.question)
    gains = gains_of(problem)
    steps = {Rise(one.number, step.level): step for one in problem.subjects for step in one.way()}
    found = []
    for rise in sorted({rise for one in plans for rise in one.rises}):
        step = steps[rise]
        found.append(
            RiseRow(
                label=rise_words(plan.scheme, rise),
                gain=f"+{index_words(gains[rise])}",
                days=_days(step.effort, rise in assumed),
                cost=format_rupiah(step.cost),
                plans=", ".join(plan_words(one.place) for one in plans if rise in one.rises),
            )
        )
    return found


def _worth_rows(plan: RisePlan) -> list[WorthRow]:
    assumed = assumed_in(plan.question)
    return [_worth_row(one, plan, is_assumed=one.rise in assumed) for one in worths_in(plan.answer)]


def _worth_row(worth: KeptWorth, plan: RisePlan, *, is_assumed: bool) -> WorthRow:
    days = worth.days_in_all
    return WorthRow(
        label=rise_words(plan.scheme, worth.rise),
        gain=f"+{index_words(worth.gain)}",
        days=_days(worth.days, is_assumed),
        with_others=", ".join(f"{one.number} → {one.level}" for one in worth.companions),
        gain_in_all=f"+{index_words(worth.gain_in_all)}",
        days_in_all=as_text(days),
        cost_in_all=format_rupiah(worth.cost_in_all),
        per_day=number_format(half_up(worth.gain_in_all * 100 / days, 2)) if days else "–",
        is_possible=worth.is_possible,
    )


def _unreachable(plan: RisePlan) -> dict[str, Any] | None:
    highest, without = highest_in(plan.answer), without_in(plan.answer)
    if highest is None:
        return None
    return {
        "why": obstacle_words(plan.answer["unreachable"]["obstacle"]),
        "highest": index_words(highest.index),
        "rises": [rise_words(plan.scheme, rise) for rise in highest.rises],
        "without": without and _without(without),
    }


def _without(plan: KeptPlan) -> str:
    values = {
        "days": as_text(plan.days),
        "rupiah": format_rupiah(plan.cost),
        "index": index_words(plan.index),
    }
    return _("Without this limit: %(days)s person-days, %(rupiah)s, index %(index)s.") % values


def _progress_facts(progress: PlanProgress) -> list[Fact]:
    done = _("%(count)s of %(all)s") % {"count": progress.accepted, "all": progress.tasks}
    return [
        Fact(_("Tasks done"), done),
        Fact(_("Reported as done, not accepted yet"), progress.counts.get(TaskState.REPORTED, 0)),
        Fact(_("Late"), progress.late),
        Fact(_("Dropped"), progress.counts.get(TaskState.DROPPED, 0)),
        Fact(
            _("Index with what is done"),
            index_words(progress.done),
            _("By our own count. What assessors give is known only after the next assessment."),
        ),
        Fact(_("Missing to the target"), index_words(max(Fraction(0), progress.target - progress.done))),
    ]


def _progress_picture(progress: PlanProgress, plan: RisePlan) -> GroupedBars:
    rows = [
        (_("Before the plan"), [half_up(progress.before, 3)]),
        (_("With what is done"), [half_up(progress.done, 3)]),
        (_("With what is reported too"), [half_up(progress.reported, 3)]),
        (_("With the whole plan"), [half_up(progress.whole, 3)]),
        (_("Target"), [half_up(progress.target, 3)]),
    ]
    return GroupedBars("progress", _("Progress toward the target"), rows, [_("Index")], Decimal(plan.scheme.highest))


def _days(days: int, is_assumed: bool) -> str:
    text = as_text(days)
    return _("%(days)s (assumed)") % {"days": text} if is_assumed else text
