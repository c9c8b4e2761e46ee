"""Beginning, sending, changing and withdrawing an application. The deadline is the server's, inside the transaction."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import Actor, record, writing
from lonto.journal.models import RegencyRow, Stream
from lonto.talent.admission import access, calendar, drafts, files, numbers, snapshots
from lonto.talent.admission.choices import ApplicationState, Channel, LinkState
from lonto.talent.admission.completeness import missing_answers, missing_documents
from lonto.talent.admission.drafts import Draft
from lonto.talent.admission.models import Applicant, Application, Document, Preference
from lonto.talent.admission.queries.facts import facts_of
from lonto.talent.admission.queries.rules import Rules, Verdict
from lonto.talent.admission.refusals import NOT_ELIGIBLE, Refused
from lonto.talent.admission.register_facts import take_over
from lonto.talent.admission.states import SEND, WITHDRAW, Transition, allows
from lonto.talent.admission.streams import writing_in
from lonto.talent.training.models import Intake, TrainingClass


@dataclass(frozen=True)
class Open:
    """An application that is held for writing while its intake is open."""

    application: Application
    intake: Intake
    stream: Stream
    now: dt.datetime


def start_application(
    *, by: Actor, applicant: Applicant, intake: Intake, channel: Channel = Channel.WEB
) -> Application:
    """Begin a person's application; where it was begun already, on another device perhaps, that one."""
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("regency", "programme").get(pk=intake.pk)
        access.require_may_act_for(by, applicant)
        found = access.latest(Application.objects.filter(intake=intake, applicant=applicant))
        if found is not None:
            return found
        now = timezone.now()
        calendar.require_open(intake, now)
        calendar.require_invited(intake, applicant)
        application = Application(
            regency=intake.regency, intake=intake, applicant=applicant, channel=channel, started_at=now
        )
        application.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.start", saved=[application])
    return application


@contextmanager
def editing(by: Actor, application: Application, verb: str) -> Iterator[tuple[Open, Draft]]:
    """Hold an application, let the caller change its draft, then save and record it."""
    with writing(application.intake.regency) as stream:
        held = _hold(by, application, stream)
        draft = drafts.draft_of(held.application)
        yield held, draft
        held.application.draft = draft.as_json()
        held.application.save(update_fields=["draft"])
        record(by=by, stream=stream, verb=verb, saved=[held.application])


def drop_changes(*, by: Actor, application: Application) -> Application:
    """Go back to what was sent last."""
    with writing(application.intake.regency) as stream:
        held = _hold(by, application, stream)
        fresh = held.application
        if not fresh.draft or not fresh.sent:
            return fresh
        files.discard_unsent(fresh)
        fresh.draft = {}
        fresh.save(update_fields=["draft"])
        record(by=by, stream=stream, verb="admission.drop_changes", saved=[fresh])
    return fresh


def send(*, by: Actor, application: Application) -> Application:
    """Send an application: number once, digest of exactly what was sent.

    Sending again what was sent already changes nothing. Raises Refused with the reason and what to do.
    """
    with writing_in([application.intake.regency, application.applicant.regency]) as streams:
        held = _hold(by, application, streams[application.intake.regency_id])
        fresh, applicant = held.application, held.application.applicant
        _require(fresh, SEND)
        calendar.require_invited(held.intake, applicant)
        refreshed = _refresh(applicant)
        if missing_answers(applicant):
            raise Refused("profile")
        draft = drafts.draft_of(fresh)
        ranking = _ranking(draft, held.intake, applicant)
        missing = missing_documents(applicant, ranking, draft.documents)
        if missing:
            names = ", ".join(str(one.kind) for one in missing)
            raise Refused("documents", _("Add these documents first: %(names)s.") % {"names": names})
        if isinstance(by, Membership):
            fresh.typed_by = by
        coded = give_number(fresh, held.intake)
        snapshot = snapshots.snapshot_of(fresh, ranking, draft.documents, held.now)
        if fresh.state == ApplicationState.SUBMITTED and snapshots.is_same_content(snapshot, fresh.sent):
            return _without_draft(by, fresh, held.stream)
        saved, deleted = _write_rows(fresh, ranking, draft)
        fresh.sent, fresh.digest, fresh.sent_at = snapshot, snapshots.digest_of(snapshot), held.now
        fresh.state, fresh.draft = ApplicationState.SUBMITTED, {}
        fresh.save()
        saved = [*coded, fresh, *saved]
        record(by=by, stream=held.stream, verb="admission.send", saved=saved, deleted=deleted)
        if refreshed:
            record(by=by, stream=streams[applicant.regency_id], verb="admission.refresh", saved=[applicant])
    return fresh


