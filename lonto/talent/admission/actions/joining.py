"""One person, one profile: what an office typed for somebody is joined with the profile of that person's account."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from lonto.journal.actions import Actor, record
from lonto.journal.models import RegencyRow, Stream
from lonto.regions.models import Region
from lonto.talent.admission.choices import ApplicationState, LinkState
from lonto.talent.admission.models import Applicant, Application, Nomination, Sanction
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.register_facts import agreement
from lonto.talent.admission.streams import writing_in
from lonto.village.residents.models import Resident

ENOUGH = 2
Rows = list[RegencyRow]


def others_like(applicant: Applicant, resident: Resident) -> models.QuerySet[Applicant]:
    """Other profiles that are linked to this resident or carry the same NIK."""
    same = Q(resident=resident)
    if resident.nik:
        same |= Q(nik=resident.nik)
    return Applicant.objects.select_related("regency", "region").filter(same).exclude(pk=applicant.pk)


def writing_about(applicant: Applicant, resident: Resident) -> AbstractContextManager[dict[str, Stream]]:
    """Hold every stream that joining may write to."""
    people = [applicant, *others_like(applicant, resident)]
    hosts = Region.objects.filter(pk__in=Application.objects.filter(applicant__in=people).values("regency_id"))
    proposers = Region.objects.filter(pk__in=Nomination.objects.filter(applicant__in=people).values("regency_id"))
    return writing_in([*(person.regency for person in people), *hosts, *proposers])


def make_room(applicant: Applicant, resident: Resident) -> tuple[Rows, Rows]:
    """Let `applicant` alone stand for `resident`: rows that changed, and rows that are gone.

    Profiles without account are joined with it. An account that used the NIK without the village's word loses it.
    Raises Refused where two accounts, or two applications in one intake, stand against each other.
    """
    saved: Rows = []
    deleted: Rows = []
    for other in others_like(applicant, resident):
        if other.account_id is None and len(agreement(other, resident)) >= ENOUGH:
            more_saved, more_deleted = _join(applicant, other)
            saved += more_saved
            deleted += more_deleted
        elif other.resident_id == resident.pk:
            raise Refused("taken", _("This resident is already linked to another account."))
        else:
            saved.append(_without_nik(other))
    return saved, deleted


def write(streams: dict[str, Stream], *, by: Actor, verb: str, saved: Rows, deleted: Rows) -> None:
    """Record rows of several regencies, each in its own stream."""
    by_regency: dict[str, tuple[Rows, Rows]] = defaultdict(lambda: ([], []))
    for row in saved:
        by_regency[row.regency_id][0].append(row)
    for row in deleted:
        by_regency[row.regency_id][1].append(row)
    for code, (kept, gone) in sorted(by_regency.items()):
        record(by=by, stream=streams[code], verb=verb, saved=kept, deleted=gone)


def _join(applicant: Applicant, other: Applicant) -> tuple[Rows, Rows]:
    """Give `applicant` everything of `other`, which is gone afterwards."""
    saved: Rows = []
    deleted: Rows = []
    alive = Application.objects.exclude(state=ApplicationState.WITHDRAWN)
    own = {row.intake_id: row for row in alive.filter(applicant=applicant)}
    for row in Application.objects.filter(applicant=other):
        rival = own.get(row.intake_id) if row.state != ApplicationState.WITHDRAWN else None
        if rival is not None and rival.number and row.number:
            raise Refused("two", _("Both profiles have an application in the same intake: withdraw one of them first."))
        if rival is not None and rival.number:
            deleted += _delete(row)
            continue
        if rival is not None:
            deleted += _delete(rival)
        saved += _give([row], applicant)
    proposed = set(Nomination.objects.filter(applicant=applicant).values_list("training_class_id", flat=True))
    for nomination in Nomination.objects.filter(applicant=other):
        if nomination.training_class_id in proposed:
            deleted += _delete(nomination)
        else:
            saved += _give([nomination], applicant)
    saved += _give(Sanction.objects.filter(applicant=other), applicant)
    return saved, [*deleted, *_delete(other)]


def _give(rows: Iterable[Application | Nomination | Sanction], applicant: Applicant) -> Rows:
    given: Rows = []
    for row in rows:
        row.applicant = applicant
        row.save(update_fields=["applicant"])
        given.append(row)
    return given


def _delete(row: RegencyRow) -> Rows:
    """Delete by key: the instance keeps its own, which the journal needs."""
    type(row)._default_manager.filter(pk=row.pk).delete()
    return [row]


def _without_nik(other: Applicant) -> Applicant:
    other.nik = None
    other.link_state, other.link_asked_at = LinkState.REFUSED, None
    other.link_reason = _("The village has confirmed this NIK for another person.")
    other.save()
    return other
