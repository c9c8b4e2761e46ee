"""What signers and their offices are called on paper: in Indonesian, whatever the language of the page."""

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regions.models import Region

_TITLES = {
    ("desa", Role.HEAD): "Kepala Desa",
    ("desa", Role.SECRETARY): "Sekretaris Desa",
    ("kelurahan", Role.HEAD): "Lurah",
    ("kelurahan", Role.SECRETARY): "Sekretaris Kelurahan",
}


def formal_name(region: Region) -> str:
    """ "Desa Macang Tanggar"; names of regencies already begin with their kind ("Kabupaten Manggarai Barat")."""
    kind = region.kind.capitalize()
    return region.name if region.name.startswith(f"{kind} ") else f"{kind} {region.name}"


def government_of(region: Region) -> str:
    return f"Pemerintah {formal_name(region)}"


def position_of(by: Membership) -> str:
    """ "Kepala Desa" or "Lurah"; KeyError for a role that signs nothing."""
    return position(by.office.region, Role(by.role))


def position(village: Region, role: Role) -> str:
    return _TITLES[village.kind, role]
