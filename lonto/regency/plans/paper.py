"""A computed plan as a workbook."""

from collections.abc import Iterator
from fractions import Fraction
from typing import IO

from django.utils.translation import gettext as _

from lonto.lib.rounding import exact_text
from lonto.lib.spreadsheet import Page, write_pages
from lonto.lib.spreadsheet.writing import Value
from lonto.regency.maturity.planner import Rise
from lonto.regency.plans.models import RisePlan
from lonto.regency.plans.queries.progress import gains_of
from lonto.regency.plans.stored import assumed_in, plans_in, problem_of, worths_in
from lonto.regency.plans.words import plan_words, rise_words


def write_workbook(target: IO[bytes], plan: RisePlan) -> None:
    """The plans, their rises and what each rise is worth; indexes exact, as text."""
    write_pages(
        target,
        [
            Page(_("Plans"), _plan_headings(), list(_plans(plan))),
            Page(_("Rises"), _rise_headings(plan), list(_rises(plan))),
            Page(_("Worth"), _worth_headings(), list(_worths(plan))),
        ],
    )


def _plan_headings() -> list[str]:
    return [
        _("Plan"),
        _("Rises"),
        _("Person-days"),
        _("Rupiah"),
        _("Index reached"),
        _("Index if the worst two are judged one lower"),
        _("Pairs that would break it"),
        _("Pairs"),
    ]


def _plans(plan: RisePlan) -> Iterator[list[Value]]:
    for one in plans_in(plan.answer):
        worst = None if one.worst is None else exact_text(one.worst)
        yield [
            plan_words(one.place),
            len(one.rises),
            one.days,
            one.cost,
            exact_text(one.index),
            worst,
            one.breaking,
            one.pairs,
        ]


def _rise_headings(plan: RisePlan) -> list[str]:
    names = [plan_words(one.place) for one in plans_in(plan.answer)]
    return [_("Rise"), _("Gain"), _("Person-days"), _("Assumed"), _("Rupiah"), *names]


def _rises(plan: RisePlan) -> Iterator[list[Value]]:
    plans, problem, assumed = plans_in(plan.answer), problem_of(plan.question), assumed_in(plan.question)
    gains: dict[Rise, Fraction] = gains_of(problem)
    steps = {Rise(one.number, step.level): step for one in problem.subjects for step in one.way()}
    for rise in sorted({rise for one in plans for rise in one.rises}):
        yield [
            rise_words(plan.scheme, rise),
            exact_text(gains[rise]),
            steps[rise].effort,
            _("Yes") if rise in assumed else None,
            steps[rise].cost,
            *(_("Yes") if rise in one.rises else None for one in plans),
        ]


def _worth_headings() -> list[str]:
    return [
        _("Rise"),
        _("Gain"),
        _("Person-days"),
        _("Comes only with"),
        _("Gain in all"),
        _("Person-days in all"),
        _("Rupiah in all"),
        _("Can come"),
    ]


def _worths(plan: RisePlan) -> Iterator[list[Value]]:
    for one in worths_in(plan.answer):
        yield [
            rise_words(plan.scheme, one.rise),
            exact_text(one.gain),
            one.days,
            ", ".join(f"{rise.number} → {rise.level}" for rise in one.companions),
            exact_text(one.gain_in_all),
            one.days_in_all,
            one.cost_in_all,
            _("Yes") if one.is_possible else _("No"),
        ]
