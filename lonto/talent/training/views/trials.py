"""Trying a rule on the applicants of an earlier intake before it is published."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, own_intakes
from lonto.talent.training.calendar import last_day
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.talent.training.rules import Raw, conditions_of, rule_for
from lonto.talent.training.trial import try_rule
from lonto.talent.training.views.answering import trail_of, url_of
from lonto.talent.training.views.conditions import owner_of
from lonto.web.charts import BarChart


@require_safe
@acting_as(OFFICER)
def trial(request: HttpRequest, by: Membership, kind: str, pk: str) -> HttpResponse:
    """Who of an earlier intake's applicants the conditions of an academy or a class would have let through."""
    owner = owner_of(by, kind, pk)
    intakes = list(own_intakes(by).exclude(state=IntakeState.DRAFT).order_by("-closes_at"))
    chosen = _chosen(intakes, request.GET.get("intake", ""))
    context: dict[str, Any] = {
        "heading": _("Try the conditions"),
        "lead": str(owner),
        "trail": [*trail_of(owner), (_("Try the conditions"), None)],
        "back": url_of(owner),
        "intakes": intakes,
        "chosen": chosen,
    }
    if chosen:
        rule = rule_for(_conditions(owner), regency_id=owner.regency_id, deadline=last_day(chosen.closes_at))
        tried = try_rule(rule, chosen)
        rows = [(_("Would be let through"), tried.eligible), (_("Would be kept out"), tried.kept_out)]
        chart = BarChart("trial", _("Applicants of %(intake)s") % {"intake": chosen}, rows, _("People"))
        context |= {"trial": tried, "chart": chart}
    return render(request, "training/trial.html", context)


def _conditions(owner: Academy | TrainingClass) -> Raw:
    return conditions_of(owner) if isinstance(owner, TrainingClass) else owner.conditions


def _chosen(intakes: list[Intake], asked: str) -> Intake | None:
    """The intake that was asked for, else the last one whose deadline has passed."""
    now = timezone.now()
    wanted = [intake for intake in intakes if str(intake.pk) == asked]
    over = [intake for intake in intakes if intake.closes_at <= now]
    return next(iter([*wanted, *over, *intakes]), None)
