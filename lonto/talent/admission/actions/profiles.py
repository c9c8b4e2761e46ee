"""A person's profile, answer by answer."""

from typing import Any

from django.db import IntegrityError

from lonto.accounts.models import Account
from lonto.journal.actions import Actor, record, writing
from lonto.lib.names import fold_name
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor
from lonto.talent.admission.access import require_may_act_for
from lonto.talent.admission.choices import LinkState
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.register_facts import facts_from
from lonto.talent.admission.streams import writing_in

ANSWERS = frozenset(
    {
        "name",
        "nik",
        "sex",
        "born_on",
        "citizenship",
        "address",
        "phone",
        "email",
        "education",
        "is_final_year",
        "occupation",
        "employment",
        "institution",
        "disability",
    }
)
LONGEST_ACCOUNT_NAME = 100


def begin_profile(*, by: Account, village: Region) -> Applicant:
    """Begin a person's profile with the village; where it was begun already, on another device perhaps, that one."""
    regency = ancestor(village, Level.REGENCY)
    with writing(regency) as stream:
        found = Applicant.objects.filter(account=by).first()
        if found is not None:
            return found
        applicant = Applicant(account=by, region=village, regency=regency, email=by.email, phone=by.phone)
        applicant.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.begin_profile", saved=[applicant])
    return applicant


def answer(*, by: Actor, applicant: Applicant, **answers: Any) -> Applicant:
    """Save answers; what the village's register knows is never typed again and is refused here.

    Raises Refused for a NIK that somebody else uses.
    """
    if unknown := answers.keys() - ANSWERS:
        raise TypeError(f"{sorted(unknown)} are not answers")
    try:
        with writing(applicant.regency) as stream:
            applicant = _own(by, applicant)
            if answers.keys() & locked_fields(applicant):
                raise Refused("state")
            for name, value in answers.items():
                setattr(applicant, name, value)
            applicant.folded = fold_name(applicant.name)
            if "nik" in answers:
                _require_free_nik(applicant)
                _end_link(applicant)
            elif answers.keys() & {"name", "born_on"}:
                _end_link(applicant)
            applicant.save()
            named = _name_account(by, applicant) if "name" in answers else []
            record(by=by, stream=stream, verb="admission.answer", saved=[applicant, *named])
    except IntegrityError:  # the same NIK at the same moment in another regency
        raise Refused("nik_taken") from None
    return applicant


def move(*, by: Actor, applicant: Applicant, village: Region) -> Applicant:
    """Say that the person lives in another village; a link to the former village's register ends."""
    regency = ancestor(village, Level.REGENCY)
    former = applicant.regency
    with writing_in([former, regency]) as streams:
        applicant = _own(by, applicant)
        if applicant.region_id == village.pk:
            return applicant
        if applicant.regency_id != former.pk:
            raise Refused("state")
        if regency.pk != former.pk:
            record(by=by, stream=streams[former.pk], verb="admission.move_away", deleted=[applicant])
        applicant.region, applicant.regency = village, regency
        _end_link(applicant, even_confirmed=True)
        applicant.save()
        record(by=by, stream=streams[regency.pk], verb="admission.move", saved=[applicant])
    return applicant


def locked_fields(applicant: Applicant) -> set[str]:
    """The answers that come from the register, because the village confirmed the link."""
    if applicant.link_state != LinkState.CONFIRMED or applicant.resident is None:
        return set()
    return set(facts_from(applicant.resident))


def _own(by: Actor, applicant: Applicant) -> Applicant:
    """The profile as it is inside the transaction, of somebody for whom `by` may act."""
    fresh = Applicant.objects.select_related("resident__hamlet", "regency", "region").get(pk=applicant.pk)
    require_may_act_for(by, fresh)
    return fresh


def _require_free_nik(applicant: Applicant) -> None:
    applicant.nik = applicant.nik or None
    if applicant.nik and Applicant.objects.filter(nik=applicant.nik).exclude(pk=applicant.pk).exists():
        raise Refused("nik_taken")


def _end_link(applicant: Applicant, *, even_confirmed: bool = False) -> None:
    """A question to the village is about the answers as they were; other answers need a new question."""
    if applicant.link_state == LinkState.CONFIRMED and not even_confirmed:
        return
    applicant.link_state, applicant.link_reason = LinkState.NONE, ""
    applicant.resident = applicant.link_asked_at = applicant.link_decided_at = None


def _name_account(by: Actor, applicant: Applicant) -> list[Account]:
    """The name that the pages greet by."""
    if not isinstance(by, Account) or by.memberships.exists():
        return []
    account = Account.objects.get(pk=by.pk)
    account.name = applicant.name[:LONGEST_ACCOUNT_NAME]
    account.save(update_fields=["name"])
    return [account]
