"""Readiness of people: what the academies have trained for each dimension."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import COORDINATOR, VIEWERS
from lonto.regency.smartcity.forms.people import DimensionsForm
from lonto.regency.smartcity.models import AcademyLink
from lonto.regency.smartcity.queries.people import measure_of_people, readiness_of, trained_people
from lonto.regency.smartcity.views.answering import form_page, home_trail
from lonto.talent.training.choices import TrainingLevel
from lonto.talent.training.models import Academy
from lonto.web.once import sent_once


@require_safe
@acting_as(*VIEWERS)
def people(request: HttpRequest, by: Membership) -> HttpResponse:
    """Trained people by dimension, academy and level."""
    regency, measure = by.office.region, measure_of_people()
    trained = trained_people(regency)
    own = set(Academy.objects.filter(regency=regency).values_list("code", flat=True))
    academies = [(row, row.code in own and by.role == COORDINATOR) for row in trained]
    heading = _("Readiness of people")
    context = {
        "heading": heading,
        "trail": home_trail((heading, None)),
        "today": timezone.localdate(),
        "measure": measure,
        "measure_url": reverse("measures:region", args=[measure.key, regency.pk]) if measure else "",
        "levels": TrainingLevel.choices,
        "dimensions": readiness_of(regency, trained),
        "academies": academies,
        "may_change_any": any(may_change for _row, may_change in academies),
        "untied": sum(row.total for row in trained if not row.dimensions),
        "is_tied": any(row.dimensions for row in trained),
    }
    return render(request, "smartcity/people.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def academy(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """Choose the dimensions of an academy."""
    found = Academy.objects.filter(regency=by.office.region, code=code).order_by("-programme__starts_on").first()
    if found is None:
        raise Http404
    known = AcademyLink.objects.filter(regency=by.office.region, academy=code).values_list("dimension", flat=True)
    form = DimensionsForm(request.POST or None, initial={"dimensions": list(known)})
    address = reverse("smartcity:people")
    context = {
        "heading": str(found),
        "trail": home_trail((_("Readiness of people"), address), (code, None)),
        "button": _("Save the choice"),
        "cancel": address,
    }
    return form_page(
        request,
        form,
        lambda: actions.set_dimensions(by=by, academy=code, dimensions=form.cleaned_data["dimensions"]),
        context,
        lambda _links: address,
    )
