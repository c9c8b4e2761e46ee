"""Parties and those who signed for them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.access import is_inside
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.agreements.access import require_keeper
from lonto.regency.agreements.actions.agreements import fresh
from lonto.regency.agreements.models import Agreement, Party, Signatory
from lonto.regency.agreements.states import require_open
from lonto.regions.models import Region


def add_party(*, by: Membership, agreement: Agreement, name: str, kind: str, region: Region | None = None) -> Party:
    """Name who agreed; `region` where the party acts in a region of the regency."""
    require_keeper(by, agreement.office)
    with writing(agreement.regency) as stream:
        agreement = fresh(agreement)
        require_open(agreement.state)
        last = agreement.parties.order_by("-position").values_list("position", flat=True).first()
        party = Party(regency_id=agreement.regency_id, agreement=agreement, position=(last or 0) + 1)
        _fill(party, name, kind, region)
        party.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.add_party", saved=[party])
    return party


def update_party(*, by: Membership, party: Party, name: str, kind: str, region: Region | None = None) -> Party:
    """Correct what is said of a party; a pledge must not lie outside every party's region afterwards."""
    require_keeper(by, party.agreement.office)
    with writing(party.regency) as stream:
        party = _fresh(party)
        require_open(party.agreement.state)
        _fill(party, name, kind, region)
        party.save()
        _require_pledges_inside(party.agreement)
        record(by=by, stream=stream, verb="agreements.update_party", saved=[party])
    return party


def remove_party(*, by: Membership, party: Party) -> None:
    """Take out a party that was named by mistake, with those who signed for it."""
    require_keeper(by, party.agreement.office)
    with writing(party.regency) as stream:
        party = _fresh(party)
        require_open(party.agreement.state)
        if party.duties.exists():
            raise ValidationError(_("This party has duties; give them to another party or remove them first."))
        rows = [*party.signatories.all(), party]
        record(by=by, stream=stream, verb="agreements.remove_party", deleted=rows, note={"name": party.name})
        for row in rows:
            row.delete()
        _require_pledges_inside(party.agreement)


def add_signatory(*, by: Membership, party: Party, name: str, capacity: str = "") -> Signatory:
    """Name who signed for a party, and as what."""
    require_keeper(by, party.agreement.office)
    with writing(party.regency) as stream:
        party = _fresh(party)
        require_open(party.agreement.state)
        signatory = Signatory(regency_id=party.regency_id, party=party, name=name.strip(), capacity=capacity.strip())
        signatory.full_clean()
        signatory.save(force_insert=True)
        record(by=by, stream=stream, verb="agreements.add_signatory", saved=[signatory])
    return signatory


def remove_signatory(*, by: Membership, signatory: Signatory) -> None:
    """Take out somebody who was named by mistake."""
    require_keeper(by, signatory.party.agreement.office)
    with writing(signatory.regency) as stream:
        require_open(fresh(signatory.party.agreement).state)
        record(by=by, stream=stream, verb="agreements.remove_signatory", deleted=[signatory])
        signatory.delete()


def regions_of(agreement: Agreement) -> list[Region]:
    """The regions of the parties; the whole regency where no party has one."""
    found = [party.region for party in agreement.parties.select_related("region") if party.region is not None]
    return found or [agreement.regency]


def lies_within(region: Region, agreement: Agreement) -> bool:
    """Whether a region belongs to a party of the agreement."""
    return any(is_inside(region, whole) for whole in regions_of(agreement))


def _require_pledges_inside(agreement: Agreement) -> None:
    outside = [
        pledge.title
        for pledge in agreement.pledges.select_related("region")
        if not lies_within(pledge.region, agreement)
    ]
    if outside:
        sentence = _("These pledges would lie outside the parties' regions: %(titles)s.")
        raise ValidationError(sentence % {"titles": ", ".join(outside)}, code="outside")


def _fill(party: Party, name: str, kind: str, region: Region | None) -> None:
    if region is not None and not is_inside(region, party.regency):
        raise ValidationError({"region": _("This place lies outside the regency.")})
    party.name, party.kind, party.region = name.strip(), kind, region
    party.full_clean()


def _fresh(party: Party) -> Party:
    return Party.objects.select_related("agreement__office", "agreement__regency", "regency").get(pk=party.pk)
