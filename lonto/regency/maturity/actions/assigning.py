"""Giving indicators out: to agencies with the day by which they answer, to assessors with their side; and reminding."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.maturity.access import require_coordinator
from lonto.regency.maturity.choices import AnswerState, Side
from lonto.regency.maturity.messages import tell_agency
from lonto.regency.maturity.models import Answer, Assessment, AssessorTask, Reminder
from lonto.regency.maturity.queries.earlier import earlier
from lonto.regency.maturity.states import ANSWERING, UNFINISHED, require_step

LONGEST_MESSAGE = 1000


def assign(
    *, by: Membership, assessment: Assessment, numbers: Collection[int], office: Office, due_on: dt.date
) -> list[Answer]:
    """Give indicators to an agency with the day by which it hands them in."""
    require_coordinator(by, assessment.regency_id)
    if office.kind != OfficeKind.AGENCY or office.region_id != assessment.regency_id:
        raise ValidationError({"office": _("Choose an agency of this regency.")}, code="office")
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, ANSWERING)
        answers = list(assessment.answers.filter(number__in=known_numbers(assessment, numbers)))
        for answer in answers:
            _hand_over(answer, office)
            answer.due_on = due_on
        Answer.objects.bulk_update(answers, ["office", "due_on", "state"])
        record(by=by, stream=stream, verb="maturity.assign", saved=answers, note={"office": office.name})
    return answers


def assign_like_last_year(*, by: Membership, assessment: Assessment, due_on: dt.date) -> list[Answer]:
    """Give every indicator that nobody has yet to the agency that had it in the last assessment of this scheme."""
    require_coordinator(by, assessment.regency_id)
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, ANSWERING)
        before = earlier(assessment)
        if before is None:
            raise ValidationError(_("There is no earlier assessment under this scheme."), code="earlier")
        offices = dict(before.answers.filter(office__isnull=False).values_list("number", "office_id"))
        answers = [one for one in assessment.answers.filter(office=None) if one.number in offices]
        if not answers:
            raise ValidationError(_("Every indicator that an agency had last time is given out."), code="nothing")
        for answer in answers:
            answer.office_id, answer.due_on = offices[answer.number], due_on
        Answer.objects.bulk_update(answers, ["office", "due_on"])
        record(by=by, stream=stream, verb="maturity.assign_like_last_year", saved=answers)
    return answers


def give_to_assessor(
    *, by: Membership, assessment: Assessment, assessor: Membership, side: str, numbers: Iterable[int]
) -> AssessorTask:
    """Say which indicators an assessor judges, and on which side; giving again replaces what was given."""
    require_coordinator(by, assessment.regency_id)
    if assessor.role != Role.ASSESSOR or assessor.office.region_id != assessment.regency_id:
        raise ValidationError({"assessor": _("Choose an assessor of this regency.")}, code="assessor")
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, UNFINISHED)
        known = known_numbers(assessment, numbers)
        task = AssessorTask.objects.filter(assessment=assessment, assessor=assessor).first()
        task = task or AssessorTask(regency=assessment.regency, assessment=assessment, assessor=assessor)
        task.side, task.numbers = Side(side), known
        task.save()
        record(by=by, stream=stream, verb="maturity.give_to_assessor", saved=[task])
    return task


def remind(*, by: Membership, assessment: Assessment, offices: Collection[Office], text: str = "") -> list[Reminder]:
    """Remind agencies of what they have not handed in: it stands on their office home, and goes out by e-mail."""
    require_coordinator(by, assessment.regency_id)
    if len(text) > LONGEST_MESSAGE:
        sentence = _("Write at most %(most)s characters.") % {"most": LONGEST_MESSAGE}
        raise ValidationError({"text": sentence}, code="length")
    with writing(assessment.regency) as stream:
        assessment = fresh(assessment)
        require_step(assessment, ANSWERING)
        missing = assessment.answers.filter(office__in=list(offices)).exclude(state=AnswerState.HANDED_IN)
        numbers: dict[object, list[int]] = {}
        for office_id, number in missing.values_list("office_id", "number"):
            numbers.setdefault(office_id, []).append(number)
        reminders = [
            Reminder(
                regency=assessment.regency,
                assessment=assessment,
                office=office,
                numbers=sorted(numbers[office.pk]),
                text=text.strip(),
                sent_by=by,
                sent_at=timezone.now(),
            )
            for office in offices
            if office.pk in numbers
        ]
        if not reminders:
            raise ValidationError({"offices": _("These agencies have handed in everything.")}, code="nothing")
        Reminder.objects.bulk_create(reminders)
        record(by=by, stream=stream, verb="maturity.remind", saved=reminders)
        for reminder in reminders:
            tell_agency(reminder)
    return reminders


def known_numbers(assessment: Assessment, numbers: Iterable[int]) -> list[int]:
    """The numbers in order; ValidationError where there are none, or one is of another scheme."""
    wanted = sorted(set(numbers))
    if not wanted:
        raise ValidationError({"numbers": _("Choose at least one indicator.")}, code="numbers")
    strange = [number for number in wanted if number not in assessment.scheme.by_number]
    if strange:
        values = {"numbers": ", ".join(map(str, strange)), "scheme": assessment.scheme.title.of(None)}
        sentence = _("No such indicator in %(scheme)s: %(numbers)s.")
        raise ValidationError({"numbers": sentence % values}, code="unknown")
    return wanted


def fresh(assessment: Assessment) -> Assessment:
    """As it stands inside `writing`, whatever the caller saw before."""
    return Assessment.objects.select_related("regency").get(pk=assessment.pk)


def _hand_over(answer: Answer, office: Office) -> None:
    """What another agency has drafted stays with the indicator; only who answers changes."""
    if answer.state == AnswerState.HANDED_IN and answer.office_id != office.pk:
        answer.state = AnswerState.DRAFT
    answer.office = office
