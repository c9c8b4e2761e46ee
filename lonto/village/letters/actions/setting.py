"""How a village writes its letters."""

from collections.abc import Mapping

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.village.letters.models import LetterSetting
from lonto.village.letters.numbering import setting_of
from lonto.village.letters.states import DECIDERS
from lonto.village.letters.type_files import letter_type


def change_setting(
    *,
    by: Membership,
    unit: str,
    classifications: Mapping[str, str],
    secretary_signs: bool,
    paper_year: int | None,
    paper_number: int,
) -> LetterSetting:
    """Set the office code, the archive codes that differ, who signs, and the last number given on paper."""
    village = by.office.region
    require_village(by, village, *DECIDERS)
    with writing(village) as stream:
        setting = setting_of(village)
        setting.unit = unit
        setting.classifications = {
            code: given for code, given in classifications.items() if given != letter_type(code).classification
        }
        setting.secretary_signs = secretary_signs
        setting.paper_year, setting.paper_number = paper_year, paper_number
        setting.save()
        record(by=by, stream=stream, verb="letters.change_setting", saved=[setting])
    return setting
