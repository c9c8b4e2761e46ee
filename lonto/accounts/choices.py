from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeKind(models.TextChoices):
    VILLAGE = "village", _("Village office")
    DISTRICT = "district", _("District office")
    AGENCY = "agency", _("Regency agency")


class Role(models.TextChoices):
    CLERK = "clerk", _("Clerk")
    SECRETARY = "secretary", _("Village secretary")
    HEAD = "head", _("Village head")
    HAMLET_HEAD = "hamlet_head", _("Hamlet head")
    DISTRICT_OFFICER = "district_officer", _("District officer")
    REGENCY_ADMINISTRATOR = "regency_administrator", _("Regency administrator")
    PROGRAMME_OFFICER = "programme_officer", _("Programme officer")
    REGENT = "regent", _("Regent")
    AGENCY_HEAD = "agency_head", _("Agency head")
    COORDINATOR = "coordinator", _("SPBE coordinator")
    AGENCY_OFFICER = "agency_officer", _("Agency officer")
    ASSESSOR = "assessor", _("Assessor")
    AUDITOR = "auditor", _("Auditor")


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", _("Western Indonesia (WIB)")
    WITA = "Asia/Makassar", _("Central Indonesia (WITA)")
    WIT = "Asia/Jayapura", _("Eastern Indonesia (WIT)")


ROLES_OF_OFFICE: dict[str, tuple[Role, ...]] = {
    OfficeKind.VILLAGE: (Role.CLERK, Role.SECRETARY, Role.HEAD, Role.HAMLET_HEAD),
    OfficeKind.DISTRICT: (Role.DISTRICT_OFFICER,),
    OfficeKind.AGENCY: (
        Role.REGENCY_ADMINISTRATOR,
        Role.PROGRAMME_OFFICER,
        Role.REGENT,
        Role.AGENCY_HEAD,
        Role.COORDINATOR,
        Role.AGENCY_OFFICER,
        Role.ASSESSOR,
        Role.AUDITOR,
    ),
}
SECOND_FACTOR_ROLES = frozenset({Role.HEAD, *ROLES_OF_OFFICE[OfficeKind.AGENCY]})
