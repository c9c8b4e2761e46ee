"""The clerk's pages: choose a type, fill in the form, check the answers, send."""

import uuid

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.village.letters.access import letter_for
from lonto.village.letters.actions import UnprintableError, edit_letter, start_letter, submit_letter
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.facts import facts_of
from lonto.village.letters.forms import LetterForm, letter_form
from lonto.village.letters.models import Letter
from lonto.village.letters.queries import last_reason
from lonto.village.letters.states import WRITERS, steps_open_to
from lonto.village.letters.type_files import all_types
from lonto.village.letters.views.listing import trail
from lonto.village.letters.views.showing import answers_on, facts_on, type_name, unprintable_facts
from lonto.village.letters.views.stale import tells_when_stale
from lonto.village.residents.access import resident_for
from lonto.village.residents.models import Resident
from lonto.web.once import sent_once


@acting_as(*WRITERS)
@require_safe
def choose(request: HttpRequest, by: Membership, resident: uuid.UUID) -> HttpResponse:
    """Which letter; or why none can be written about this person."""
    person = resident_for(by, resident)
    language = get_language()
    types = [
        (kind, kind.name.of(language), kind.purpose.of(language), [one.of(language) for one in kind.requirements])
        for kind in all_types().values()
    ]
    context = {"heading": _("Which letter?"), "resident": person, "types": types, "trail": trail()}
    template = "letters/choose.html" if person.is_living else "letters/not_eligible.html"
    return render(request, template, context)


@sent_once
@acting_as(*WRITERS)
def write(request: HttpRequest, by: Membership, resident: uuid.UUID, code: str) -> HttpResponseBase:
    """The form of a new letter, filled with what the register knows."""
    person = resident_for(by, resident)
    if code not in all_types() or not person.is_living:
        raise Http404
    kind, facts = all_types()[code], facts_of(person)
    form = letter_form(request.POST or None, kind, facts=facts)
    if request.method == "POST" and form.is_valid():
        try:
            letter = start_letter(by=by, resident=person, type_code=code, answers=form.answers())
        except UnprintableError as error:
            _explain(form, error)
        else:
            return redirect("letters:answers", letter.pk)
    return _form_page(request, form, person, facts, kind.name.of(get_language()))


@sent_once
@tells_when_stale
@acting_as(*WRITERS)
def edit(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """The form of a letter that is not on its way yet, or came back."""
    letter = letter_for(by, pk)
    if Transition.EDIT not in steps_open_to(by.role, letter.state):
        return redirect(letter)
    facts = facts_of(letter.resident)
    form = letter_form(request.POST or None, letter.type, facts=facts, answers=letter.answers)
    if request.method == "POST" and form.is_valid():
        try:
            edit_letter(by=by, letter=letter, answers=form.answers())
        except UnprintableError as error:
            _explain(form, error)
        else:
            return redirect("letters:answers", letter.pk)
    return _form_page(request, form, letter.resident, facts, type_name(letter), letter)


@acting_as(*WRITERS)
@require_safe
def answers(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Everything once more before it is sent."""
    letter = letter_for(by, pk)
    if Transition.SUBMIT not in steps_open_to(by.role, letter.state):
        return redirect(letter)
    context = {
        "heading": _("Check the letter"),
        "letter": letter,
        "type_name": type_name(letter),
        "facts": facts_on(letter.type, letter.facts),
        "answers": answers_on(letter, can_change=True),
        "trail": trail((str(letter), letter.get_absolute_url())),
    }
    return render(request, "letters/answers.html", context)


@require_POST
@sent_once
@tells_when_stale
@acting_as(*WRITERS)
def submit(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    submit_letter(by=by, letter=letter_for(by, pk))
    return redirect("letters:sent", pk)


@acting_as(*WRITERS)
@require_safe
def sent(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """What was sent, under which reference, and what happens next."""
    letter = letter_for(by, pk)
    if letter.state != State.SUBMITTED:
        return redirect(letter)
    return render(request, "letters/sent.html", {"heading": _("Letter sent"), "letter": letter, "trail": trail()})


def _form_page(
    request: HttpRequest,
    form: LetterForm,
    resident: Resident,
    facts: dict[str, str],
    name: str,
    letter: Letter | None = None,
) -> HttpResponse:
    context = {
        "heading": name,
        "form": form,
        "resident": resident,
        "facts": facts_on(form.letter_type, facts),
        "missing": [fact.label for fact in facts_on(form.letter_type, facts) if not fact.value],
        "reason": last_reason(letter, Transition.RETURN) if letter else "",
        "trail": trail((str(letter), letter.get_absolute_url())) if letter else trail(),
    }
    return render(request, "letters/form.html", context)


def _explain(form: forms.Form, error: UnprintableError) -> None:
    for sentence in unprintable_facts(dict(error.places)):
        form.add_error(None, sentence)
