"""Loaded by pytest before anything else: tests run in test mode, on a data directory of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATABASE = os.environ.get("LONTO_DATABASE", "sqlite")

for name in [name for name in os.environ if name.startswith("LONTO_")]:
    del os.environ[name]
data = tempfile.mkdtemp(prefix="lonto-tests-")
(Path(data) / "static").mkdir()  # WhiteNoise warns where the folder of collected files is missing
atexit.register(shutil.rmtree, data, ignore_errors=True)
os.environ |= {
    "LONTO_MODE": "test",
    "LONTO_DATA": data,
    "LONTO_DATABASE": DATABASE,
    "LONTO_PUBLIC_URL": "https://desa.example.go.id",
}
