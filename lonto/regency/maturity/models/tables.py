"""What an agency hands in as a spreadsheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Office
from lonto.regency.maturity.models.assessments import Assessment
from lonto.tables.models import HandedInTable


class AnswerTable(HandedInTable):
    """Levels and evidence of an agency in one file."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="tables")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
