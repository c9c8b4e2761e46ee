"""Opening offices and keeping what they say about themselves."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from lonto.accounts import recording
from lonto.accounts.access import NotAllowed, is_inside, roles_to_give
from lonto.accounts.choices import OfficeKind, Role, TimeZone
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of


@dataclass(frozen=True)
class OfficeDetails:
    """What an office says about itself, as its letterhead shows it."""

    name: str
    address: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    time_zone: str = TimeZone.WITA


@transaction.atomic
def open_regency(*, by: Membership | None, regency: Region) -> list[Office]:
    """Give every district and village of a regency its office, as one act; offices that exist stay as they are."""
    if by is not None:
        raise NotAllowed(_("Only the setup of this server opens a regency."))
    have = set(Office.objects.exclude(kind=OfficeKind.AGENCY).values_list("region_id", flat=True))
    offices = [
        Office(region=region, kind=kind, name=name_of_office(region), postal_code=region.postal_code)
        for kind, regions in (
            (OfficeKind.DISTRICT, districts_of(regency)),
            (OfficeKind.VILLAGE, villages_of(regency)),
        )
        for region in regions
        if region.pk not in have
    ]
    if offices:
        Office.objects.bulk_create(offices)
        recording.record(by=by, region=regency, verb="accounts.open_regency", saved=offices)
    return offices


@transaction.atomic
def create_office(*, by: Membership | None, region: Region, kind: OfficeKind, details: OfficeDetails) -> Office:
    """Open one office; raises ValidationError where the region has one already."""
    _require_over(by, region)
    office = Office(region=region, kind=kind, **asdict(details))
    office.full_clean()
    office.save(force_insert=True)
    recording.record(by=by, region=region, verb="accounts.create_office", saved=[office])
    return office


@transaction.atomic
def update_office(*, by: Membership | None, office: Office, details: OfficeDetails) -> Office:
    """Change what an office says about itself: its own head and secretary, or the administrator of the regency."""
    if by is not None and not roles_to_give(by, office):
        raise NotAllowed(_("Your role does not allow this."))
    office = Office.objects.select_for_update(of=("self",)).select_related("region").get(pk=office.pk)
    for name, value in asdict(details).items():
        setattr(office, name, value)
    office.full_clean()
    office.save()
    recording.record(by=by, region=office.region, verb="accounts.update_office", saved=[office])
    return office


def name_of_office(region: Region) -> str:
    """How the office of a district or village calls itself, in the language of the administration."""
    titles = {"kecamatan": "Kantor Camat", "desa": "Kantor Desa", "kelurahan": "Kantor Lurah"}
    return f"{titles.get(region.kind, 'Kantor')} {region.name}"


def _require_over(by: Membership | None, region: Region) -> None:
    if by is not None and not (by.role == Role.REGENCY_ADMINISTRATOR and is_inside(region, by.office.region)):
        raise NotAllowed(_("Your role does not allow this."))
