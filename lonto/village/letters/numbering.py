"""Letter numbers: `{classification}/{number}-{unit}/{roman month}/{year}`, each given once and never again."""

import re
from datetime import date

from django.db.models import Max

from lonto.lib.roman import roman
from lonto.regions.models import Region
from lonto.village.letters.models import Letter, LetterSetting

UNIT = re.compile(r"[A-Z0-9][A-Z0-9.]{0,18}")
CLASSIFICATION = re.compile(r"[0-9]{3}(\.[0-9]{1,3}){0,5}")
_KINDS = {"desa": "DS", "kelurahan": "KEL"}


def setting_of(village: Region) -> LetterSetting:
    """The village's ways, or the usual ones as a row that is not saved."""
    found = LetterSetting.objects.filter(village=village).first()
    return found or LetterSetting(village=village, unit=usual_unit(village))


def usual_unit(village: Region) -> str:
    """Desa Macang Tanggar -> "DS.MT"."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z0-9]+", village.name.upper()))
    return f"{_KINDS.get(village.kind, 'DS')}.{initials}"[:19]


def next_number(setting: LetterSetting, year: int) -> int:
    """The number to give now. The caller holds the village's stream, so nobody else is given the same one."""
    highest = Letter.objects.filter(village_id=setting.village_id, year=year).aggregate(Max("number"))["number__max"]
    on_paper = setting.paper_number if setting.paper_year == year else 0
    return max(highest or 0, on_paper) + 1


def number_text(letter: Letter, setting: LetterSetting, number: int | None, on: date) -> str:
    """The number as it is printed; dots in its place while there is none."""
    classification = setting.classifications.get(letter.type_code, letter.type.classification)
    shown = "........" if number is None else str(number)
    return f"{classification}/{shown}-{setting.unit}/{roman(on.month)}/{on.year}"
