"""How the form pages and buttons of this room answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.plans.models import RisePlan
from lonto.web.answering import Trail
from lonto.web.texts import Text


def address_of(plan: RisePlan) -> str:
    return reverse("plans:plan", args=[plan.pk])


def trail_of(plan: RisePlan | None = None, *more: tuple[Text, str | None]) -> Trail:
    """The way to a plan and what lies below it."""
    way: Trail = [(_("Plans to rise"), reverse("plans:list"))]
    if plan is not None:
        way.append((plan.name, address_of(plan)))
    return [*way, *more]
