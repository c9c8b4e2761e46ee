"""One figure: report it, look at it, correct it, withdraw it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.figures.access import KEEPERS, READERS, figures_of, keeps, own_figures, own_series
from lonto.regency.figures.actions import correct_figure, record_figure, withdraw_figure
from lonto.regency.figures.forms.series import CorrectionForm, FigureForm, WithdrawalForm
from lonto.regency.figures.models import Figure
from lonto.regency.figures.pictures import facts_of_figure, life_of
from lonto.regency.figures.views.answering import trail_of, url_of
from lonto.web.answering import answer_form
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def figure_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    form = FigureForm(request.POST or None, by=by, series=series, initial={"region": request.GET.get("region", "")})

    def act() -> str:
        record_figure(by=by, series=series, details=form.details())
        return url_of(series)

    context = {
        "heading": _("Report a figure"),
        "lead": series.title,
        "trail": [*trail_of(series), (_("Report a figure"), None)],
        "button": _("Report the figure"),
        "cancel": url_of(series),
    }
    return answer_form(request, form, act, context)


@require_safe
@acting_as(*READERS)
def figure_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """A figure with those that it replaced or that replaced it."""
    figure = one(figures_of(by), pk)
    context = {
        "heading": figure.region.name,
        "lead": figure.series.title,
        "trail": [*trail_of(figure.series), (figure.region.name, None)],
        "figure": figure,
        "facts": facts_of_figure(figure),
        "life": life_of(figure),
        "may_change": keeps(by, figure.series.office) and figure.ended_at is None,
    }
    return render(request, "figures/figure.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def figure_correct(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    figure = one(own_figures(by), pk)
    form = CorrectionForm(request.POST or None, by=by, series=figure.series, figure=figure)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        return _page(correct_figure(by=by, figure=figure, details=form.details(), reason=reason))

    context = {
        "heading": _("Correct a figure"),
        "lead": _("The old figure stays visible with your reason."),
        "trail": [*trail_of(figure.series), (figure.region.name, _page(figure)), (_("Correct"), None)],
        "button": _("Correct the figure"),
        "cancel": _page(figure),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def figure_withdraw(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    figure = one(own_figures(by), pk)
    form = WithdrawalForm(request.POST or None)

    def act() -> str:
        return _page(withdraw_figure(by=by, figure=figure, reason=form.cleaned_data["reason"]))

    context = {
        "heading": _("Withdraw a figure"),
        "lead": _("It counts no longer and stays visible with your reason."),
        "trail": [*trail_of(figure.series), (figure.region.name, _page(figure)), (_("Withdraw"), None)],
        "button": _("Withdraw the figure"),
        "cancel": _page(figure),
    }
    return answer_form(request, form, act, context)


def _page(figure: Figure) -> str:
    return reverse("figures:figure", args=[figure.pk])
