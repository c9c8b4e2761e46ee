"""How the form pages and buttons of this room answer."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.regency.maturity.schemes import Scheme, UnknownScheme, scheme_named
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


def official_scheme(key: str) -> Scheme:
    """The scheme of an address; 404 where it is unknown, or nobody is judged by it."""
    try:
        scheme = scheme_named(key)
    except UnknownScheme as error:
        raise Http404 from error
    if not scheme.is_official:
        raise Http404
    return scheme


def efforts_url(key: str) -> str:
    return reverse("plans:efforts", args=[key])


def efforts_trail(scheme: Scheme, *more: str) -> Trail:
    """The way to what the rises of a scheme take, and to a page below it."""
    here = (_("What rises take"), efforts_url(scheme.key) if more else None)
    return trail_of(None, here, *((title, None) for title in more))
