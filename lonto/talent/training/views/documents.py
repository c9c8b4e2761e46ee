"""Which documents an academy asks for, chosen kind by kind."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, academies_of
from lonto.talent.training.actions import set_documents
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.documents import as_json, documents_of
from lonto.talent.training.forms.documents import DocumentsForm
from lonto.talent.training.models import Academy
from lonto.talent.training.views.answering import answer_form, trail_of, url_of


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def academy_documents(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    academy = one(academies_of(by), pk)
    form = DocumentsForm(request.POST or None, known=as_json(documents_of(academy)))
    context = {
        "heading": _("Documents of applicants"),
        "lead": str(academy),
        "trail": [*trail_of(academy), (_("Documents of applicants"), None)],
        "cancel": url_of(academy),
        "announced": announced_intakes_of(academy),
    }

    def act() -> str:
        instead_of = form.cleaned_data["seen"]
        set_documents(by=by, academy=academy, documents=form.chosen(), instead_of=instead_of)
        return f"{url_of(academy)}#documents"

    return answer_form(request, form, act, context, template="training/documents.html")


def announced_intakes_of(academy: Academy) -> str:
    """Names of the intakes that keep the documents they were announced with."""
    announced = (IntakeState.OPEN, IntakeState.FROZEN, IntakeState.PUBLISHED)
    found = academy.programme.intakes.filter(classes__academy=academy, state__in=announced).distinct()
    return ", ".join(found.values_list("name", flat=True))
