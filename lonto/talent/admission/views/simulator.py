"""The simulator: several policies on the real applicants, side by side, until the rule is frozen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.talent.admission.allocation.comparison import Comparison, PolicyResult
from lonto.talent.admission.forms.office import PoliciesForm
from lonto.talent.admission.officer_access import OFFICER, hosted
from lonto.talent.admission.queries.seats import DISABILITY, NOMINATED, REMOTE, WOMEN
from lonto.talent.admission.queries.simulating import AS_SET, MOST, Choice, choices_of, simulate
from lonto.talent.admission.result_words import Words, in_words
from lonto.talent.admission.views.office import trail
from lonto.talent.training.states import is_rule_frozen
from lonto.web.charts import BarChart, figure
from lonto.web.texts import Text

GROUPS: dict[str, Text] = {
    WOMEN: lazy("Women"),
    DISABILITY: lazy("People with disabilities"),
    REMOTE: lazy("Villages with reserved seats"),
    NOMINATED: lazy("Institutions with reserved seats"),
}


@require_safe
@acting_as(OFFICER)
def simulator(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Choose policies, see who would gain. Nothing is written."""
    intake = hosted(by, pk)
    if is_rule_frozen(intake.state):
        messages.info(request, _("The rule is frozen and published; nothing is left to compare."))
        return redirect("admission:steps", pk=pk)
    asked = bool(request.GET)
    form = PoliciesForm(request.GET if asked else {"order": [AS_SET], "size": ["100", "0"]})
    context: dict[str, Any] = {**trail(intake, _("Compare policies")), "intake": intake, "form": form, "most": MOST}
    if asked and form.is_valid():
        choices = choices_of(form.cleaned_data["order"], form.cleaned_data["size"])
        comparison, groups = simulate(intake, choices)
        context |= _shown(comparison, choices, groups)
        context["classes"] = _cut_offs(comparison, choices, Words(intake))
    return render(request, "admission/office/simulator.html", context)


def _shown(comparison: Comparison, choices: list[Choice], groups: tuple[str, ...]) -> dict[str, Any]:
    """Pictures and one table with a row for each policy."""
    results = comparison.results
    groups = tuple(group for group in groups if comparison.applicants_by_group[group])

    def chart(key: str, title: Text, unit: Text, values: list[int]) -> BarChart:
        return BarChart(key, title, [(one.letter, value) for one, value in zip(choices, values, strict=True)], unit)

    charts = [chart("admitted", _("Admitted"), _("people"), [one.admitted for one in results])]
    charts += [
        chart(
            f"group-{group}",
            _("%(group)s admitted, of %(all)s who applied")
            % {"group": GROUPS[group], "all": figure(comparison.applicants_by_group[group])},
            _("people"),
            [one.admitted_by_group[group] for one in results],
        )
        for group in groups
    ]
    charts += [
        chart("first", _("First choices met"), _("people"), [one.first_choices for one in results]),
        chart("left", _("Seats left"), _("seats"), [one.seats_left for one in results]),
    ]
    return {
        "applicants": comparison.applicants,
        "charts": charts,
        "policies": [choice.label for choice in choices],
        "headings": [str(GROUPS[group]) for group in groups],
        "rows": [_row(choice, result, groups) for choice, result in zip(choices, results, strict=True)],
    }


def _row(choice: Choice, result: PolicyResult, groups: tuple[str, ...]) -> dict[str, Any]:
    def change(gained: int, lost: int) -> str:
        return f"+{figure(gained)} / −{figure(lost)}"

    return {
        "letter": choice.letter,
        "admitted": figure(result.admitted),
        "groups": [
            (
                str(GROUPS[group]),
                figure(result.admitted_by_group[group]),
                change(result.change_by_group[group].gained, result.change_by_group[group].lost),
            )
            for group in groups
        ],
        "first": figure(result.first_choices),
        "left": figure(result.seats_left),
        "closed": figure(len(result.closed)),
        "change": change(result.change.gained, result.change.lost),
    }


def _cut_offs(comparison: Comparison, choices: list[Choice], words: Words) -> list[dict[str, Any]]:
    """For each class and pool the lowest score admitted, one column for each policy."""
    pools: dict[tuple[str, str], list[str]] = {}
    for place, result in enumerate(comparison.results):
        for cut in result.cut_offs:
            row = pools.setdefault((cut.class_id, cut.pool), [""] * len(choices))
            score = in_words(cut.lowest) if cut.lowest is not None else "–"
            row[place] = f"{score} ({cut.admitted}/{cut.seats})"
    classes: dict[str, dict[str, Any]] = {}
    for (code, pool), values in sorted(pools.items(), key=lambda item: item[0][0]):
        found = classes.setdefault(code, {"name": words.class_name(code), "letters": [c.letter for c in choices]})
        found.setdefault("pools", []).append((words.pool_name(code, pool), values))
    return list(classes.values())
