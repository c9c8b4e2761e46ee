"""Joining a profile to the register of a village: the person asks, the village compares and decides."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_village
from lonto.accounts.choices import Role
from lonto.accounts.models import Account, Membership
from lonto.journal.actions import record, writing
from lonto.talent.admission import messages
from lonto.talent.admission.access import require_may_act_for
from lonto.talent.admission.actions import joining
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.register_facts import agreement, take_over
from lonto.village.residents.models import Resident

FEWEST_THAT_AGREE = 2


def ask_link(*, by: Account, applicant: Applicant) -> Applicant:
    """Ask the village to find the person in its register, by name and birth date, and NIK where it is known."""
    with writing(applicant.regency) as stream:
        applicant = _locked(applicant)
        require_may_act_for(by, applicant)
        if not applicant.name or not applicant.born_on:
            raise Refused("profile")
        if applicant.link_state in (LinkState.ASKED, LinkState.CONFIRMED):
            return applicant
        applicant.link_state, applicant.link_reason = LinkState.ASKED, ""
        applicant.link_asked_at, applicant.link_decided_at = timezone.now(), None
        applicant.save()
        record(by=by, stream=stream, verb="admission.ask_link", saved=[applicant])
    return applicant


def confirm_link(*, by: Membership, applicant: Applicant, resident: Resident) -> Applicant:
    """Say that the person is this resident; from now on the register answers for what it knows.

    Two of name, birth date and NIK must agree: a NIK alone is no proof. A profile without account that the village
    or an institution made for the same person is joined with this one. Raises Refused where that cannot be.
    """
    _require_desk(by, applicant)
    with joining.writing_about(applicant, resident) as streams:
        applicant = _locked(applicant)
        resident = Resident.objects.select_related("hamlet", "village").get(pk=resident.pk)
        _require_desk(by, applicant)
        if applicant.link_state != LinkState.ASKED and applicant.account_id is not None:
            raise Refused("state")
        if resident.village_id != by.office.region_id or not resident.is_living:
            raise NotAllowed(_("This belongs to another village."))
        if len(agreement(applicant, resident)) < FEWEST_THAT_AGREE:
            raise Refused(
                "alone",
                _("Name, birth date and NIK differ too much: at least two of the three must be the same."),
            )
        saved, deleted = joining.make_room(applicant, resident)
        take_over(applicant, resident)
        applicant.resident, applicant.link_state = resident, LinkState.CONFIRMED
        applicant.link_decided_at, applicant.link_reason = timezone.now(), ""
        applicant.save()
        joining.write(streams, by=by, verb="admission.confirm_link", saved=[*saved, applicant], deleted=deleted)
        messages.tell(
            applicant,
            _("Your village has confirmed you"),
            _("%(village)s has found you in its register. What it knows you need not type.")
            % {"village": applicant.region.name},
        )
    return applicant


def refuse_link(*, by: Membership, applicant: Applicant, reason: str) -> Applicant:
    """Say why the person cannot be confirmed; the person may mend the answers and ask again."""
    _require_desk(by, applicant)
    with writing(applicant.regency) as stream:
        applicant = _locked(applicant)
        _require_desk(by, applicant)
        if applicant.link_state != LinkState.ASKED:
            raise Refused("state")
        applicant.link_state, applicant.link_reason = LinkState.REFUSED, reason
        applicant.link_decided_at = timezone.now()
        applicant.save()
        record(by=by, stream=stream, verb="admission.refuse_link", saved=[applicant])
        messages.tell(applicant, _("Your village could not confirm you"), reason)
    return applicant


def end_link(*, by: Account, applicant: Applicant) -> Applicant:
    """Take back a question, or answer for oneself again where the register is wrong."""
    with writing(applicant.regency) as stream:
        applicant = _locked(applicant)
        require_may_act_for(by, applicant)
        if applicant.link_state == LinkState.NONE:
            return applicant
        applicant.resident, applicant.link_state, applicant.link_reason = None, LinkState.NONE, ""
        applicant.link_asked_at = applicant.link_decided_at = None
        applicant.save()
        record(by=by, stream=stream, verb="admission.end_link", saved=[applicant])
    return applicant


def _require_desk(by: Membership, applicant: Applicant) -> None:
    """Clerk or secretary of the person's own village, and never about themselves."""
    require_village(by, applicant.region, Role.CLERK, Role.SECRETARY)
    if applicant.account_id == by.account_id:
        raise NotAllowed(_("Somebody else of your office has to decide about yourself."))


def _locked(applicant: Applicant) -> Applicant:
    return Applicant.objects.select_related("resident__hamlet", "region", "regency").get(pk=applicant.pk)
