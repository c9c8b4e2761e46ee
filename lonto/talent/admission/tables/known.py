"""What is known already about the people of a table, read in parts that stay below SQLite's limit of parameters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lonto.accounts.access import regions_of
from lonto.accounts.models import Membership
from lonto.regions.places import Places
from lonto.talent.admission.access import VILLAGE_DESK
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application, Preference
from lonto.talent.admission.queries.facts import Standing, standing_of
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.tables.reading import Home
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.access import residents_for
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import living

IN_LIST = 500


@dataclass
class Surroundings:
    """Everything that the rows of a table are held against."""

    by: Membership
    intake: Intake
    home: Home
    rules: Rules
    classes: dict[str, TrainingClass]
    standing: Standing
    applicants: dict[str, Applicant] = field(default_factory=dict)
    applications: dict[UUID, Application] = field(default_factory=dict)
    withdrawn: set[UUID] = field(default_factory=set)
    rankings: dict[UUID, list[str]] = field(default_factory=dict)
    residents: dict[str, Resident] = field(default_factory=dict)

    @property
    def is_village(self) -> bool:
        return self.by.role in VILLAGE_DESK


def surroundings_of(by: Membership, intake: Intake, numbers: Sequence[str]) -> Surroundings:
    """Read what is known about the people with these NIK."""
    rules = Rules(intake)
    around = Surroundings(
        by,
        intake,
        _home(by),
        rules,
        {one.code.upper(): one for one in rules.classes},
        standing_of(intake),
    )
    for part in _parts(numbers):
        for applicant in Applicant.objects.select_related("resident").filter(nik__in=part):
            around.applicants[str(applicant.nik)] = applicant
    _read_applications(around)
    if around.is_village:
        people = living(residents_for(by)).select_related("hamlet", "village")
        for part in _parts(numbers):
            around.residents |= {str(one.nik): one for one in people.filter(nik__in=part)}
    return around


def _read_applications(around: Surroundings) -> None:
    people = [applicant.pk for applicant in around.applicants.values()]
    for part in _parts(people):
        for application in Application.objects.filter(intake=around.intake, applicant__in=part):
            if application.state == ApplicationState.WITHDRAWN:
                around.withdrawn.add(application.applicant_id)
            else:
                around.applications[application.applicant_id] = application
    rankings: dict[UUID, list[str]] = defaultdict(list)
    for part in _parts([application.pk for application in around.applications.values()]):
        rows = Preference.objects.filter(application__in=part).order_by("application_id", "rank")
        for application_id, class_id in rows.values_list("application_id", "training_class_id"):
            rankings[application_id].append(str(class_id))
    around.rankings = dict(rankings)


def _home(by: Membership) -> Home:
    return Home(Places(regions_of(by)), by.office.region if by.role in VILLAGE_DESK else None)


def _parts(items: Iterable[Any]) -> Iterator[list[Any]]:
    listed = list(items)
    for start in range(0, len(listed), IN_LIST):
        yield listed[start : start + IN_LIST]
