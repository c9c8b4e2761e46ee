"""How the fields of a resident stand together on forms and on the profile."""

from django.utils.translation import gettext_lazy as _

from lonto.web.texts import Text

PERSON = (
    "name",
    "nik",
    "sex",
    "birth_place",
    "born_on",
    "religion",
    "citizenship",
    "ethnicity",
    "blood_type",
    "disability",
)
FAMILY = (
    "family_role",
    "marital_status",
    "father_name",
    "father_nik",
    "mother_name",
    "mother_nik",
)
PLACE = ("hamlet", "rw", "rt", "address", "current_address", "lat", "lng")
WORK = ("occupation", "education", "schooling")
PAPERS = (
    "id_card",
    "id_card_status",
    "card_tag",
    "birth_certificate",
    "marriage_certificate",
    "married_on",
    "divorce_certificate",
    "divorced_on",
    "passport",
    "passport_expires_on",
    "residence_permit",
)
HEALTH = ("insurance", "insurance_number", "contraception", "pregnancy")

GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (_("Person"), PERSON),
    (_("Family and parents"), FAMILY),
    (_("Where this person lives"), PLACE),
    (_("Work and school"), WORK),
    (_("Papers"), PAPERS),
    (_("Health"), HEALTH),
)
EDITABLE = frozenset(name for _title, names in GROUPS for name in names) | {"status"}