def withdraw(*, by: Actor, application: Application) -> Application:
    """Take an application back; the number stays its own, and it can be sent again until the deadline."""
    with writing(application.intake.regency) as stream:
        held = _hold(by, application, stream)
        fresh = held.application
        if fresh.state == ApplicationState.WITHDRAWN:
            return fresh
        _require(fresh, WITHDRAW)
        files.discard_unsent(fresh)
        fresh.state, fresh.draft = ApplicationState.WITHDRAWN, {}
        fresh.save(update_fields=["state", "draft"])
        record(by=by, stream=stream, verb="admission.withdraw", saved=[fresh])
    return fresh


def give_number(application: Application, intake: Intake) -> list[RegencyRow]:
    """Give an application its number if it has none; returns the intake where it got its code on this occasion."""
    coded: list[RegencyRow] = []
    if application.serial is None:
        if not intake.code:
            intake.code = numbers.code_for(intake)
            intake.save(update_fields=["code"])
            coded.append(intake)
        application.serial = numbers.next_serial(intake)
        application.number = numbers.number_of(intake, application.serial)
    return coded


def _without_draft(by: Actor, application: Application, stream: Stream) -> Application:
    if application.draft:
        application.draft = {}
        application.save(update_fields=["draft"])
        record(by=by, stream=stream, verb="admission.drop_changes", saved=[application])
    return application


def _hold(by: Actor, application: Application, stream: Stream) -> Open:
    """The application and its intake as they are now that the stream is held; Refused outside the calendar."""
    fresh = (
        access.applications().select_related("applicant__resident__hamlet", "applicant__regency").get(pk=application.pk)
    )
    access.require_may_act_for(by, fresh.applicant)
    now = timezone.now()
    calendar.require_open(fresh.intake, now)
    return Open(fresh, fresh.intake, stream, now)


def _require(application: Application, transition: Transition) -> None:
    if not allows(application.state, transition):
        raise Refused("state")


def _refresh(applicant: Applicant) -> bool:
    """Take over what the register says today; whether that changed anything."""
    if applicant.link_state != LinkState.CONFIRMED or applicant.resident is None or not applicant.resident.is_living:
        return False
    before = snapshots.profile_of(applicant)
    take_over(applicant, applicant.resident)
    if snapshots.profile_of(applicant) == before:
        return False
    applicant.save()
    return True


def _ranking(draft: Draft, intake: Intake, applicant: Applicant) -> list[TrainingClass]:
    """The classes of the list in order, each checked against its rule."""
    if not draft.ranking:
        raise Refused("no_classes")
    rules = Rules(intake, draft.ranking)
    verdicts = {str(one.training_class.pk): one for one in rules.verdicts(facts_of(applicant, intake))}
    chosen = [verdicts[pk] for pk in draft.ranking if pk in verdicts]
    failing = [one for one in chosen if not one.is_eligible]
    if failing or len(chosen) != len(draft.ranking):
        raise Refused(NOT_ELIGIBLE, _not_eligible(failing))
    return [one.training_class for one in chosen]


def _not_eligible(failing: list[Verdict]) -> str:
    """Which classes do not fit, and why, in words that suit the person and the desk alike."""
    language = get_language()
    reasons = [
        f"{one.training_class.code}: {' '.join(finding.sentence.of(language) for finding in one.failing)}"
        for one in failing
    ]
    sentence = _("These conditions are not met. Take the class off the list, or correct the answers. %(reasons)s")
    return sentence % {"reasons": " ".join(reasons)}


def _write_rows(
    application: Application, ranking: list[TrainingClass], draft: Draft
) -> tuple[list[RegencyRow], list[RegencyRow]]:
    """Make preferences and documents say what the draft says: rows that are new, and rows that are gone."""
    gone: list[RegencyRow] = list(Preference.objects.filter(application=application))
    Preference.objects.filter(application=application).delete()
    new: list[RegencyRow] = [
        Preference(regency_id=application.regency_id, application=application, rank=rank, training_class=chosen)
        for rank, chosen in enumerate(ranking, start=1)
    ]
    Preference.objects.bulk_create(new)  # type: ignore[arg-type]
    for row in Document.objects.filter(application=application):
        kept = draft.documents.get(row.kind, {})
        if kept.get("sha256") == row.sha256:
            continue
        Document.objects.filter(pk=row.pk).delete()
        files.discard(row.file.name or "")
        gone.append(row)
    there = set(Document.objects.filter(application=application).values_list("kind", flat=True))
    documents = [
        drafts.document_row(application, kind, kept)
        for kind, kept in sorted(draft.documents.items())
        if kind not in there and "file" in kept
    ]
    Document.objects.bulk_create(documents)
    return [*new, *documents], gone
