"""Taking over a profile that an office has made: the person shows the address it holds, the NIK and the birth date."""

import datetime as dt

from django.db.models import Q, QuerySet

from lonto.accounts.models import Account
from lonto.journal.actions import record
from lonto.lib import phone
from lonto.talent.admission.actions import joining
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.streams import writing_in


def claimable(account: Account) -> QuerySet[Applicant]:
    """Profiles without account that name the address by which this account signs in."""
    same = Q(pk__in=[])
    if account.email:
        same |= Q(email__iexact=account.email)
    if account.phone:
        same |= Q(phone__in=phone.spellings(account.phone))
    return Applicant.objects.select_related("regency").filter(same, account=None)


def claim_profile(*, by: Account, nik: str, born_on: dt.date) -> Applicant:
    """Join the account with the profile that an office made for this person.

    The address was shown by signing in; NIK and birth date must fit besides. What the person began alone is dropped,
    unless it was sent already. One answer for every misfit.
    """
    misfit = Refused("claim")
    found = claimable(by).filter(nik=nik, born_on=born_on).first()
    own = Applicant.objects.select_related("regency").filter(account=by).first()
    if found is None:
        raise misfit
    begun = list(Application.objects.select_related("regency").filter(applicant=own)) if own else []
    regencies = [found.regency, *([own.regency] if own else []), *(row.regency for row in begun)]
    with writing_in(regencies) as streams:
        found = claimable(by).filter(pk=found.pk, nik=nik, born_on=born_on).first()
        if found is None:
            raise misfit
        if own is not None:
            if Application.objects.filter(applicant=own).exclude(number="").exists() or own.nominations.exists():
                raise Refused("claim_sent")
            gone = [*Application.objects.filter(applicant=own), own]
            joining.write(streams, by=by, verb="admission.claim", saved=[], deleted=gone)
            Application.objects.filter(applicant=own).delete()
            Applicant.objects.filter(pk=own.pk).delete()
        found.account = by
        found.save(update_fields=["account"])
        record(by=by, stream=streams[found.regency_id], verb="admission.claim", saved=[found])
    return found
