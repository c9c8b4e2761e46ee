"""What a village's register of residents holds."""

from lonto.village.residents.models.family import Family
from lonto.village.residents.models.former_number import FormerNumber
from lonto.village.residents.models.hamlet import Hamlet
from lonto.village.residents.models.resident import Resident
from lonto.village.residents.models.resident_import import ImportRow, ResidentImport

__all__ = ["Family", "FormerNumber", "Hamlet", "ImportRow", "Resident", "ResidentImport"]
