"""The columns of a table of efforts."""

from django.utils.translation import gettext_lazy as _

from lonto.regency.plans.models import LONGEST_NOTE
from lonto.tables.columns import Column

NUMBER = Column("number", "nomor", _("The number of the indicator."), ("no", "no."), is_required=True)
LEVEL = Column("level", "tingkat", _("The level that the rise reaches."), is_required=True)
DAYS = Column(
    "days",
    "hari-orang",
    _("Person-days; empty where nobody has estimated them, so that the assumed effort counts."),
    ("hari orang", "person days", "hari"),
    is_required=True,
)
COST = Column("cost", "rupiah", _("What has to be paid, in whole rupiah."), ("biaya",))
FROZEN = Column("frozen", "terkunci", _("ya where the rise cannot come."))
NOTE = Column("note", "catatan", _("A remark."), longest=LONGEST_NOTE)
COLUMNS = (NUMBER, LEVEL, DAYS, COST, FROZEN, NOTE)
