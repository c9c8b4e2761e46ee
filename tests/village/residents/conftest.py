from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage

from lonto.regions.models import Region
from lonto.village.residents.models import Resident
from tests.village.residents.files import a_person, take


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of one test are not found by another."""
    monkeypatch.setattr(default_storage, "_wrapped", FileSystemStorage(location=tmp_path))


@pytest.fixture
def maria(village: Region) -> Resident:
    """The head of a family of one."""
    take(village, a_person())
    return Resident.objects.get(nik="5315054708929901")
