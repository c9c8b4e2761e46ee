"""Application numbers such as DTS26-2-000123: programme and year, intake, serial. Given once and never reused."""

import re

from django.db.models import Max

from lonto.talent.admission.models import Application
from lonto.talent.training.models import Intake

LONGEST_PROGRAMME = 12


def number_of(intake: Intake, serial: int) -> str:
    """The number of the `serial`-th application of an intake that has its code."""
    return f"{intake.code}-{serial:06}"


def next_serial(intake: Intake) -> int:
    """The serial after the last one given; true as long as the stream of the intake's regency is held."""
    last: int | None = Application.objects.filter(intake=intake).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def code_for(intake: Intake) -> str:
    """A code for an intake that has none: the programme's initials and year, and which intake of it this is."""
    programme = f"{_initials(intake.programme.name)}{intake.programme.starts_on:%y}"
    earlier = Intake.objects.filter(programme=intake.programme, pk__lt=intake.pk).count()
    taken = set(Intake.objects.filter(regency=intake.regency).values_list("code", flat=True))
    ordinal = earlier + 1
    while f"{programme}-{ordinal}" in taken:
        ordinal += 1
    return f"{programme}-{ordinal}"


def _initials(name: str) -> str:
    """Digital Talent Scholarship 2026 -> DTS; DTS 2026 -> DTS."""
    words = re.findall(r"[A-Za-z]+", name)
    letters = "".join(word if word.isupper() else word[0] for word in words).upper()
    return letters[:LONGEST_PROGRAMME] or "P"
