"""Applications on paper: an office types them for people who have no account. The same rules as on the web."""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.names import fold_name
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor
from lonto.talent.admission.access import DESK, VILLAGE_DESK, require_may_act_for
from lonto.talent.admission.actions.applications import send, start_application
from lonto.talent.admission.actions.documents import mark_seen
from lonto.talent.admission.actions.profiles import ANSWERS
from lonto.talent.admission.actions.rankings import rank_classes
from lonto.talent.admission.choices import Channel, LinkState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.register_facts import agreement, take_over
from lonto.talent.admission.streams import writing_in
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.models import Resident

ENOUGH = 2


@dataclass(frozen=True)
class PaperForm:
    """What stands on a form: answers about the person, classes best first, documents whose originals were seen.

    `resident` is the person in the register of the typing village; what it knows is taken from there.
    """

    village: Region
    answers: dict[str, Any]
    ranking: list[TrainingClass]
    seen: list[str] = field(default_factory=list)
    resident: Resident | None = None


def write_paper(*, by: Membership, intake: Intake, form: PaperForm) -> Application:
    """Type an application and send it, as one act: all of it or nothing.

    A person who was typed before gets the new answers under the same number. Raises Refused, also for a person who
    has an account and therefore applies alone.
    """
    require_role(by, *DESK)
    _require_own_region(by, form)
    regency = ancestor(form.village, Level.REGENCY)
    try:
        with writing_in([intake.regency, regency]):
            applicant = _applicant(by, form, regency)
            application = start_application(by=by, applicant=applicant, intake=intake, channel=Channel.PAPER)
            application = rank_classes(by=by, application=application, ranking=form.ranking)
            application = mark_seen(by=by, application=application, kinds=form.seen)
            return send(by=by, application=application)
    except IntegrityError:  # the same NIK at the same moment at another desk
        raise Refused("nik_taken") from None


def find_applicant(resident: Resident) -> Applicant | None:
    """The profile of a resident, if there is one: linked, or with the same NIK and one thing more."""
    linked = Applicant.objects.filter(resident=resident).first()
    if linked is not None or not resident.nik:
        return linked
    same = Applicant.objects.filter(nik=resident.nik).first()
    return same if same is not None and len(agreement(same, resident)) >= ENOUGH else None


def _applicant(by: Membership, form: PaperForm, regency: Region) -> Applicant:
    """The profile of the person on paper, found or made, with the answers of the form."""
    with writing(regency) as stream:
        applicant = _found(form) or Applicant(regency=regency, region=form.village)
        if applicant.account_id is not None:
            raise Refused(
                "account",
                _("%(name)s has an account and applies alone, or with your help on their own telephone.")
                % {"name": applicant.name},
            )
        if not applicant._state.adding:
            require_may_act_for(by, applicant)
        for name, value in form.answers.items():
            if name in ANSWERS:
                setattr(applicant, name, value)
        if form.resident is not None:
            take_over(applicant, form.resident)
            applicant.resident, applicant.link_state = form.resident, LinkState.CONFIRMED
            applicant.link_decided_at = applicant.link_decided_at or timezone.now()
        applicant.nik = applicant.nik or None
        applicant.folded = fold_name(applicant.name)
        if applicant.nik and Applicant.objects.filter(nik=applicant.nik).exclude(pk=applicant.pk).exists():
            raise Refused("nik_taken")
        applicant.save()
        record(by=by, stream=stream, verb="admission.write_paper", saved=[applicant])
    return applicant


def _found(form: PaperForm) -> Applicant | None:
    if form.resident is not None:
        return find_applicant(form.resident)
    nik = form.answers.get("nik")
    found = Applicant.objects.filter(nik=nik).first() if nik else None
    if found is None:
        return None
    is_same = found.born_on == form.answers.get("born_on") and found.folded == fold_name(form.answers.get("name", ""))
    if not is_same:
        raise Refused("nik_taken")
    return found


def _require_own_region(by: Membership, form: PaperForm) -> None:
    own = by.office.region_id
    if by.role in VILLAGE_DESK:
        fits = form.village.pk == own and (form.resident is None or form.resident.village_id == own)
    else:
        fits = form.village.pk.startswith(f"{own}.") and form.resident is None
    if not fits:
        raise NotAllowed(_("This belongs to another village."))
