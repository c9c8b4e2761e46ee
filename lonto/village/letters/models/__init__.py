"""Letters of a village office, what happened to each, and how the village writes them."""

from lonto.village.letters.models.event import LetterEvent
from lonto.village.letters.models.letter import Letter
from lonto.village.letters.models.setting import LetterSetting

__all__ = ["Letter", "LetterEvent", "LetterSetting"]
