"""Who works in the demonstration regency. Every name is invented; every password is known to everybody."""

import base64
import hashlib
from dataclasses import dataclass

from lonto.accounts.actions import OfficeDetails
from lonto.accounts.choices import SECOND_FACTOR_ROLES, Role

REGENCY = "53.15"
DISTRICT = "53.15.05"
VILLAGE = "53.15.05.2008"
OTHER_VILLAGE = "53.15.05.2020"
PASSWORD = "lonto-leok-2026"  # noqa: S105  known to everybody, and production refuses this data directory
SIGNING_PASSPHRASE = "songke-dan-enau"  # noqa: S105


@dataclass(frozen=True)
class Player:
    """One demo account with its one role; `office` is a region's code or the name of an agency."""

    username: str
    name: str
    role: Role
    office: str

    @property
    def totp_secret(self) -> str | None:
        """The fixed secret of the authenticator app, for the roles that need one."""
        if self.role not in SECOND_FACTOR_ROLES:
            return None
        return base64.b32encode(hashlib.sha1(f"lonto demo {self.username}".encode()).digest()).decode()  # noqa: S324


COMMUNICATION = "Dinas Komunikasi dan Informatika Kabupaten Manggarai Barat"
ORGANISATION = "Bagian Organisasi Sekretariat Daerah Kabupaten Manggarai Barat"
INSPECTORATE = "Inspektorat Daerah Kabupaten Manggarai Barat"
PLANNING = "Badan Perencanaan Pembangunan Daerah Kabupaten Manggarai Barat"
VILLAGE_AFFAIRS = "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Manggarai Barat"
SECRETARIAT = "Sekretariat Daerah Kabupaten Manggarai Barat"
EXTERNAL_ASSESSORS = "Tim Asesor Eksternal SPBE"
TOURISM = "Dinas Pariwisata, Ekonomi Kreatif dan Kebudayaan Kabupaten Manggarai Barat"
HEALTH = "Dinas Kesehatan Kabupaten Manggarai Barat"
ENVIRONMENT = "Dinas Lingkungan Hidup Kabupaten Manggarai Barat"
PERSONNEL = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Manggarai Barat"

AGENCIES = (
    OfficeDetails(
        name=COMMUNICATION,
        address="Jalan Frans Sales Lega, Labuan Bajo",
        postal_code="86763",
        email="kominfo@manggaraibarat.example",
    ),
    OfficeDetails(name=ORGANISATION, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=INSPECTORATE, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=PLANNING, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=VILLAGE_AFFAIRS, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=PERSONNEL, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=TOURISM, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=HEALTH, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=ENVIRONMENT, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=SECRETARIAT, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
    OfficeDetails(name=EXTERNAL_ASSESSORS, address="Jalan Frans Sales Lega, Labuan Bajo", postal_code="86763"),
)

LETTERHEADS = {
    DISTRICT: OfficeDetails(
        name="Kantor Camat Komodo", address="Jalan Soekarno Hatta, Labuan Bajo", postal_code="86763"
    ),
    VILLAGE: OfficeDetails(
        name="Kantor Desa Macang Tanggar",
        address="Jalan Pantai Pede, Dusun Nanga Nae",
        postal_code="86763",
        email="macangtanggar@desa.example",
    ),
    OTHER_VILLAGE: OfficeDetails(
        name="Kantor Desa Gorontalo",
        address="Jalan Pantai Binongko, Dusun Gorontalo",
        postal_code="86763",
        email="gorontalo@desa.example",
    ),
}

CAST = (
    Player("operator", "Maria Goreti Nggadas", Role.CLERK, VILLAGE),
    Player("sekdes", "Yosef Hambur", Role.SECRETARY, VILLAGE),
    Player("kades", "Petrus Dagung", Role.HEAD, VILLAGE),
    Player("kadus", "Agustinus Jelahu", Role.HAMLET_HEAD, VILLAGE),
    Player("camat", "Blasius Ganggur", Role.DISTRICT_OFFICER, DISTRICT),
    Player("admin", "Kornelis Jehabut", Role.REGENCY_ADMINISTRATOR, COMMUNICATION),
    Player("program", "Yuliana Mamut", Role.PROGRAMME_OFFICER, COMMUNICATION),
    Player("bupati", "Hieronimus Tandang", Role.REGENT, SECRETARIAT),
    Player("kepala.kominfo", "Paulus Sanjaya Nabit", Role.AGENCY_HEAD, COMMUNICATION),
    Player("koordinator", "Lusia Nanut", Role.COORDINATOR, ORGANISATION),
    Player("petugas.kominfo", "Edmundus Barung", Role.AGENCY_OFFICER, COMMUNICATION),
    Player("petugas.bappeda", "Nur Aisyah Latif", Role.AGENCY_OFFICER, PLANNING),
    Player("petugas.pmd", "Gregorius Ampur", Role.AGENCY_OFFICER, VILLAGE_AFFAIRS),
    Player("petugas.bkpsdm", "Yustina Mbohang", Role.AGENCY_OFFICER, PERSONNEL),
    Player("penilai", "Fransiskus Ndarung", Role.ASSESSOR, ORGANISATION),
    Player("penilai.luar", "Henny Wulandari", Role.ASSESSOR, EXTERNAL_ASSESSORS),
    Player("auditor", "Theresia Jemina", Role.AUDITOR, INSPECTORATE),
    Player("operator.gorontalo", "Siti Rahmawati", Role.CLERK, OTHER_VILLAGE),
    Player("sekdes.gorontalo", "Abdul Karim Baco", Role.SECRETARY, OTHER_VILLAGE),
    Player("kades.gorontalo", "Rofinus Sarong", Role.HEAD, OTHER_VILLAGE),
)


def player(username: str) -> Player | None:
    """The demo account with this user name."""
    return next((player for player in CAST if player.username == username), None)
