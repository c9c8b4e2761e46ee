"""Residents of a village who may be the person that asks to be confirmed, best match first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.lib import nik
from lonto.talent.admission.actions.links import FEWEST_THAT_AGREE
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.register_facts import address_of, agreement, facts_from
from lonto.village.residents.access import residents_for
from lonto.village.residents.models import Resident
from lonto.village.residents.queries import living, search

MOST = 5


@dataclass(frozen=True)
class Candidate:
    """A resident beside the applicant: rows of (what, applicant says, register says, whether they agree).

    Whether they agree is None where one of them says nothing.
    """

    resident: Resident
    rows: list[tuple[str, Any, Any, bool | None]]
    agreeing: int

    @property
    def can_be_confirmed(self) -> bool:
        return self.agreeing >= FEWEST_THAT_AGREE


def candidates_for(by: Membership, applicant: Applicant, words: str = "") -> list[Candidate]:
    """Those with the same NIK, name or birth date; or those that the clerk searched for."""
    people = living(residents_for(by)).select_related("hamlet", "village")
    if words:
        people = search(people, words)
    else:
        like = Q(folded=applicant.folded)
        if applicant.nik:
            like |= Q(nik=applicant.nik)
        if applicant.born_on and applicant.folded:
            like |= Q(born_on=applicant.born_on, folded__startswith=applicant.folded.split()[0])
        people = people.filter(like)
    found = [_candidate(applicant, resident) for resident in people.order_by("folded", "pk")[: MOST * 4]]
    return sorted(found, key=lambda one: -one.agreeing)[:MOST]


def what_the_person_says(applicant: Applicant) -> list[tuple[str, Any]]:
    """The answers that are compared."""
    return [
        (_("Name"), applicant.name),
        (_("Birth date"), applicant.born_on),
        (_("NIK"), nik.mask(applicant.nik or "")),
        (_("Sex"), applicant.get_sex_display()),
        (_("Address"), applicant.address),
    ]


def _candidate(applicant: Applicant, resident: Resident) -> Candidate:
    same = agreement(applicant, resident)
    sex = facts_from(resident).get("sex", "")
    known = [
        (resident.name, "name" in same),
        (resident.born_on, "born_on" in same),
        (nik.mask(resident.nik or ""), "nik" in same),
        (Applicant(sex=sex).get_sex_display(), sex == applicant.sex),
        (address_of(resident), address_of(resident) == applicant.address),
    ]
    rows = [
        (label, says, value, is_same if says and value else None)
        for (label, says), (value, is_same) in zip(what_the_person_says(applicant), known, strict=True)
    ]
    return Candidate(resident, rows, len(same))
