"""What a table of applications would do: each row new, changed, unchanged or refused, by the rules of the web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib import nik
from lonto.lib.names import fold_name
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.talent.admission import calendar
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.completeness import documents_for
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.queries.facts import facts_from
from lonto.talent.admission.register_facts import agreement, take_over
from lonto.talent.admission.snapshots import profile_of
from lonto.talent.admission.tables.columns import CHOICE, SEEN, choice_columns
from lonto.talent.admission.tables.known import Surroundings
from lonto.talent.admission.tables.problems import SENTENCES
from lonto.talent.admission.tables.reading import COLUMN, PersonReading, read_flag, read_person
from lonto.talent.training.models import TrainingClass

NEEDED = ("nik", "name", "born_on", "sex", "village", "education", "employment")
ENOUGH = 2
Ranked = tuple[Column, TrainingClass]


@dataclass
class PlannedApplication(PlannedRow):
    """One row and what becomes of it; applicant and application are as they would be saved, `name` is the person's."""

    applicant: Applicant | None = None
    application: Application | None = None
    ranking: list[TrainingClass] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {**super().as_json(), "changes": self.changes}


@dataclass
class ApplicationPlan(Plan[PlannedApplication]):
    """New applications are many and only counted."""

    told = (REFUSED, CHANGED)


def numbers_in(lines: Iterable[Line]) -> list[str]:
    """The NIK of a table, each once."""
    found = (nik.clean(line.text("nik")) for line in lines)
    return list(dict.fromkeys(number for number in found if nik.is_number(number)))


def plan_of(lines: Sequence[Line], around: Surroundings) -> ApplicationPlan:
    """Hold each row against what is known; nothing is written."""
    today = timezone.localdate()
    seen: set[str] = set()
    rows = []
    for line in lines:
        reading = read_person(line, around.home, today)
        number = reading.answers.get("nik", "")
        if number and number in seen:
            reading.refuse("twice", COLUMN["nik"])
        seen.add(number)
        rows.append(_planned(reading, around))
    return ApplicationPlan(rows)


def _planned(reading: PersonReading, around: Surroundings) -> PlannedApplication:
    row = PlannedApplication(reading.line.number, REFUSED, reading.line.text("name")[:150], reading.problems)
    ranked = _ranking(reading, around)
    row.ranking = [chosen for _column, chosen in ranked]
    known = around.applicants.get(reading.answers.get("nik", ""))
    before = _state(known, around) if known is not None else None
    applicant = _applicant(reading, around, known)
    if applicant is None:
        return row
    _require_answers(reading, applicant)
    _require_eligible(reading, ranked, applicant, around)
    _require_documents(reading, row, applicant)
    if reading.problems:
        return row
    row.applicant = applicant
    row.application = around.applications.get(applicant.pk)
    if row.application is None:
        row.kind = NEW
        return row
    row.changes = _differences(before or {}, {**profile_of(applicant), "ranking": [str(c.pk) for c in row.ranking]})
    row.kind = CHANGED if row.changes else UNCHANGED
    return row


def _applicant(reading: PersonReading, around: Surroundings, known: Applicant | None) -> Applicant | None:
    """The person as the row describes them; None where it cannot be told who that is."""
    answers = reading.answers
    if "nik" not in answers or "name" not in answers or "born_on" not in answers:
        for key in ("nik", "name", "born_on"):
            _require(reading, key)
        return None
    folded = fold_name(answers["name"])
    resident = around.residents.get(answers["nik"])
    if known is not None and not _may_type_for(reading, around, known, folded):
        return None
    applicant = known or Applicant()
    village = answers.get("village") or (applicant.region if known else None)
    if village is None:
        _require(reading, "village")
        return None
    applicant.region, applicant.regency_id = village, village.pk[:5]
    for name, value in answers.items():
        if name != "village":
            setattr(applicant, name, value)
    applicant.folded = folded
    if resident is not None:
        if len(agreement(applicant, resident)) < ENOUGH:
            reading.refuse("nik_taken", COLUMN["nik"])
            return None
        take_over(applicant, resident)
        applicant.resident, applicant.link_state = resident, LinkState.CONFIRMED
        applicant.link_decided_at = applicant.link_decided_at or timezone.now()
    elif applicant.resident_id is not None and applicant.resident is not None:
        take_over(applicant, applicant.resident)
    if not calendar.invites(around.intake, applicant.regency_id):
        reading.refuse("other_regency", COLUMN["village"])
    return applicant


