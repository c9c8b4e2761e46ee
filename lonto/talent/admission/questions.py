"""The questions about a person in their order, and which of them are answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lonto.lib import nik
from lonto.talent.admission.actions.profiles import locked_fields
from lonto.talent.admission.completeness import missing_answers
from lonto.talent.admission.forms import profile as forms
from lonto.talent.admission.models import Applicant
from lonto.village.residents.codes import code_list
from lonto.web.texts import Text


@dataclass(frozen=True)
class Question:
    """One page of the profile: its key in the address, its name in the summary, its form, what it shows as answered."""

    key: str
    label: Text
    form: type[forms.QuestionForm]
    shown: Callable[[Applicant], object]
    is_needed: bool = True

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)


QUESTIONS: tuple[Question, ...] = (
    Question("name", lazy("Name"), forms.NameForm, lambda a: a.name),
    Question("birth", lazy("Birth date"), forms.BirthForm, lambda a: a.born_on),
    Question("nik", lazy("NIK"), forms.NikForm, lambda a: nik.mask(a.nik or "")),
    Question("sex", lazy("Sex"), forms.SexForm, lambda a: a.get_sex_display()),
    Question("citizenship", lazy("Citizenship"), forms.CitizenshipForm, lambda a: _of("citizenship", a.citizenship)),
    Question("education", lazy("Education"), forms.EducationForm, lambda a: _education(a)),
    Question("employment", lazy("Work"), forms.EmploymentForm, lambda a: a.get_employment_display()),
    Question("occupation", lazy("Occupation"), forms.OccupationForm, lambda a: _of("occupation", a.occupation), False),
    Question("institution", lazy("Place of work or study"), forms.InstitutionForm, lambda a: a.institution, False),
    Question("disability", lazy("Disability"), forms.DisabilityForm, lambda a: _of("disability", a.disability), False),
    Question("address", lazy("Address"), forms.AddressForm, lambda a: a.address, False),
    Question("contact", lazy("Telephone and e-mail"), forms.ContactForm, lambda a: _contact(a), False),
)
BY_KEY = {question.key: question for question in QUESTIONS}


def open_questions(applicant: Applicant) -> list[Question]:
    """The needed questions that are not answered yet, in their order."""
    missing = set(missing_answers(applicant))
    return [question for question in QUESTIONS if missing & set(question.answers)]


def asked(applicant: Applicant) -> list[Question]:
    """The questions that the person answers; what the village's register knows is not asked."""
    locked = locked_fields(applicant)
    return [question for question in QUESTIONS if not set(question.answers[:1]) <= locked]


def following(applicant: Applicant, question: Question) -> Question | None:
    """The next question after this one that the person has not answered; None after the last."""
    for one in _after(asked(applicant), question):
        if one.is_needed and set(one.answers) & set(missing_answers(applicant)):
            return one
        if not one.is_needed and not one.shown(applicant):
            return one
        if one.key == "disability" or one.key == "citizenship":
            # Both begin with the usual answer, so the page is shown once for the person to look at.
            return one
    return None


def initial_of(applicant: Applicant, question: Question) -> dict[str, Any]:
    """The answers that are known, as the form shows them."""
    return {name: getattr(applicant, name) for name in question.answers}


def _after(questions: list[Question], question: Question) -> Iterator[Question]:
    place = next((number for number, one in enumerate(questions) if one.key == question.key), -1)
    yield from questions[place + 1 :]


def _of(name: str, code: int | None) -> str:
    return code_list(name).label(code)


def _education(applicant: Applicant) -> str:
    label = _of("education", applicant.education)
    return _("%(education)s, last year") % {"education": label} if applicant.is_final_year and label else label


def _contact(applicant: Applicant) -> str:
    return ", ".join(filter(None, (applicant.phone, applicant.email)))
