"""The profile: one question a page, each answer saved, the summary with where each one comes from."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lonto.accounts.models import Account
from lonto.regions.models import Region
from lonto.regions.queries import by_code
from lonto.talent.admission.access import applicant_of, personal, with_profile
from lonto.talent.admission.actions import profiles as actions
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.forms.profile import QuestionForm, VillageForm
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.queries.villages import districts_and_villages, regencies_taking_part
from lonto.talent.admission.questions import BY_KEY, QUESTIONS, Question, asked, following, initial_of, open_questions
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.views import ways
from lonto.web.answers import Answer


@personal
def profile(request: HttpRequest, account: Account) -> HttpResponse:
    """The summary; who has said nothing yet begins with the village."""
    applicant = applicant_of(account)
    if applicant is None:
        return redirect("admission:village")
    return render(request, "admission/profile/summary.html", _summary(applicant))


@personal
def village(request: HttpRequest, account: Account) -> HttpResponse:
    """Where the person lives; the first question, because the profile is kept by that regency."""
    applicant = applicant_of(account)
    regencies = regencies_taking_part()
    regency = _chosen_regency(request, regencies, applicant)
    districts, villages = districts_and_villages(regency)
    initial = {"village": applicant.region_id} if applicant else {}
    form = VillageForm(request.POST or None, districts=districts, villages=villages, initial=initial)
    if form.is_valid():
        chosen: Region = form.cleaned_data["village"]
        if applicant is None:
            actions.begin_profile(by=account, village=chosen)
            return redirect("admission:question", key=QUESTIONS[0].key)
        actions.move(by=account, applicant=applicant, village=chosen)
        return redirect(ways.following(request, reverse("admission:profile")))
    others = [(one.name, f"?{urlencode({'regency': one.pk})}") for one in regencies if one.pk != regency.pk]
    back = reverse("admission:profile") if applicant else reverse("admission:home")
    context = {"form": form, "regency": regency, "others": others, "back_url": back, "ends_link": _is_linked(applicant)}
    return render(request, "admission/profile/village.html", context)


@with_profile
def question(request: HttpRequest, applicant: Applicant, key: str) -> HttpResponse:
    """One question; saved before the next one comes."""
    found = BY_KEY.get(key)
    if found is None or found not in asked(applicant):
        raise Http404
    summary = reverse("admission:profile")
    form = found.form(request.POST or None, initial=initial_of(applicant, found))
    if form.is_valid() and _save(request, applicant, form):
        if request.GET.get("next"):
            return redirect(ways.following(request, summary))
        after = following(_after_saving(request), found)
        return redirect("admission:question", key=after.key) if after else redirect(summary)
    questions = asked(applicant)
    context = {
        "form": form,
        "question": found,
        "place": questions.index(found) + 1,
        "total": len(questions),
        "back_url": ways.following(request, _before(questions, found) or summary),
    }
    return render(request, "admission/profile/question.html", context)


def _after_saving(request: HttpRequest) -> Applicant:
    """The profile as it is after saving."""
    applicant = applicant_of(ways.account_of(request))
    assert applicant is not None
    return applicant


def _save(request: HttpRequest, applicant: Applicant, form: QuestionForm) -> bool:
    try:
        actions.answer(by=ways.account_of(request), applicant=applicant, **form.cleaned_data)
    except Refused as refused:
        form.add_error(next(iter(form.fields)), refused)
        return False
    return True


def _summary(applicant: Applicant) -> dict[str, Any]:
    here = urlencode({"next": reverse("admission:profile")})
    answerable = asked(applicant)
    place = f"{applicant.region.name}, {applicant.region.parent}" if applicant.region.parent else applicant.region.name
    own = [Answer(_("Village"), place, f"{reverse('admission:village')}?{here}")]
    own += [Answer(one.label, one.shown(applicant), _address(one, here)) for one in answerable]
    known = [(one.label, one.shown(applicant)) for one in QUESTIONS if one not in answerable]
    missing = open_questions(applicant)
    return {
        "heading": _("About you"),
        "trail": [(_("My applications"), reverse("admission:home")), (_("About you"), None)],
        "applicant": applicant,
        "own": own,
        "known": known,
        "missing": missing,
        "first_url": reverse("admission:question", args=[missing[0].key]) if missing else "",
    }


def _address(question: Question, query: str) -> str:
    return f"{reverse('admission:question', args=[question.key])}?{query}"


def _before(questions: list[Question], question: Question) -> str:
    place = questions.index(question)
    return reverse("admission:question", args=[questions[place - 1].key]) if place else reverse("admission:village")


def _chosen_regency(request: HttpRequest, regencies: list[Region], applicant: Applicant | None) -> Region:
    wanted = request.GET.get("regency") or (applicant.regency_id if applicant else "")
    region = by_code(wanted) if wanted else None
    if not regencies:
        raise Http404
    return region if region in regencies else regencies[0]


def _is_linked(applicant: Applicant | None) -> bool:
    return applicant is not None and applicant.link_state in (LinkState.ASKED, LinkState.CONFIRMED)