def _may_type_for(reading: PersonReading, around: Surroundings, known: Applicant, folded: str) -> bool:
    """Whether the known person with this NIK is the one of the row, and one for whom this office may type."""
    own = known.region_id if around.is_village else known.regency_id
    problem = ""
    if known.folded != folded or known.born_on != reading.answers["born_on"]:
        problem = "nik_taken"
    elif known.account_id is not None:
        problem = "account"
    elif own != around.by.office.region_id:
        problem = "elsewhere"
    elif known.pk in around.withdrawn and known.pk not in around.applications:
        problem = "withdrawn"
    if problem:
        reading.refuse(problem, COLUMN["nik"])
    return not problem


def _ranking(reading: PersonReading, around: Surroundings) -> list[Ranked]:
    ranking: list[Ranked] = []
    gap = ""
    for column in choice_columns(around.intake.max_choices):
        code = reading.line.text(column.key)
        if not code:
            gap = gap or column.heading
            continue
        chosen = around.classes.get(code.upper())
        if gap:
            reading.refuse("gap", column)
            gap = ""
        if chosen is None:
            reading.refuse("class", column)
        elif any(chosen == other for _column, other in ranking):
            reading.refuse("class_twice", column)
        else:
            ranking.append((column, chosen))
    if not ranking and not reading.line.text(f"{CHOICE}1"):
        reading.refuse("missing", next(choice_columns(1)))
    return ranking


def _require(reading: PersonReading, key: str) -> None:
    if not reading.line.text(key):
        reading.refuse("missing", COLUMN[key])


def _require_answers(reading: PersonReading, applicant: Applicant) -> None:
    for key in NEEDED:
        value = applicant.region_id if key == "village" else getattr(applicant, key)
        if not value:
            _require(reading, key)


def _require_eligible(reading: PersonReading, ranked: list[Ranked], applicant: Applicant, around: Surroundings) -> None:
    """The sentences of the conditions that fail, for each class of the list."""
    facts = facts_from(applicant.pk, profile_of(applicant), around.standing)
    for column, chosen in ranked:
        if around.rules.admits(chosen.pk, facts):
            continue
        language = get_language()
        failing = [one for one in around.rules.findings(chosen.pk, facts) if not one.holds]
        sentences = " ".join(one.sentence.of(language) for one in failing)
        reading.refuse("not_eligible", column, f"{SENTENCES['not_eligible'][0]} {sentences}")


def _require_documents(reading: PersonReading, row: PlannedApplication, applicant: Applicant) -> None:
    """The web asks for uploads, paper for originals that the office has seen."""
    needed = [one for one in documents_for(applicant, row.ranking) if not one.is_optional]
    if not needed:
        return
    if read_flag(reading, SEEN):
        row.seen = [one.kind.key for one in needed]
    else:
        names = ", ".join(str(one.kind) for one in needed)
        needs = _("Needed: %(names)s.") % {"names": names}
        reading.refuse("documents", SEEN, f"{SENTENCES['documents'][0]} {needs}")


def _state(applicant: Applicant, around: Surroundings) -> dict[str, Any]:
    application = around.applications.get(applicant.pk)
    ranking = around.rankings.get(application.pk, []) if application else []
    return {**profile_of(applicant), "ranking": ranking}


def _differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The names of what a row changes."""
    return sorted(name for name, value in after.items() if before.get(name) != value)
