"""Invented people applying through the very actions that people use."""

import datetime as dt
from collections.abc import Iterable, Sequence
from random import Random

from django.core.files.base import ContentFile
from django.utils import timezone
from uuid_utils.compat import uuid7

from lonto.accounts.models import Account, Membership
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.talent.admission.actions.applications import send, start_application, withdraw
from lonto.talent.admission.actions.documents import keep_document
from lonto.talent.admission.actions.links import ask_link
from lonto.talent.admission.actions.paper import PaperForm, write_paper
from lonto.talent.admission.actions.profiles import answer, begin_profile
from lonto.talent.admission.actions.rankings import rank_classes
from lonto.talent.admission.completeness import documents_for
from lonto.talent.admission.document_kinds import all_kinds
from lonto.talent.admission.examples.clock import played_at
from lonto.talent.admission.examples.papers import example_pdf
from lonto.talent.admission.examples.people import Invented
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.queries.facts import Standing, facts_from
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.snapshots import profile_of
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import living

ON_PAPER, NOT_SENT, WITHDRAWN = 0.12, 0.04, 0.02
MOST_RANKED = 6
NOBODY_KNOWN = Standing({}, {}, {}, {})


def apply_everybody(
    *, intake: Intake, people: Sequence[Invented], officer: Membership, seed: int = 1
) -> list[Application]:
    """Let people apply to an open intake, most on the web, some on paper typed by `officer`; the sent ones come back.

    Who meets no class's rule begins a profile and no application; a few never send, a few withdraw. They apply one
    after the other between the opening and now (or the deadline, where the intake lies in the past).
    """
    chance = Random(f"applying {seed}")  # noqa: S311
    rules = Rules(intake)
    popular = popularity_of(rules.classes, chance)
    last = min(timezone.now(), intake.closes_at - dt.timedelta(minutes=5))
    sent = []
    for place, person in enumerate(people, start=1):
        moment = intake.opens_at + (last - intake.opens_at) * place / (len(people) + 1)
        with played_at(moment):
            application = _apply(intake, person, officer, rules, popular, chance)
        if application is not None:
            sent.append(application)
    return sent


def ask_village(*, village: Region, count: int = 4) -> list[Applicant]:
    """Let some young adults of a register open a profile and ask to be confirmed; the last mistypes the birth date."""
    register = living(Resident.objects.filter(village=village, nik__isnull=False, born_on__isnull=False))
    found = list(register.filter(born_on__year__range=(1995, 2005)).order_by("folded", "pk")[:count])
    asked = []
    for number, resident in enumerate(found, start=1):
        account = _account(village, resident.name, f"warga{number}@contoh.example")
        is_wrong = number == len(found) > 1
        born_on = resident.born_on - dt.timedelta(days=1) if is_wrong and resident.born_on else resident.born_on
        applicant = begin_profile(by=account, village=village)
        applicant = answer(by=account, applicant=applicant, name=resident.name, born_on=born_on, nik=resident.nik)
        asked.append(ask_link(by=account, applicant=applicant))
    return asked


def _apply(
    intake: Intake,
    person: Invented,
    officer: Membership,
    rules: Rules,
    popular: dict[str, float],
    chance: Random,
) -> Application | None:
    village = Region.objects.get(pk=person.village)
    on_paper = chance.random() < ON_PAPER
    ranking = fitting_classes(intake, person, rules, popular, chance)
    if on_paper:
        return _on_paper(intake, person, village, officer, ranking) if ranking else None
    account = _account(village, person.name, person.email)
    applicant = begin_profile(by=account, village=village)
    applicant = answer(by=account, applicant=applicant, **person.answers)
    if not ranking:
        return None
    application = start_application(by=account, applicant=applicant, intake=intake)
    rank_classes(by=account, application=application, ranking=ranking)
    for kind in _needed(applicant, ranking):
        paper = ContentFile(
            example_pdf(["CONTOH / EXAMPLE", str(all_kinds()[kind].name.id), person.name]), f"{kind}.pdf"
        )
        keep_document(by=account, application=application, kind=kind, upload=paper)
    fate = chance.random()
    if fate < NOT_SENT:
        return None
    application = send(by=account, application=application)
    if fate < NOT_SENT + WITHDRAWN:
        withdraw(by=account, application=application)
        return None
    return application


def _on_paper(
    intake: Intake, person: Invented, village: Region, officer: Membership, ranking: list[TrainingClass]
) -> Application:
    seen = _needed(Applicant(**person.answers), ranking)
    return write_paper(by=officer, intake=intake, form=PaperForm(village, person.answers, ranking, seen))


def fitting_classes(
    intake: Intake, person: Invented, rules: Rules, popular: dict[str, float], chance: Random
) -> list[TrainingClass]:
    """Classes that the person may rank, the popular ones more often and nearer to the top."""
    profile = Applicant(region_id=person.village, regency_id=person.village[:5], **person.answers)
    facts = facts_from(profile.pk, profile_of(profile), NOBODY_KNOWN)
    fitting = [one for one in rules.classes if rules.admits(one.pk, facts)]
    wished = sorted(fitting, key=lambda one: -popular[one.code] * chance.random())
    return wished[: chance.randint(1, min(MOST_RANKED, intake.max_choices))]


def popularity_of(classes: Iterable[TrainingClass], chance: Random) -> dict[str, float]:
    """How much each class is wanted, by code."""
    return {one.code: chance.random() ** 2 + 0.05 for one in classes}


def _needed(applicant: Applicant, ranking: list[TrainingClass]) -> list[str]:
    return [one.kind.key for one in documents_for(applicant, ranking) if not one.is_optional]


def _account(village: Region, name: str, email: str) -> Account:
    """An account as the sign-in with a code makes it."""
    regency = Region.objects.get(pk=village.pk[:5])
    with writing(regency) as stream:
        account = Account(username=f"p-{uuid7().hex}", name=name[:100], email=email)
        account.set_unusable_password()
        account.save(force_insert=True)
        record(by=account, stream=stream, verb="admission.sign_up", saved=[account])
    return account
