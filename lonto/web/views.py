from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from lonto.web import navigation, once


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The office home: what waits for the acting person, and where work begins."""
    membership = getattr(request, "membership", None)
    if membership is None:
        personal = navigation.personal_home()
        if personal:
            return redirect(personal)
        return render(request, "web/home_without_office.html", {"heading": _("No office yet")})
    context = {
        "heading": membership.office.name,
        "waiting": navigation.waiting_for(membership),
        "starts": navigation.starts_for(membership),
    }
    return render(request, "web/home.html", context)


@login_not_required
@require_GET
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Where a form leads that was sent already: on to its result, or to a moment of patience."""
    destination = once.destination(request, token)
    if destination is None:
        raise Http404
    if destination:
        return redirect(destination)
    return render(request, "web/sent.html", {"heading": _("Your form is being worked on")})
