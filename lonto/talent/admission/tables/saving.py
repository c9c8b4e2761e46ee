"""Writing a plan: people, applications with their numbers and digests, preferences. Runs inside the transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lonto.accounts.models import Membership
from lonto.journal.bulk import insert_rows, update_rows
from lonto.tables.plan import CHANGED, NEW
from lonto.talent.admission import numbers, snapshots
from lonto.talent.admission.choices import ApplicationState, Channel
from lonto.talent.admission.models import Applicant, Application, Preference
from lonto.talent.admission.tables.plan import ApplicationPlan, PlannedApplication
from lonto.talent.training.models import Intake

Progress = Callable[[int, int], None]
IN_LIST = 500


@dataclass
class Saved:
    """Every row that was written, in its new state, and those that are gone."""

    people: list[Applicant] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    preferences: list[Preference] = field(default_factory=list)
    gone: list[Preference] = field(default_factory=list)


def save_plan(plan: ApplicationPlan, *, by: Membership, intake: Intake, now: dt.datetime, progress: Progress) -> Saved:
    """Write the new and changed rows of a plan; the intake has its code."""
    saved = Saved()
    planned = plan.of(NEW, CHANGED)
    _save_people(planned, saved)
    serial = numbers.next_serial(intake)
    new: list[Application] = []
    changed: list[Application] = []
    for place, row in enumerate(planned):
        application = row.application or _begun(row, intake, now)
        if application.serial is None:
            application.serial = serial
            application.number = numbers.number_of(intake, serial)
            serial += 1
        (changed if row.kind == CHANGED else new).append(application)
        _fill(application, row, by, now)
        saved.preferences += _preferences(application, row)
        progress(place, len(planned))
    saved.gone = _delete_preferences(changed)
    insert_rows(new)
    update_rows(changed, ("state", "typed_by_id", "sent_at", "sent", "digest", "draft"))
    insert_rows(saved.preferences)
    saved.applications = [*new, *changed]
    return saved


def _save_people(planned: list[PlannedApplication], saved: Saved) -> None:
    people = [row.applicant for row in planned if row.applicant is not None]
    new = [person for person in people if person._state.adding]
    known = [person for person in people if not person._state.adding]
    insert_rows(new)
    attributes = [f.attname for f in Applicant._meta.concrete_fields if f.attname not in ("id", "regency_id")]
    update_rows(known, attributes)
    saved.people = people


def _begun(row: PlannedApplication, intake: Intake, now: dt.datetime) -> Application:
    return Application(
        regency_id=intake.regency_id,
        intake_id=intake.pk,
        channel=Channel.SPREADSHEET,
        started_at=now,
    )


def _fill(application: Application, row: PlannedApplication, by: Membership, now: dt.datetime) -> None:
    assert row.applicant is not None
    application.applicant = row.applicant
    documents: dict[str, dict[str, Any]] = {kind: {"seen_by": by.office.name} for kind in row.seen}
    application.sent = snapshots.snapshot_of(application, row.ranking, documents, now)
    application.digest = snapshots.digest_of(application.sent)
    application.state, application.draft = ApplicationState.SUBMITTED, {}
    application.sent_at, application.typed_by_id = now, by.pk


def _preferences(application: Application, row: PlannedApplication) -> list[Preference]:
    return [
        Preference(
            regency_id=application.regency_id, application_id=application.pk, rank=rank, training_class_id=chosen.pk
        )
        for rank, chosen in enumerate(row.ranking, start=1)
    ]


def _delete_preferences(applications: list[Application]) -> list[Preference]:
    gone: list[Preference] = []
    keys = [application.pk for application in applications]
    for start in range(0, len(keys), IN_LIST):
        rows = Preference.objects.filter(application__in=keys[start : start + IN_LIST])
        gone += list(rows)
        rows.delete()
    return gone
