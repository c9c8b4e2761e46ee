"""The first page of a person: what was begun, what waits, what is open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.models import Account
from lonto.talent.admission import calendar, drafts
from lonto.talent.admission.access import applicant_of, applications, personal
from lonto.talent.admission.actions.claims import claimable
from lonto.talent.admission.choices import ApplicationState, DocumentState
from lonto.talent.admission.models import Applicant, Application, Document
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.questions import open_questions
from lonto.talent.training.queries import open_intakes


@require_safe
@personal
def home(request: HttpRequest, account: Account) -> HttpResponse:
    """Applications of this person and intakes that are open for them."""
    applicant = applicant_of(account)
    own = list(applications().filter(applicant=applicant).order_by("-started_at")) if applicant else []
    begun = {one.intake_id for one in own}
    regency = applicant.regency if applicant else None
    context = {
        "heading": _("My applications"),
        "applicant": applicant,
        "open_questions": len(open_questions(applicant)) if applicant else None,
        "applications": [(one, in_words(one.intake.closes_at), _has_unsent_changes(one)) for one in own],
        "asked_again": _asked_again(applicant),
        "can_claim": claimable(account).exists(),
        "open": [(one, in_words(one.closes_at)) for one in open_intakes(regency) if one.pk not in begun],
    }
    return render(request, "admission/home.html", context)


def _has_unsent_changes(application: Application) -> bool:
    is_sent = application.state == ApplicationState.SUBMITTED
    if not is_sent or not calendar.is_open(application.intake, timezone.now()):
        return False
    return drafts.differs_from_sent(application, drafts.draft_of(application))


def _asked_again(applicant: Applicant | None) -> list[Document]:
    """Documents that a checker wants again."""
    if applicant is None:
        return []
    rows = Document.objects.select_related("application__intake").filter(
        application__applicant=applicant,
        application__state=ApplicationState.SUBMITTED,
        state=DocumentState.ASKED_AGAIN,
    )
    return list(rows.order_by("again_until"))
