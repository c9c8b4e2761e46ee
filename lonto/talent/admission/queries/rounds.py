"""From the rows of an intake to the input of the allocation, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from lonto.lib.bilingual import Both
from lonto.talent.admission.allocation import Applicant as Candidate
from lonto.talent.admission.allocation import Choice, Round, Rule
from lonto.talent.admission.allocation.simulator import TRIAL_SEED
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.document_kinds import DISABILITY, all_kinds
from lonto.talent.admission.models import Applicant, Application, Nomination, Preference, Score
from lonto.talent.admission.queries.facts import iterate_facts
from lonto.talent.admission.queries.proofs import keeps_out, proofs_of
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.queries.seats import Groups, rule_of
from lonto.talent.training.calendar import last_day
from lonto.talent.training.documents import documents_of_class
from lonto.talent.training.eligibility import Facts
from lonto.talent.training.models import Intake

K = TypeVar("K")
V = TypeVar("V")


class Why(StrEnum):
    """Why an application, or one of its classes, is not part of the allocation."""

    DIED = "died"
    BANNED = "banned"
    DOCUMENT = "document"
    NOT_ELIGIBLE = "not eligible"


@dataclass(frozen=True)
class LeftOut:
    """One class of one application that is left out, with the reason in both languages."""

    code: str
    rank: int
    why: Why
    sentence: Both


@dataclass(frozen=True)
class Entrance:
    """Who takes part (`applicants`), what was left out of each application by its number, and who has no score."""

    applicants: tuple[Candidate, ...]
    left_out: Mapping[str, tuple[LeftOut, ...]]
    without_score: int
    compared: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """What is read at once about everybody; choices and scores by serial and class code, as reading ids takes long."""

    numbers: Mapping[UUID, tuple[str, int | None, UUID]]
    preferences: Mapping[int | None, list[tuple[int, str]]]
    scores: Mapping[int | None, Mapping[str | None, int]]
    dead: frozenset[UUID]
    nominations: Mapping[UUID, list[str]]


NUMBERED = ("pk", "number", "serial", "applicant_id")
DIED = Both("Pendaftar sudah meninggal.", "The applicant has died.")
BANNED = Both("Terkena sanksi pada hari terakhir pendaftaran.", "Under a sanction on the last day for applications.")
DOCUMENT = Both("Dokumen ini tidak diterima: {kind}.", "This document was not accepted: {kind}.")


def round_of(intake: Intake, rule: Rule | None = None, seed: bytes = TRIAL_SEED) -> Round:
    """The first round of an intake as its rows stand now."""
    return Round(rule or rule_of(intake), seed, entrance_of(intake).applicants)


def entrance_of(intake: Intake) -> Entrance:
    """Everybody who has sent an application, each class checked against its conditions and documents."""
    rules = Rules(intake)
    groups = Groups(rules.classes)
    classes = {one.code: (one.pk, documents_of_class(one)) for one in rules.classes}
    known, proofs, deadline = _known(intake), proofs_of(intake), last_day(intake.closes_at)
    applicants: list[Candidate] = []
    left_out: dict[str, tuple[LeftOut, ...]] = {}
    without_score = 0
    for pk, facts in iterate_facts(intake):
        number, serial, person = known.numbers[pk]
        failing = proofs.of(pk)
        if DISABILITY in failing:
            facts = replace(facts, disability=Applicant.NO_DISABILITY)
        out: Both | None = None
        if person in known.dead:
            why, out = Why.DIED, DIED
        elif facts.banned_until is not None and facts.banned_until >= deadline:
            why, out = Why.BANNED, BANNED
        scores = known.scores.get(serial, {})
        without_score += not scores
        choices: list[Choice] = []
        dropped: list[LeftOut] = []
        for rank, code in known.preferences.get(serial, ()):
            class_id, asks = classes[code]
            if out is not None:
                dropped.append(LeftOut(code, rank, why, out))
            elif failing and (kind := keeps_out(failing, asks, facts)):
                dropped.append(LeftOut(code, rank, Why.DOCUMENT, DOCUMENT.fill(kind=all_kinds()[kind].name)))
            elif not rules.admits(class_id, facts):
                dropped.append(LeftOut(code, rank, Why.NOT_ELIGIBLE, _condition(rules, class_id, facts)))
            else:
                choices.append(Choice(code, scores.get(code, scores.get(None, 0))))
        if dropped:
            left_out[number] = tuple(dropped)
        if choices:
            applicants.append(Candidate(number, tuple(choices), groups.of(facts, known.nominations.get(person, ()))))
    return Entrance(tuple(applicants), left_out, without_score, tuple(groups.compared))


def _condition(rules: Rules, class_id: UUID, facts: Facts) -> Both:
    """The first condition that does not hold."""
    verdict = next(one for one in rules.verdicts(facts) if one.training_class.pk == class_id)
    return verdict.failing[0].sentence


def _known(intake: Intake) -> _Known:
    sent = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED).order_by()
    of_sent = {"application__intake": intake, "application__state": ApplicationState.SUBMITTED}
    preferences = Preference.objects.filter(**of_sent).order_by("application__serial", "rank")
    scores: dict[int | None, dict[str | None, int]] = defaultdict(dict)
    for serial, code, hundredths in Score.objects.filter(**of_sent).values_list(
        "application__serial", "training_class__code", "hundredths"
    ):
        scores[serial][code] = hundredths
    return _Known(
        {pk: (number, serial, person) for pk, number, serial, person in sent.values_list(*NUMBERED)},
        _lists(
            (serial, (rank, code))
            for serial, rank, code in preferences.values_list("application__serial", "rank", "training_class__code")
        ),
        scores,
        frozenset(sent.filter(applicant__died_on__isnull=False).values_list("applicant_id", flat=True)),
        _lists(
            Nomination.objects.filter(training_class__intake=intake)
            .order_by()
            .values_list("applicant_id", "institution")
        ),
    )


def _lists(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
